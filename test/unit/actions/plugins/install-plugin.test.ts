import { beforeEach, describe, expect, test } from 'vitest';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect, describeRedaction } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

const key = 'plugin_redaction';
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load(appConnect = createAppConnect()) {
  const server = createFakeServer(appConnect.routes);
  const context = world.context(server.http);
  const pages = await world.servePages(context);
  return { ...(await loadAdminPage()), ...pages, ...appConnect, server, context };
}

async function installations(): Promise<{ [id: string]: { state: string } }> {
  return (await world.browser.storage.local.get('installations'))['installations'] ?? {};
}

test('installs: entry in the admin’s document, registration, own settings', async () => {
  const { installPlugin, state, server } = await load();
  state.admin = { theirs: { value: 1 } };
  await installPlugin('redaction');
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
  const { installPlugin, server } = await load();
  await installPlugin('redaction');
  expect(JSON.stringify(server.to('POST /admin/settings')[0]?.body)).not.toContain('secret');
});

test('installing again keeps what the admin had set', async () => {
  const { installPlugin, state } = await load();
  await installPlugin('redaction');
  const entry = Object(state.admin[key]);
  entry.value.config.mark = { value: 'ours', customizable: false };
  await installPlugin('redaction', 'repair');
  expect(state.admin[key]).toMatchObject({
    value: { config: { mark: { value: 'ours', customizable: false } } },
  });
});

test('a shared plugin is refused where the server would fail every log with it, and nothing is written', async () => {
  await world.connect({
    capabilities: { rcTokenInHeader: false, accountPlugins: false, pollsTasks: true, interfaces: [] },
  });
  const { installPlugin, state, server } = await load();
  const shared = { id: 'redaction', name: 'labs.redaction', displayName: 'Redaction', accountId: '9' };
  server.routes['GET /public-api/connectors'] = () => json({ connectors: [] });
  server.routes['GET /public-api/connectors/internal'] = () =>
    json({ privateConnectors: [], sharedConnectors: [shared] });
  await expect(installPlugin('redaction')).rejects.toMatchObject({ problem: { code: 'shared_plugin' } });
  expect(state.admin).toEqual({});
  expect(server.to('POST /admin/settings')).toEqual([]);
});

test('uninstalls: unregistered first, then the tombstone, then the own entry', async () => {
  const { installPlugin, uninstallPlugin, state, server } = await load();
  await installPlugin('redaction');
  server.requests.length = 0;
  await uninstallPlugin('redaction');
  const writes = server.requests
    .filter((request) => request.method !== 'GET')
    .map((request) => `${request.method} ${new URL(request.url).pathname}`);
  expect(writes).toEqual(['DELETE /plugin/unregister', 'POST /admin/settings', 'POST /user/settings']);
  expect(state.admin[key]).toMatchObject({ isRemoved: true });
  expect(state.own).not.toHaveProperty(key);
  expect(state.registered.size).toBe(0);
});

test('a refusal after something was written needs repair, and repairing ends it', async () => {
  const { installPlugin, server, routes } = await load();
  const register = routes['POST /plugin/register'];
  server.routes['POST /plugin/register'] = () =>
    json({ successful: false, returnMessage: 'Plugin register API did not return jwtToken' }, 400);
  await expect(installPlugin('redaction')).rejects.toThrow('did not return jwtToken');
  expect(await installations()).toMatchObject({
    redaction: { state: 'needs_repair', problem: { code: 'refused' } },
  });
  if (register) server.routes['POST /plugin/register'] = register;
  await installPlugin('redaction', 'repair');
  expect(await installations()).toEqual({});
});

test('a refusal before anything was written leaves nothing behind', async () => {
  const { installPlugin, server } = await load();
  delete server.routes['GET /public-api/connectors/redaction/manifest'];
  await expect(installPlugin('redaction')).rejects.toThrow('missing_route');
  expect(await installations()).toEqual({});
});

describe('consent', () => {
  async function consentNow(manifest: object) {
    const { consentTo } = await import('../../../../src/core/plugins/consent-change');
    const { readPluginManifest } = await import('../../../../src/core/plugins/plugin-manifest');
    const read = readPluginManifest(manifest, 'labs.redaction');
    if (!read) throw new Error('The sample manifest cannot be read');
    return consentTo(read);
  }
  const grown = describeRedaction('1.1.0', { supportedLogTypes: ['call', 'sms'] });

  test('what was agreed to is kept in the admin’s entry', async () => {
    const { installPlugin, state } = await load();
    const consent = await consentNow(state.manifest);
    await installPlugin('redaction', 'install', { consent });
    expect(state.admin[key]).toMatchObject({ value: { agreedTo: consent } });
  });

  test('a manifest that has changed since it was shown is not installed', async () => {
    const { installPlugin, state, server } = await load();
    const consent = await consentNow(state.manifest);
    state.manifest = grown;
    await expect(installPlugin('redaction', 'install', { consent })).rejects.toThrow('consent_needed');
    expect(server.to('POST /admin/settings')).toHaveLength(0);
    expect(await installations()).toEqual({});
  });

  test('an update that sends no more needs none, keeps every value and registers again', async () => {
    const { installPlugin, state, server } = await load();
    await installPlugin('redaction');
    Object(state.admin[key]).value.config.mark = { value: 'ours', customizable: false, unit: 'words' };
    state.manifest = describeRedaction('1.1.0', {
      pageContent: [{ const: 'style', title: 'Style', type: 'string' }],
    });
    server.requests.length = 0;
    await installPlugin('redaction', 'update');
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
      const { installPlugin, state, server } = await load();
      const before = await consentNow(state.manifest);
      await installPlugin('redaction');
      state.manifest = grown;
      server.requests.length = 0;
      await expect(installPlugin('redaction', intent)).rejects.toThrow('consent_needed');
      await expect(installPlugin('redaction', intent, { consent: before })).rejects.toThrow('consent_needed');
      expect(server.to('POST /admin/settings')).toHaveLength(0);
      expect(server.to('POST /plugin/register')).toHaveLength(0);
      await installPlugin('redaction', intent, { consent: await consentNow(grown) });
      expect(state.admin[key]).toMatchObject({ value: { version: '1.1.0', logTypes: ['call', 'sms'] } });
    },
  );

  test('an entry of another client has agreed to nothing', async () => {
    const { installPlugin, state } = await load();
    state.admin[key] = {
      customizable: true,
      value: { name: 'labs.redaction', logTypes: ['call'], config: {} },
    };
    await expect(installPlugin('redaction', 'update')).rejects.toThrow('consent_needed');
  });
});

test('a manifest that would stop all logging is refused before anything is written', async () => {
  const { installPlugin, server, state } = await load();
  const path = 'GET /public-api/connectors/redaction/manifest';
  const before = server.routes[path];
  server.routes[path] = async (request, url) => {
    const body = JSON.parse((await before?.(request, url))?.text ?? '{}');
    delete body.platforms['labs.redaction'].supportedLogTypes;
    return json(body);
  };
  await expect(installPlugin('redaction')).rejects.toMatchObject({
    problem: { code: 'manifest', missing: ['supportedLogTypes'] },
  });
  expect(state.admin).toEqual({});
  expect(await installations()).toEqual({});
});

test('every change of the account is an admin’s', async () => {
  const { installPlugin, uninstallPlugin, server, ...page } = await load();
  const { call } = await import('../../../../src/protocol/client');
  const seen = { pluginId: 'redaction', displayName: 'Redaction' };
  const plugin = { ...seen, name: 'labs.redaction', access: 'public', ownerAccountId: '' } as const;
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  const attempts = [
    () => installPlugin('redaction'),
    () => installPlugin('redaction', 'update'),
    () => uninstallPlugin('redaction'),
    () => page.loadDefaults('redaction'),
    () => page.saveDefaults({ defaults: { ...seen, fields: [], declared: [], record: {} }, changes: {} }),
    () => page.settleConflict(['userSettings/plugin_redaction'], 'mine'),
    () => page.settleConflict(['userSettings/plugin_redaction'], 'theirs'),
    // The worker itself refuses, whatever a page does.
    () => call('changeInstallation', { intent: 'install', plugin, expected: null, record: {} }),
    () => call('saveAdminRecords', { column: 'userSettings', records: {} }),
    () => call('forgetAdminWrites', { writes: [] }),
    () => call('readUserMappings', {}),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow('not_admin');
  expect(server.requests).toHaveLength(0);
});

describe('a record that has changed since the page saw it', () => {
  /** Another admin's panel has written since this one has read. */
  function writeAsAnother({ state }: Awaited<ReturnType<typeof load>>): void {
    const entry = structuredClone(Object(state.admin[key]));
    entry.value.config.mark = { value: 'theirs', customizable: false };
    state.admin = { ...state.admin, [key]: entry };
  }

  test('is read again, and what another admin set meanwhile is installed with it', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    writeAsAnother(loaded);
    loaded.server.requests.length = 0;
    await loaded.installPlugin('redaction', 'repair');
    expect(loaded.state.admin[key]).toMatchObject({
      value: { config: { mark: { value: 'theirs', customizable: false } } },
    });
    expect(loaded.server.to('POST /admin/settings')).toHaveLength(1);
    expect(await installations()).toEqual({});
  });

  test('is not uninstalled by an older one: nothing is unregistered before it is read again', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    writeAsAnother(loaded);
    loaded.server.requests.length = 0;
    await loaded.uninstallPlugin('redaction');
    expect(loaded.server.to('DELETE /plugin/unregister')).toHaveLength(1);
    expect(loaded.state.admin[key]).toMatchObject({
      isRemoved: true,
      value: { config: { mark: { value: 'theirs' } } },
    });
  });

  test('is not asked for where it is as it was: uninstalling is one message', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    world.browser.runtime.sendMessage.mockClear();
    await loaded.uninstallPlugin('redaction');
    const messages = world.browser.runtime.sendMessage.mock.calls.map(([message]) => Object(message).method);
    // Of what is asked behind it: nothing that it would wait for.
    expect(messages.filter((method) => method !== 'askServer' && method !== 'keepPluginAnswers')).toEqual([
      'changeInstallation',
      'readSettings',
      'applySettings',
    ]);
  });

  test('is refused by the worker with nothing written, noted or remembered', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const { call } = await import('../../../../src/protocol/client');
    loaded.server.requests.length = 0;
    const plugin = {
      pluginId: 'redaction',
      displayName: 'Redaction',
      name: 'labs.redaction',
      access: 'public',
      ownerAccountId: '',
    } as const;
    const { adminWrites } = await world.browser.storage.local.get('adminWrites');
    await expect(
      call('changeInstallation', { intent: 'install', plugin, expected: null, record: { value: {} } }),
    ).rejects.toThrow('stale');
    expect(loaded.server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await installations()).toEqual({});
    expect(await world.browser.storage.local.get('adminWrites')).toEqual({ adminWrites });
  });
});

test('a page that is closed before the own settings are written leaves that to the next refresh, however young the last one', async () => {
  const { installPlugin, state, server, routes } = await load();
  const { refreshSettings } = await import('../../../../src/actions/settings/refresh-settings');
  await refreshSettings();
  world.clock.time += 1000;
  const save = routes['POST /user/settings'];
  server.routes['POST /user/settings'] = () => json({ error: 'not now' }, 500);
  await installPlugin('redaction');
  expect(state.own).not.toHaveProperty(key);
  expect(await installations()).toEqual({});
  if (save) server.routes['POST /user/settings'] = save;
  await refreshSettings(5000);
  expect(state.own[key]).toMatchObject({ value: { config: { mark: { value: '[removed]' } } } });
  server.requests.length = 0;
  world.clock.time += 1000;
  await refreshSettings(5000);
  expect(server.to('GET /user/settings')).toEqual([]);
});
