import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAppConnect, describeRedaction } from '../fakes/app-connect';
import { createFakeServer, json } from '../fakes/fake-server';
import { createSurroundings, identity, type Surroundings } from '../fakes/worker';

const key = 'plugin_redaction';
let world: Surroundings;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
});

async function load(appConnect = createAppConnect()) {
  const installation = await import('../../../src/background/installation');
  const saga = await import('../../../src/background/install-saga');
  const server = createFakeServer(appConnect.routes);
  return { ...installation, ...saga, ...appConnect, server, context: world.context(server.http) };
}

async function installations(): Promise<{ [id: string]: { state: string } }> {
  return (await world.browser.storage.local.get('installations'))['installations'] ?? {};
}

test('installs: entry in the admin’s document, registration, own settings', async () => {
  const { installPlugin, context, state, server } = await load();
  state.admin = { theirs: { value: 1 } };
  await installPlugin(context, 'redaction');
  expect(state.admin).toMatchObject({
    theirs: { value: 1 },
    [key]: { value: { name: 'labs.redaction', logTypes: ['call'] } },
  });
  expect([...state.registered]).toEqual(['redaction']);
  expect(state.own[key]).toMatchObject({ value: { config: { mark: { value: '[removed]' } } } });
  expect(server.to('POST /plugin/register')[0]?.body).toMatchObject({
    rcAccountId: '400000001',
    pluginAccess: 'public',
  });
  expect(await installations()).toEqual({});
});

test('only the settings are sent, never the row with its tokens', async () => {
  const { installPlugin, context, server } = await load();
  await installPlugin(context, 'redaction');
  expect(JSON.stringify(server.to('POST /admin/settings')[0]?.body)).not.toContain('secret');
});

test('installing again keeps what the admin had set', async () => {
  const { installPlugin, context, state } = await load();
  await installPlugin(context, 'redaction');
  const entry = Object(state.admin[key]);
  entry.value.config.mark = { value: 'ours', customizable: false };
  await installPlugin(context, 'redaction', 'repair');
  expect(state.admin[key]).toMatchObject({
    value: { config: { mark: { value: 'ours', customizable: false } } },
  });
});

test('uninstalls: unregistered first, then the tombstone, then the own entry', async () => {
  const { installPlugin, uninstallPlugin, context, state, server } = await load();
  await installPlugin(context, 'redaction');
  server.requests.length = 0;
  await uninstallPlugin(context, 'redaction');
  const writes = server.requests
    .filter((request) => request.method !== 'GET')
    .map((request) => `${request.method} ${new URL(request.url).pathname}`);
  expect(writes).toEqual(['DELETE /plugin/unregister', 'POST /admin/settings', 'POST /user/settings']);
  expect(state.admin[key]).toMatchObject({ isRemoved: true });
  expect(state.own).not.toHaveProperty(key);
  expect(state.registered.size).toBe(0);
});

test('a refusal after something was written needs repair, and repairing ends it', async () => {
  const { installPlugin, context, server, routes } = await load();
  const register = routes['POST /plugin/register'];
  server.routes['POST /plugin/register'] = () =>
    json({ successful: false, returnMessage: 'Plugin register API did not return jwtToken' }, 400);
  await expect(installPlugin(context, 'redaction')).rejects.toThrow('did not return jwtToken');
  expect(await installations()).toMatchObject({
    redaction: { state: 'needs_repair', problem: { code: 'refused' } },
  });
  if (register) server.routes['POST /plugin/register'] = register;
  await installPlugin(context, 'redaction', 'repair');
  expect(await installations()).toEqual({});
});

test('a refusal before anything was written leaves nothing behind', async () => {
  const { installPlugin, context, server } = await load();
  delete server.routes['GET /public-api/connectors/redaction/manifest'];
  await expect(installPlugin(context, 'redaction')).rejects.toThrow('missing_route');
  expect(await installations()).toEqual({});
});

describe('consent', () => {
  async function consentNow(manifest: object) {
    const { consentTo } = await import('../../../src/core/consent-change');
    const { readPluginManifest } = await import('../../../src/core/plugin-manifest');
    const read = readPluginManifest(manifest, 'labs.redaction');
    if (!read) throw new Error('The sample manifest cannot be read');
    return consentTo(read);
  }
  const grown = describeRedaction('1.1.0', { supportedLogTypes: ['call', 'sms'] });

  test('what was agreed to is kept in the admin’s entry', async () => {
    const { installPlugin, context, state } = await load();
    const consent = await consentNow(state.manifest);
    await installPlugin(context, 'redaction', 'install', { consent });
    expect(state.admin[key]).toMatchObject({ value: { agreedTo: consent } });
  });

  test('a manifest that has changed since it was shown is not installed', async () => {
    const { installPlugin, context, state, server } = await load();
    const consent = await consentNow(state.manifest);
    state.manifest = grown;
    await expect(installPlugin(context, 'redaction', 'install', { consent })).rejects.toThrow(
      'consent_needed',
    );
    expect(server.to('POST /admin/settings')).toHaveLength(0);
    expect(await installations()).toEqual({});
  });

  test('an update that sends no more needs none, keeps every value and registers again', async () => {
    const { installPlugin, context, state, server } = await load();
    await installPlugin(context, 'redaction');
    Object(state.admin[key]).value.config.mark = { value: 'ours', customizable: false, unit: 'words' };
    state.manifest = describeRedaction('1.1.0', {
      pageContent: [{ const: 'style', title: 'Style', type: 'string' }],
    });
    server.requests.length = 0;
    await installPlugin(context, 'redaction', 'update');
    expect(state.admin[key]).toMatchObject({
      value: {
        version: '1.1.0',
        config: { mark: { value: 'ours', customizable: false, unit: 'words' }, style: { value: null } },
        agreedTo: { version: '1.1.0' },
      },
    });
    expect(server.to('POST /plugin/register')).toHaveLength(1);
  });

  test.each(['update', 'repair', 'install'] as const)(
    'when more goes out, %s is refused without consent to exactly that',
    async (intent) => {
      const { installPlugin, context, state, server } = await load();
      const before = await consentNow(state.manifest);
      await installPlugin(context, 'redaction');
      state.manifest = grown;
      server.requests.length = 0;
      await expect(installPlugin(context, 'redaction', intent)).rejects.toThrow('consent_needed');
      await expect(installPlugin(context, 'redaction', intent, { consent: before })).rejects.toThrow(
        'consent_needed',
      );
      expect(server.to('POST /admin/settings')).toHaveLength(0);
      expect(server.to('POST /plugin/register')).toHaveLength(0);
      await installPlugin(context, 'redaction', intent, { consent: await consentNow(grown) });
      expect(state.admin[key]).toMatchObject({ value: { version: '1.1.0', logTypes: ['call', 'sms'] } });
    },
  );

  test('an entry of another client has agreed to nothing', async () => {
    const { installPlugin, context, state } = await load();
    state.admin[key] = {
      customizable: true,
      value: { name: 'labs.redaction', logTypes: ['call'], config: {} },
    };
    await expect(installPlugin(context, 'redaction', 'update')).rejects.toThrow('consent_needed');
  });
});

test('a manifest that would stop all logging is refused before anything is written', async () => {
  const { installPlugin, context, server, state } = await load();
  const path = 'GET /public-api/connectors/redaction/manifest';
  const before = server.routes[path];
  server.routes[path] = async (request, url) => {
    const body = JSON.parse((await before?.(request, url))?.text ?? '{}');
    delete body.platforms['labs.redaction'].supportedLogTypes;
    return json(body);
  };
  await expect(installPlugin(context, 'redaction')).rejects.toMatchObject({
    problem: { code: 'manifest', missing: ['supportedLogTypes'] },
  });
  expect(state.admin).toEqual({});
  expect(await installations()).toEqual({});
});

test('every change of the account is an admin’s', async () => {
  const { installPlugin, uninstallPlugin, context, server } = await load();
  const { savePluginDefaults, getPluginDefaults } = await import('../../../src/background/defaults');
  const { settleConflict } = await import('../../../src/background/conflict');
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  const attempts = [
    () => installPlugin(context, 'redaction'),
    () => installPlugin(context, 'redaction', 'update'),
    () => uninstallPlugin(context, 'redaction'),
    () => getPluginDefaults(context, 'redaction'),
    () => savePluginDefaults(context, 'redaction', {}),
    () => settleConflict(context, ['userSettings/plugin_redaction'], 'mine'),
    () => settleConflict(context, ['userSettings/plugin_redaction'], 'theirs'),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow('not_admin');
  expect(server.requests).toHaveLength(0);
});
