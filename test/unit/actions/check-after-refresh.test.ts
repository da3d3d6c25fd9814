import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadAdminPage } from '../fakes/admin-page';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer, json } from '../fakes/fake-server';
import { endedCall } from '../fakes/activity';
import { createSurroundings, identity, type Surroundings } from '../fakes/worker';

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
    ...page,
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

const day = 86_400_000;

test('two open pages ask once a day: one answer is about the registration and the licence', async () => {
  const { checkAfterRefresh, refreshSettings, server } = await load();
  const asked = () => server.to('GET /plugin/licenseStatus').length;
  await Promise.all([checkAfterRefresh(), checkAfterRefresh()]);
  // One that comes to it when the other one is done, too.
  await checkAfterRefresh();
  expect(asked()).toBe(1);
  for (let refreshes = 0; refreshes < 6; refreshes += 1) {
    world.clock.time += 4000;
    await refreshSettings();
    await checkAfterRefresh();
  }
  expect(asked()).toBe(1);
  world.clock.time += day;
  await refreshSettings();
  await Promise.all([checkAfterRefresh(), checkAfterRefresh()]);
  expect(asked()).toBe(2);
});

describe('a licence, for somebody who is no admin', () => {
  async function open() {
    const loaded = await load();
    const { checkAfterRefresh, refreshSettings, server, stored } = loaded;
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    return {
      ...loaded,
      /** How often it is asked for by a refresh, so much later. */
      askedAfter: async (ms: number) => {
        server.requests.length = 0;
        world.clock.time += ms;
        await refreshSettings();
        await checkAfterRefresh();
        return server.to('GET /plugin/licenseStatus').length;
      },
      licence: async () => Object.values(await stored('licences'))[0],
    };
  }

  test('is asked for once a day, however often the settings are read', async () => {
    const { askedAfter } = await open();
    expect(await askedAfter(0)).toBe(1);
    for (let refreshes = 0; refreshes < 6; refreshes += 1) expect(await askedAfter(4000)).toBe(0);
    expect(await askedAfter(day)).toBe(1);
  });

  test('is asked for once a day where there is no answer, too', async () => {
    const { askedAfter, licence, server } = await open();
    server.routes['GET /plugin/licenseStatus'] = () => json({}, 500);
    expect(await askedAfter(0)).toBe(1);
    expect(await licence()).toMatchObject({ state: 'unknown', problem: { code: 'server_error' } });
    expect(await askedAfter(4000)).toBe(0);
    expect(await askedAfter(day)).toBe(1);
  });

  test('without a network was not asked for: the next refresh does', async () => {
    const { askedAfter, server } = await open();
    const answer = server.routes['GET /plugin/licenseStatus'];
    server.routes['GET /plugin/licenseStatus'] = async () => {
      const { fail } = await import('../../../src/core/basics/problem');
      return fail('offline');
    };
    await askedAfter(0);
    if (answer) server.routes['GET /plugin/licenseStatus'] = answer;
    expect(await askedAfter(4000)).toBe(1);
  });

  test('is asked for by every press', async () => {
    const { askedAfter, checkLicence, checkLicences, server } = await open();
    await askedAfter(0);
    await checkLicence('redaction');
    await checkLicences(true);
    expect(server.to('GET /plugin/licenseStatus')).toHaveLength(3);
  });

  test('that an earlier version kept stands for a day as well', async () => {
    const { askedAfter, licence, stored } = await open();
    await askedAfter(0);
    const [key = ''] = Object.keys(await stored('licences'));
    const checkedAt = world.clock.time;
    const kept = { state: 'invalid', description: 'Ended', errorMessage: '', checkedAt };
    await world.browser.storage.local.set({ licences: { [key]: kept } });
    expect(await askedAfter(4000)).toBe(0);
    expect(await licence()).toEqual(kept);
    expect(await askedAfter(day)).toBe(1);
  });

  test('of a clock that was set back is asked for', async () => {
    const { askedAfter } = await open();
    await askedAfter(0);
    expect(await askedAfter(-2 * day)).toBe(1);
  });
});

test('a plugin that is installed again has its licence asked for', async () => {
  const { checkAfterRefresh, installPlugin, server } = await load();
  await checkAfterRefresh();
  server.requests.length = 0;
  world.clock.time += 60_000;
  await installPlugin('redaction', 'repair');
  await checkAfterRefresh();
  expect(server.to('GET /plugin/licenseStatus')).toHaveLength(1);
});

test('the connector’s own licence is asked for once a day, and by every press', async () => {
  const { checkOwnLicence, server, stored } = await load();
  server.routes['GET /licenseStatus'] = () =>
    json({ isLicenseValid: true, licenseStatus: 'Basic', licenseStatusDescription: 'Until May' });
  const asked = () => server.to('GET /licenseStatus').length;
  await checkOwnLicence();
  await checkOwnLicence();
  expect(asked()).toBe(1);
  const own = { state: 'valid', plan: 'Basic', description: 'Until May', checkedAt: world.clock.time };
  expect(Object.values(await stored('licences'))).toMatchObject([own]);
  await checkOwnLicence(true);
  expect(asked()).toBe(2);
  server.routes['GET /licenseStatus'] = () => json({}, 500);
  world.clock.time += day;
  await expect(checkOwnLicence()).rejects.toMatchObject({ problem: { code: 'server_error' } });
  await checkOwnLicence();
  expect(asked()).toBe(3);
  expect(Object.values(await stored('licences'))).toMatchObject([
    { ...own, problem: { code: 'server_error' } },
  ]);
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
