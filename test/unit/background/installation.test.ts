import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer, json, text } from '../fakes/fake-server';
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

describe('the worker dies after each request of an install', () => {
  // The number of requests of a whole install is counted, not assumed.
  test('each death ends installed, not installed, or needing a repair that works', async () => {
    const whole = await load();
    await whole.installPlugin(whole.context, 'redaction');
    const total = whole.server.requests.length;
    expect(total).toBeGreaterThan(6);
    for (let survived = 1; survived <= total; survived += 1) {
      world.kill();
      world = createSurroundings();
      await world.connect();
      const dying = await load();
      let count = 0;
      const http: typeof dying.server.http = async (request) => {
        const answer = await dying.server.http(request);
        count += 1;
        return count < survived ? answer : new Promise(() => {});
      };
      void dying.installPlugin({ ...dying.context, http }, 'redaction');
      await vi.waitFor(() => expect(count).toBeGreaterThanOrEqual(survived));
      world.kill();
      const next = await load({ state: dying.state, routes: dying.routes });
      await next.recoverInstallations();
      const left = await installations();
      const isWhole = dying.state.registered.has('redaction') && key in dying.state.admin;
      const isNothing = !dying.state.registered.has('redaction') && !(key in dying.state.admin);
      expect(isWhole || isNothing || left['redaction']?.state === 'needs_repair').toBe(true);
      expect(Object.values(left).some((one) => one.state === 'running')).toBe(false);
      await next.installPlugin(next.context, 'redaction', 'repair');
      expect(
        dying.state.registered.has('redaction') && key in dying.state.admin && key in dying.state.own,
      ).toBe(true);
      expect(await installations()).toEqual({});
    }
  });
});

test('a user who is not an admin is refused by the worker, before any request', async () => {
  const { installPlugin, uninstallPlugin, context, server } = await load();
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  await expect(installPlugin(context, 'redaction')).rejects.toThrow('not_admin');
  await expect(uninstallPlugin(context, 'redaction')).rejects.toThrow('not_admin');
  expect(server.requests).toHaveLength(0);
});

test('an entry that another admin overwrote in between is noticed', async () => {
  const { installPlugin, context, state, server } = await load();
  server.routes['POST /admin/settings'] = () => {
    state.admin = { plugin_other: { value: { config: {} } } };
    return text('Admin settings updated');
  };
  await expect(installPlugin(context, 'redaction')).rejects.toThrow('overwritten');
});
