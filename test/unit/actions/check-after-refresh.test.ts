import { beforeEach, expect, test, vi } from 'vitest';
import { loadAdminPage } from '../fakes/admin-page';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer, json } from '../fakes/fake-server';
import { endedCall } from '../fakes/activity';
import { createSurroundings, type Surroundings } from '../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  const shared = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, value: string) => void shared.set(key, value),
  });
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer({
    ...fake.routes,
    'GET /callLog': () => json({ successful: true, logs: [] }),
  });
  const context = world.context(server.http);
  await world.servePages(context);
  const [page, { refreshSettings }, { checkAfterRefresh }, { recordCall }] = await Promise.all([
    loadAdminPage(),
    import('../../../src/actions/settings/refresh-settings'),
    import('../../../src/actions/check-after-refresh'),
    import('../../../src/background/activity/recording'),
  ]);
  await page.installPlugin('redaction');
  Object(fake.state.admin['plugin_redaction']).value.requireLicense = true;
  await refreshSettings();
  server.requests.length = 0;
  const stored = async (key: string) => (await world.browser.storage.local.get(key))[key];
  return {
    ...fake,
    refreshSettings,
    checkAfterRefresh: async () => checkAfterRefresh((await stored('installedPlugins')).refreshedAt),
    recordCall: () => recordCall(context, endedCall, true),
    server,
    stored,
  };
}

test('a refresh itself asks for nothing but settings', async () => {
  const { refreshSettings, server } = await load();
  await refreshSettings();
  expect(server.to('GET /plugin/licenseStatus')).toHaveLength(0);
});

test('registrations are asked for, with the licences of those that ask for one', async () => {
  const { checkAfterRefresh, state, stored } = await load();
  state.registered.clear();
  await checkAfterRefresh();
  expect((await stored('registrations')).states).toEqual({ redaction: 'missing' });
  expect(Object.values(await stored('licences'))).toMatchObject([
    { state: 'missing', checkedAt: world.clock.time },
  ]);
});

test('so are the logs of calls that are left to the server', async () => {
  const { checkAfterRefresh, recordCall, state, refreshSettings, server } = await load();
  world.clock.time = endedCall.startTime + 600_000;
  state.admin['serverSideLogging'] = { enable: true, loggingLevel: 'Account' };
  await refreshSettings();
  await recordCall();
  await checkAfterRefresh();
  expect(server.to('GET /callLog')).toHaveLength(1);
});

test('two open pages ask once a refresh', async () => {
  const { checkAfterRefresh, refreshSettings, server } = await load();
  await Promise.all([checkAfterRefresh(), checkAfterRefresh()]);
  // One that comes to it when the other one is done, too.
  await checkAfterRefresh();
  // The registration and the licence.
  expect(server.to('GET /plugin/licenseStatus')).toHaveLength(2);
  world.clock.time += 3_600_000;
  await refreshSettings();
  await Promise.all([checkAfterRefresh(), checkAfterRefresh()]);
  expect(server.to('GET /plugin/licenseStatus')).toHaveLength(4);
});

test('what cannot be asked keeps nothing else from being asked', async () => {
  const { checkAfterRefresh, recordCall, state, refreshSettings, server, stored } = await load();
  world.clock.time = endedCall.startTime + 600_000;
  state.admin['serverSideLogging'] = { enable: true, loggingLevel: 'Account' };
  await refreshSettings();
  await recordCall();
  server.routes['GET /callLog'] = () => json({}, 500);
  await expect(checkAfterRefresh()).resolves.toBeUndefined();
  expect(server.to('GET /callLog')).toHaveLength(1);
  expect((await stored('registrations')).states).toEqual({ redaction: 'registered' });
});
