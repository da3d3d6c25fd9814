import { beforeEach, describe, expect, test } from 'vitest';
import { agreementToAll } from '../../fakes/agreement';
import { createAppConnect, describeRedaction, redactionRecord } from '../../fakes/app-connect';
import { createFakeServer, json, text } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { connection } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/**
 * The polling generation reads the manifest itself at every log and hands the person's session token on: a moved run
 * host takes the plugin out of each person's own settings, and what they chose waits until an admin agrees.
 */

const key = 'plugin_redaction';
const agreedKey = 'panel_agreed_redaction';
const keptKey = 'panel_kept_redaction';
const home = 'redaction.plugins.example';
const manifestRoute = 'GET /public-api/connectors/redaction/manifest';
const polling = { ...connection.capabilities, accountPlugins: false, pollsTasks: true };
/** Taken out with its lock, which is no way round it: it does not run. */
const locked = { value: '[LOCKED]', customizable: false };
const moved = describeRedaction('1.0.1', { endpointUrl: 'https://evil.example/run' });
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect({ capabilities: polling });
});

async function load(admin: { [key: string]: unknown } = { [agreedKey]: agreementToAll(home) }) {
  const appConnect = createAppConnect();
  appConnect.state.admin = { [key]: redactionRecord({ mark: locked }), ...admin };
  const server = createFakeServer(appConnect.routes);
  const page = await openPage(world, world.context(server.http));
  return { ...appConnect, ...page, server };
}

async function installed() {
  const { installedPlugins } = Object(await world.browser.storage.local.get('installedPlugins'));
  return installedPlugins.plugins[0];
}

const broken: readonly [string, () => ReturnType<typeof json>][] = [
  ['a moved run host', () => json(moved)],
  [
    'a run host without https',
    () => json(describeRedaction('1', { endpointUrl: 'http://evil.example/run' })),
  ],
  [
    'what we cannot read, and the server can',
    () => ({ ...json({}), text: `{"platforms":{"x":${'['.repeat(9000)}${']'.repeat(9000)}}}` }),
  ],
];

describe.each(broken)('%s', (_what, answer) => {
  test('takes the plugin out, and nothing that the person chose is lost', async () => {
    const { state, routes, refreshSettings, savePluginConfig } = await load();
    await refreshSettings();
    await savePluginConfig('redaction', { keepLast: 4 });
    expect(state.own[key]).toMatchObject({ value: { ownChoices: { keepLast: 4 } } });
    const published = routes[manifestRoute];
    routes[manifestRoute] = answer;
    await refreshSettings();
    expect(state.own).not.toHaveProperty(key);
    expect(await installed()).toMatchObject({ isPaused: true });
    if (published) routes[manifestRoute] = published;
    await refreshSettings();
    expect(state.own[key]).toMatchObject({
      value: {
        ownChoices: { keepLast: 4 },
        config: { keepLast: { value: 4 }, mark: { value: '[LOCKED]' } },
      },
    });
    expect(state.own).not.toHaveProperty(keptKey);
    expect(await installed()).not.toHaveProperty('isPaused');
  });
});

test('what is saved meanwhile waits with it, and does not put it back', async () => {
  const { state, refreshSettings, savePluginConfig } = await load();
  state.manifest = moved;
  await refreshSettings();
  await savePluginConfig('redaction', { keepLast: 7 });
  expect(state.own).not.toHaveProperty(key);
  state.admin[agreedKey] = agreementToAll('evil.example');
  await refreshSettings();
  expect(state.own[key]).toMatchObject({ value: { ownChoices: { keepLast: 7 } } });
});

test.each([
  ['an agreement of an earlier version', 'agreedTo'],
  ['none at all, where no admin was asked', undefined],
])('with %s', async (_what, kind) => {
  const record = redactionRecord({});
  const agreedTo = { version: '1', hosts: { endpointUrl: home }, logTypes: ['call'], fields: [] };
  const old = kind ? { ...record, value: { ...record.value, agreedTo } } : record;
  const { state, refreshSettings } = await load({ [key]: old });
  state.manifest = moved;
  await refreshSettings();
  expect(key in state.own).toBe(kind === undefined);
});

const notHad: readonly [string, () => ReturnType<typeof json>][] = [
  ['is not reached', () => json({}, 503)],
  ['has lost it', () => json({ error: 'gone' }, 404)],
  ['refuses it', () => json({ error: 'no' }, 403)],
  ['is asked too often', () => json({ error: 'slow down' }, 429)],
  ['breaks off in the middle', () => ({ ...json({}), text: '{"platforms":{"labs.redac' })],
  ['answers with another page', () => text('<html>Maintenance</html>')],
];

describe.each(notHad)('a directory that %s proves nothing', (_what, answer) => {
  test('what runs runs on, as it is', async () => {
    const { state, routes, refreshSettings, savePluginConfig } = await load();
    await refreshSettings();
    await savePluginConfig('redaction', { keepLast: 4 });
    const before = structuredClone(state.own);
    routes[manifestRoute] = answer;
    await refreshSettings();
    expect(state.own).toEqual(before);
    expect(await installed()).not.toHaveProperty('isPaused');
  });

  test('what waits waits on, whatever is saved meanwhile', async () => {
    const { state, routes, refreshSettings, savePluginConfig } = await load();
    await refreshSettings();
    const published = routes[manifestRoute];
    routes[manifestRoute] = () => json(moved);
    await refreshSettings();
    expect(state.own).not.toHaveProperty(key);
    routes[manifestRoute] = answer;
    // Meanwhile another browser's copy of the manifest may be an older one, on the agreed host.
    state.admin[agreedKey] = agreementToAll('evil.example');
    await refreshSettings();
    await savePluginConfig('redaction', { keepLast: 4 });
    expect(state.own).not.toHaveProperty(key);
    expect(await installed()).toMatchObject({ isPaused: true });
    state.admin[agreedKey] = agreementToAll(home);
    if (published) routes[manifestRoute] = published;
    await refreshSettings();
    expect(state.own[key]).toMatchObject({ value: { ownChoices: { keepLast: 4 } } });
  });
});

test('where the server runs what was registered, nothing is taken out', async () => {
  await world.connect();
  const { state, refreshSettings } = await load();
  state.manifest = moved;
  await refreshSettings();
  expect(state.own).toHaveProperty(key);
  expect(await installed()).toMatchObject({ asksForMore: true });
});

test('what waits goes with an uninstallation', async () => {
  const { state, refreshSettings } = await load();
  state.manifest = moved;
  await refreshSettings();
  expect(state.own).toHaveProperty(keptKey);
  state.admin[key] = { ...redactionRecord({}), isRemoved: true };
  await refreshSettings();
  expect(state.own).not.toHaveProperty(keptKey);
});

test('neither record is taken for a setting of the CRM', async () => {
  const { state, refreshSettings } = await load();
  state.manifest = moved;
  await refreshSettings();
  const { settingsIn } = await import('../../../../src/core/settings/setting-record');
  expect(settingsIn(state.own)).toEqual({});
  expect(settingsIn(state.admin)).toEqual({});
});

test('a page cannot take a plugin with a locked value out by itself', async () => {
  const { state, refreshSettings } = await load();
  await refreshSettings();
  const { call } = await import('../../../../src/protocol/client');
  const expected = {
    admin: { [key]: state.admin[key], [keptKey]: null },
    own: { [key]: state.own[key], [keptKey]: null },
  };
  const removal = { expected, records: {}, remove: [key] };
  await expect(call('saveOwnSettings', removal)).rejects.toMatchObject({ problem: { code: 'locked' } });
  expect(state.own).toHaveProperty(key);
});
