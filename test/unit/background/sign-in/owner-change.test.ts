import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ownerKey, type Connection, type Identity } from '../../../../src/core/crm/account';
import { createSurroundings, connection, identity, type Surroundings } from '../../fakes/worker';

const priya = identity;
const sam = { ...identity, extensionId: '102', name: 'Sam Ortiz' };
const archive = { ...connection, platform: 'archiveCRM', connectorName: 'Archive' };
const broken = {
  pluginId: 'redaction',
  displayName: 'Redaction',
  intent: 'install',
  step: 'settings',
  state: 'needs_repair',
  startedAt: 1,
} as const;

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const [change, drafts, saga] = await Promise.all([
    import('../../../../src/background/sign-in/owner-change'),
    import('../../../../src/background/sign-in/drafts'),
    import('../../../../src/background/plugins/install-saga'),
  ]);
  const context = world.context(async () => Promise.reject(new Error('no network')));
  const type = (who: readonly [Identity, Connection | null], form: string, value: unknown) =>
    drafts.saveDraft(context, { owner: ownerKey(...who), form, value });
  const leaveBroken = (who: readonly [Identity, Connection]) =>
    saga.setInstallation(ownerKey(...who), 'redaction', () => broken);
  return { ...change, ...drafts, type, leaveBroken };
}

const stored = async (key: string) => Object((await world.browser.storage.local.get(key))[key]);
const typed = async () =>
  Object.fromEntries(
    Object.entries(await stored('drafts')).map(([form, draft]) => [form, Object(draft).value]),
  );

describe('what was typed and installed belongs to a person and a CRM', () => {
  test('another person, and another CRM, sees none of it; whoever comes back finds it as it was', async () => {
    const { changeOwner, type, leaveBroken } = await load();
    await type([priya, connection], 'plugin:a', 'mine');
    await leaveBroken([priya, connection]);
    for (const [who, crm] of [
      [sam, connection],
      [sam, archive],
      [priya, archive],
    ] as const) {
      await changeOwner({ identity: who, connection: crm });
      expect(await typed()).toEqual({});
      expect(await stored('installations')).toEqual({});
      await type([who, crm], 'plugin:a', `${who.name}, ${crm.platform}`);
    }
    await changeOwner({ identity: priya, connection });
    expect(await typed()).toEqual({ 'plugin:a': 'mine' });
    expect(await stored('installations')).toEqual({ redaction: broken });
  });

  test('leaving a CRM and connecting the same one again, even by signing out, changes nothing of it', async () => {
    const { changeOwner, type, leaveBroken } = await load();
    await type([priya, connection], 'crm_settings', 'typed');
    await leaveBroken([priya, connection]);
    await changeOwner({ connection: null });
    expect(await typed()).toEqual({});
    await changeOwner({ identity: null });
    await changeOwner({ identity: priya });
    await changeOwner({ connection });
    expect(await typed()).toEqual({ crm_settings: 'typed' });
    expect(await stored('installations')).toEqual({ redaction: broken });
    expect(await stored('ownersAway')).toEqual({});
  });

  test('is all exchanged in one write, with what was counted and read: no moment shows another’s', async () => {
    const { changeOwner, type } = await load();
    await type([priya, connection], 'plugin:a', 'mine');
    const counts = { needsYou: 3, waiting: 0, logged: 0, todo: 0, ignored: 0 };
    await world.browser.storage.local.set({
      activitySummary: { counts, newest: [], due: {}, revision: 7 },
      settingRecords: { admin: { a: 1 }, own: {} },
    });
    const seen: object[] = [];
    world.browser.storage.onChanged.addListener((changes) => void seen.push(changes));
    await changeOwner({ identity: sam, connection: null, sessionToken: null });
    expect(seen).toHaveLength(1);
    expect(await typed()).toEqual({});
    expect(await stored('activitySummary')).toMatchObject({ counts: { needsYou: 0 } });
    expect(await stored('settingRecords')).toEqual({ admin: {}, own: {} });
  });

  test('what a page sends late goes to whom it belongs', async () => {
    const { changeOwner, type, discardDraft, leaveBroken } = await load();
    await changeOwner({ identity: sam });
    await type([sam, connection], 'plugin:a', 'Sam’s');
    await type([priya, connection], 'plugin:a', 'Priya’s');
    await type([priya, connection], 'plugin:b', 'away');
    await leaveBroken([priya, connection]);
    await discardDraft(ownerKey(priya, connection), 'plugin:b');
    expect(await typed()).toEqual({ 'plugin:a': 'Sam’s' });
    expect(await stored('installations')).toEqual({});
    await changeOwner({ identity: priya });
    expect(await typed()).toEqual({ 'plugin:a': 'Priya’s' });
    expect(await stored('installations')).toEqual({ redaction: broken });
  });

  test('a sign-in form that was begun without a CRM is there until one is connected', async () => {
    const { changeOwner, type } = await load();
    await changeOwner({ connection: null });
    await type([priya, null], 'connect', 'host');
    await changeOwner({ connection: archive });
    expect(await typed()).toEqual({ connect: 'host' });
    await changeOwner({ identity: sam });
    expect(await typed()).toEqual({});
  });

  test.each([
    ['somebody is signed in and connected', { identity: priya, connection }],
    ['somebody is signed in', { identity: priya, connection: null }],
    ['nobody is signed in', { identity: null, connection: null }],
  ])('what an earlier version kept for nobody in particular, where %s', async (_where, now) => {
    await world.browser.storage.local.set({ ...now, drafts: { 'plugin:a': { value: 'old', changedAt: 1 } } });
    const { changeOwner } = await load();
    await changeOwner({ identity: priya });
    await changeOwner({ connection });
    expect(await typed()).toEqual({ 'plugin:a': 'old' });
    await changeOwner({ identity: sam });
    expect(await typed()).toEqual({});
  });

  test('however people and CRMs change: each finds what they typed last, and never what another one did', async () => {
    const who = fc.constantFrom(priya, sam);
    const crm = fc.constantFrom(connection, archive, null);
    const step = fc.oneof(
      fc.record({ identity: fc.option(who), connection: crm }),
      fc.record({ text: fc.string() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        world = createSurroundings();
        await world.connect();
        const { changeOwner, type } = await load();
        const expected = new Map<string, string>();
        let here: { identity: Identity | null; connection: Connection | null } = { identity, connection };
        for (const one of steps) {
          if ('text' in one) {
            if (!here.identity || !here.connection) continue;
            await type([here.identity, here.connection], 'plugin:a', one.text);
            expected.set(ownerKey(here.identity, here.connection), one.text);
          } else {
            here = { identity: one.identity, connection: one.identity ? one.connection : null };
            await changeOwner(here);
          }
          const mine = here.identity ? expected.get(ownerKey(here.identity, here.connection)) : undefined;
          expect(await typed()).toEqual(mine === undefined ? {} : { 'plugin:a': mine });
        }
      }),
      { numRuns: 60 },
    );
  });
});
