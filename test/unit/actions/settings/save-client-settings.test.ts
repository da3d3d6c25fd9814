import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClientSettingChanges } from '../../../../src/actions/settings/save-client-settings';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** A person's choices of client settings: where they stand, and what becomes of those that this browser kept. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const open = (value: unknown) => ({ value, customizable: true });
const locked = (value: unknown) => ({ value, customizable: false });

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const page = await openPage(world, world.context(server.http));
  const [saving, reading] = await Promise.all([
    import('../../../../src/actions/settings/save-client-settings'),
    import('../../../../src/storage/settings/preferences'),
  ]);
  const inForce = async () => reading.readClientSettings();
  const waiting = async () => {
    const { choices = {}, formerChoices = {} } = (await reading.readPreferenceSources()).preferences;
    return { ...formerChoices, ...choices };
  };
  const save = (changes: ClientSettingChanges) => saving.saveClientSettings(changes);
  return { ...fake, server, ...page, save, inForce, waiting };
}

/** As the worker's network fails: it loads its modules anew in each test. */
async function offline(): Promise<never> {
  const { fail } = await import('../../../../src/core/basics/problem');
  return fail('offline');
}

const chosenIn = (own: object) => Object(own).panel_own?.value;

describe('a choice', () => {
  test('stands in the person’s own settings, in force at once, and is given up again', async () => {
    const page = await load();
    await page.save({ autoLogCall: true, addCallLogResult: false });
    expect(page.state.own).toMatchObject({ autoLogCall: open(true), addCallLogResult: open(false) });
    expect(await page.inForce()).toMatchObject({ autoLogCall: true, addCallLogResult: false });
    await page.save({ autoLogCall: null, addCallLogResult: null });
    expect(page.state.own).not.toHaveProperty('addCallLogResult');
    expect(await page.inForce()).toMatchObject({ autoLogCall: false, addCallLogResult: true });
  });

  test('is one message that names what it was based on', async () => {
    const page = await load();
    await page.refreshSettings();
    const before = page.server.requests.length;
    await page.save({ oneTimeLog: true });
    const sent = page.server.requests.slice(before).filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    // Somebody else has locked it since: the newer document counts.
    page.state.admin = { oneTimeLog: locked(false) };
    await expect(page.save({ oneTimeLog: null })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['oneTimeLog'] },
    });
  });

  test.each([
    ['by an admin', { autoLogSMS: locked(false) }, {}],
    ['by an admin, under a name of ours', { panel_sms: locked(false) }, {}],
    ['by this computer’s policy', {}, { autoLogSMS: false }],
    ['by this computer’s policy, under a name of ours', {}, { sms: false }],
  ])('that is fixed %s is refused, and nothing is sent', async (_who, admin, preferences) => {
    const page = await load();
    page.state.admin = admin;
    await world.browser.storage.local.set({ policy: { preferences, broken: [] } });
    await page.refreshSettings();
    const before = structuredClone(page.state.own);
    await expect(page.save({ autoLogSMS: true })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['autoLogSMS'] },
    });
    expect(page.state.own).toEqual(before);
  });

  test.each([
    ['without a network', offline, 'offline'],
    ['when the connector refuses it', () => json({}), 'refused'],
  ])('%s is not made: the earlier one stays', async (_what, answer, code) => {
    const page = await load();
    await page.save({ autoLogSMS: true });
    page.routes['POST /user/settings'] = answer;
    await expect(page.save({ autoLogSMS: false })).rejects.toMatchObject({ problem: { code } });
    expect(await page.inForce()).toMatchObject({ autoLogSMS: true });
  });

  test('without a CRM waits here, in force, and is moved when one is connected', async () => {
    const page = await load();
    const { connection } = await world.browser.storage.local.get('connection');
    await world.browser.storage.local.set({ connection: null });
    await page.save({ autoLogSMS: true });
    expect(await page.inForce()).toMatchObject({ autoLogSMS: true });
    expect(await page.waiting()).toEqual({ autoLogSMS: true });
    page.state.own = { autoLogSMS: open(false), panel_own: { value: { autoLogSMS: { choice: false } } } };
    await world.browser.storage.local.set({ connection });
    expect(await page.inForce()).toMatchObject({ autoLogSMS: true });
    await page.refreshSettings();
    expect(page.state.own).toMatchObject({ autoLogSMS: open(true) });
    expect(await page.waiting()).toEqual({});
  });

  test('is in force while it is moved too: a call may end at any time', async () => {
    const page = await load();
    await world.browser.storage.local.set({ preferences: { choices: { autoLogCall: true } } });
    const seen = new Set<boolean>();
    const look = async () => seen.add((await page.inForce()).autoLogCall);
    const { local } = world.browser.storage;
    const set = local.set.bind(local);
    vi.spyOn(local, 'set').mockImplementation(async (values) => {
      await set(values);
      await look();
    });
    await page.refreshSettings();
    expect(await page.waiting()).toEqual({});
    expect([...seen]).toEqual([true]);
  });
});

describe('what this browser has kept from the first panel', () => {
  const kept = { call: true, sms: false, unknownContact: 'create', theme: 'dark' };

  test('is in force at once, and moves into the person’s own settings once', async () => {
    await world.browser.storage.local.set({ preferences: kept });
    const page = await load();
    expect(await page.inForce()).toMatchObject({ autoLogCall: true });
    await page.refreshSettings();
    expect(page.state.own).toMatchObject({
      autoLogCall: open(true),
      unknownContactPreference: open('createNewPlaceholderContact'),
    });
    expect(await page.waiting()).toEqual({});
    expect(await page.inForce()).toMatchObject({ autoLogCall: true });
    // Given up elsewhere: this computer does not bring it back.
    page.state.own = {};
    await page.refreshSettings();
    expect(page.state.own).toEqual({});
  });

  test('gives way to what another computer or App Connect’s own client has brought before', async () => {
    await world.browser.storage.local.set({ preferences: kept });
    const page = await load();
    page.state.own = {
      unknownContactPreference: { value: 'skipLogging' },
      autoLogCall: open(false),
      panel_own: open({
        autoLogCall: { choice: false },
        unknownContactPreference: { choice: 'skipLogging' },
      }),
    };
    await page.refreshSettings();
    expect(chosenIn(page.state.own)).toMatchObject({
      autoLogCall: { choice: false },
      unknownContactPreference: { choice: 'skipLogging' },
    });
    expect(await page.waiting()).toEqual({});
  });

  test('waits under a lock, and is no choice where it is the admin’s default', async () => {
    await world.browser.storage.local.set({ preferences: kept });
    const page = await load();
    page.state.admin = { autoLogCall: locked(false), autoLogSMS: open(false) };
    await page.refreshSettings();
    expect(await page.inForce()).toMatchObject({ autoLogCall: false, autoLogSMS: false });
    page.state.admin = { autoLogSMS: open(true) };
    await page.refreshSettings();
    expect(await page.inForce()).toMatchObject({ autoLogCall: true, autoLogSMS: true });
  });

  test('is not lost offline, nor where the worker is killed before it forgets', async () => {
    await world.browser.storage.local.set({ preferences: kept });
    const page = await load();
    const post = page.routes['POST /user/settings'];
    page.server.routes['POST /user/settings'] = offline;
    await expect(page.refreshSettings()).rejects.toMatchObject({ problem: { code: 'offline' } });
    expect(await page.waiting()).toMatchObject({ autoLogCall: true });
    expect(await page.inForce()).toMatchObject({ autoLogCall: true });
    if (post) page.server.routes['POST /user/settings'] = post;
    await page.refreshSettings();
    const moved = structuredClone(page.state.own);
    // As if this had not been stored any more.
    await world.browser.storage.local.set({ preferences: kept });
    await page.refreshSettings();
    expect(page.state.own).toEqual(moved);
    expect(await page.waiting()).toEqual({});
  });
});
