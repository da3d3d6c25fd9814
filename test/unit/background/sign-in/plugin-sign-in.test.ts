import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { HttpAnswer } from '../../../../src/api/basics/http';
import { fail, type ProblemCode } from '../../../../src/core/basics/problem';
import { parseSafeUrl, type SafeUrl } from '../../../../src/core/basics/url';
import { agreementToAll } from '../../fakes/agreement';
import { loadAdminPage } from '../../fakes/admin-page';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { installedPlugin } from '../../fakes/installed-plugin';
import { connection, identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const page = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';
const plugin = 'https://archive.plugins.example';
const state = JSON.stringify({ from: 'plugin', redirectTo: `${plugin}/oauth/callback` });
const providerPage = `https://provider.example/authorize?redirect_uri=${encodeURIComponent(page)}&state=${encodeURIComponent(state)}`;
const landing = `${page}?code=c&state=${encodeURIComponent(state)}`;

const authStateUrl = address(`${plugin}/checkAuth`);
/** What a page gives the worker of the plugin's manifest. */
const wish = {
  pluginId: 'archive',
  authorizationUrl: address(`${plugin}/authUrl`),
  authStateUrl,
};
const agreed = agreementToAll(new URL(plugin).host);
const admin = {
  plugin_archive: { value: { config: {} } },
  panel_agreed_archive: agreed,
  panel_agreed_second: agreed,
};
const logOut = { pluginId: 'archive', logoutUrl: address(`${plugin}/logout`) };

function address(url: string): SafeUrl {
  return parseSafeUrl(url) ?? fail('bug');
}

const installed = (id: string) =>
  installedPlugin(id, {
    name: 'labs.archive',
    displayName: 'Archive',
    requireLicense: true,
    needsSignIn: true,
  });

/** Modules are loaded anew for each test, and a problem is known by its class. */
const down =
  (code: ProblemCode): Route =>
  async () =>
    (await import('../../../../src/core/basics/problem')).fail(code);

let world: Surroundings;
let routes: { [route: string]: Route };
let server: ReturnType<typeof createFakeServer>;

async function load() {
  const [oauth, windows, landed, recovery, account, page] = await Promise.all([
    import('../../../../src/background/sign-in/plugin-sign-in'),
    import('../../../../src/background/sign-in/sign-in-window'),
    import('../../../../src/background/sign-in/sign-in-landing'),
    import('../../../../src/background/sign-in/sign-in-recovery'),
    import('../../../../src/background/sign-in/plugin-account'),
    loadAdminPage(),
  ]);
  const context = world.context(server.http);
  await world.servePages(context);
  const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
  const { authorizationUrl } = wish;
  const published = { authorizationUrl, authStateUrl, logoutUrl: logOut.logoutUrl };
  const body = { platforms: { 'labs.archive': published } };
  for (const id of ['archive', 'second'])
    await manifestCache.set(`plugin:${id}`, { body, fetchedAt: world.clock.time });
  return { ...oauth, ...windows, ...landed, ...recovery, ...account, ...page, context };
}

const stored = async (area: 'local' | 'session', key: string) =>
  Object((await world.browser.storage[area].get(key))[key]);

async function account(id = 'archive') {
  const all = await stored('local', 'pluginAccounts');
  return all[`${identity.accountId}|101|callback.app-connect.example|keyCRM|${id}`];
}

const exchanges = () => server.to('GET /oauth/callback');
const isCalm = async () => {
  expect(await stored('session', 'signInFlows')).toEqual({});
  expect(world.browser.alarms.all.size).toBe(0);
  expect(world.browser.windows.all.size).toBe(0);
};

async function begin(): Promise<void> {
  world = createSurroundings();
  await world.connect();
  world.browser.permissions.granted.add('https://ringcentral.github.io/*');
  await world.browser.storage.local.set({
    installedPlugins: { plugins: [installed('archive'), installed('second')], refreshedAt: 1 },
    settingRecords: { admin, own: {} },
  });
}

beforeEach(async () => {
  await begin();
  routes = {
    'GET /authUrl': () => json({ authUrl: providerPage }),
    'GET /oauth/callback': () => json({ successful: true }),
    'GET /checkAuth': () => json({ successful: true }),
    'POST /logout': () => json({ successful: true }),
    'GET /user/preloadSettings': () => json({ userSettings: admin }),
  };
  server = createFakeServer(routes);
});

describe('connecting a third-party account', () => {
  test('opens the provider’s page, watches it, tells the plugin once, and remembers', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    expect(world.browser.windows.all.get(1)?.url).toBe(providerPage);
    expect(await account()).toMatchObject({ state: 'connecting' });
    const [alarm] = world.browser.alarms.all.values();
    expect(alarm?.scheduledTime).toBe(world.clock.time + 600_000);
    await worker.onAddress(worker.context, 1, 'https://provider.example/consent');
    await Promise.all([1, 2, 3].map(() => worker.onAddress(worker.context, 1, landing)));
    expect(await account()).toMatchObject({ state: 'connected' });
    const [exchange] = exchanges();
    const query = new URL(exchange?.url ?? '').searchParams;
    expect(query.get('callbackUri')).toBe(landing);
    expect(query.get('hashedExtensionId')).toBe(connection.hashedExtensionId);
    expect(exchange?.redirect).toBe('manual');
    expect(exchanges()).toHaveLength(1);
    await isCalm();
  });

  test('no credential goes to the plugin: no Authorization, no rc- header', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.onAddress(worker.context, 1, landing);
    const toPlugin = server.requests.filter(({ url }) => url.startsWith(plugin));
    expect(toPlugin.length).toBeGreaterThan(1);
    for (const request of toPlugin) {
      expect(request.headers ?? {}).toEqual({});
      expect(JSON.stringify(request)).not.toContain('jwt"');
    }
  });

  test('a bare address is taken as well as {authUrl}', async () => {
    routes['GET /authUrl'] = () => text(providerPage);
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    expect(world.browser.windows.all.size).toBe(1);
  });

  test('a provider that lands before the window is known here is not missed', async () => {
    const worker = await load();
    world.browser.windows.create = async () => {
      world.browser.windows.all.set(1, { url: landing });
      return { id: 1, tabs: [{ id: 1 }] };
    };
    await worker.connectAccount(worker.context, wish);
    expect(await account()).toMatchObject({ state: 'connected' });
    expect(exchanges()).toHaveLength(1);
  });

  const broken = (answer: () => HttpAnswer): Route => answer;
  test.each<[string, string, Route | undefined, string]>([
    ['the plugin is out of order', 'GET /authUrl', broken(() => json({}, 500)), 'server_error'],
    [
      'the plugin names a script',
      'GET /authUrl',
      () => json({ authUrl: 'data:text/html,x' }),
      'sign_in_unsafe',
    ],
    ['the plugin names nothing', 'GET /authUrl', () => json({}), 'sign_in_unsafe'],
    ['no network', 'GET /authUrl', down('offline'), 'offline'],
  ])('%s: no window, its own message', async (_why, route, answer, code) => {
    if (answer) routes[route] = answer;
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    expect(await account()).toMatchObject({ state: 'not_connected', problem: { code } });
    await isCalm();
  });

  test('without the permission no window is opened', async () => {
    world.browser.permissions.granted.clear();
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    expect(await account()).toMatchObject({ problem: { code: 'sign_in_permission' } });
    expect(server.to('GET /authUrl')).toEqual([]);
  });

  test.each<[string, Route, string]>([
    ['500', () => json({}, 500), 'server_error'],
    ['400', () => json({ error: 'bad state' }, 400), 'refused'],
    ['no network', down('offline'), 'offline'],
  ])('the plugin answers %s: told once, a clear failure', async (_why, answer, code) => {
    routes['GET /oauth/callback'] = answer;
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.onAddress(worker.context, 1, landing);
    expect(await account()).toMatchObject({ state: 'not_connected', problem: { code } });
    expect(exchanges()).toHaveLength(1);
    await isCalm();
  });

  const redirected: HttpAnswer = { ...json({}), status: 0, text: '' };
  test.each<[string, Route, Route, object]>([
    [
      'a redirect, and it says yes',
      () => redirected,
      () => json({ successful: true }),
      { state: 'connected' },
    ],
    [
      'no CORS, and it says no',
      down('unreachable'),
      () => json({ successful: false }),
      { state: 'not_connected' },
    ],
    ['too slow, and it says nothing', down('timeout'), down('unreachable'), { state: 'unknown' }],
  ])(
    'an answer that cannot be seen (%s): its word counts, it is not told twice',
    async (_why, told, says, end) => {
      routes['GET /oauth/callback'] = told;
      routes['GET /checkAuth'] = says;
      const worker = await load();
      await worker.connectAccount(worker.context, wish);
      await worker.onAddress(worker.context, 1, landing);
      expect(await account()).toMatchObject(end);
      expect(exchanges()).toHaveLength(1);
      await isCalm();
    },
  );

  test('two at once are told apart by their windows, though their state is the same', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.connectAccount(worker.context, { ...wish, pluginId: 'second' });
    await worker.onAddress(worker.context, 2, landing);
    expect(await account('second')).toMatchObject({ state: 'connected' });
    expect(await account('archive')).toMatchObject({ state: 'connecting' });
    await worker.onAddress(worker.context, 1, landing);
    expect(await account('archive')).toMatchObject({ state: 'connected' });
    expect(exchanges()).toHaveLength(2);
    await isCalm();
  });

  test('a window that nobody opened here is of no interest', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.onAddress(worker.context, 77, landing);
    expect(exchanges()).toEqual([]);
  });

  test('somebody else is signed in meanwhile: what landed is not theirs', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await world.browser.storage.local.set({ identity: { ...identity, extensionId: '999' } });
    await worker.onAddress(worker.context, 1, landing);
    expect(exchanges()).toEqual([]);
    await isCalm();
  });

  test('connecting again gives the first window up', async () => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.connectAccount(worker.context, wish);
    expect(Object.keys(await stored('session', 'signInFlows'))).toHaveLength(1);
    expect(world.browser.windows.all.size).toBe(1);
  });

  test.each([
    ['closed', 'sign_in_closed'],
    ['timed out', 'sign_in_timed_out'],
    ['cancelled', 'cancelled'],
  ])('%s', async (how, code) => {
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    const [id = ''] = Object.keys(await stored('session', 'signInFlows'));
    if (how === 'closed') await worker.onWindowClosed(worker.context, 1);
    else if (how === 'timed out') await worker.onTimeout(worker.context, id);
    else await worker.cancelSignIn(worker.context, 'archive');
    expect(await account()).toMatchObject({ state: 'not_connected', problem: { code } });
    await worker.onAddress(worker.context, 1, landing);
    expect(exchanges()).toEqual([]);
    await isCalm();
  });
});

describe('the worker is killed', () => {
  test('before each of its writes and requests: exactly one exchange or a clear failure', async () => {
    for (let deaths = 1; deaths < 40; deaths += 1) {
      await begin();
      server = createFakeServer(routes);
      let steps = 0;
      let isDead = false;
      const mortal = async () => {
        steps += 1;
        if (isDead || steps === deaths) {
          isDead = true;
          await new Promise(() => {});
        }
      };
      const alive = world.browser.storage.local.set;
      const aliveSession = world.browser.storage.session.set;
      const worker = await load();
      world.browser.storage.local.set = async (items) => mortal().then(() => alive(items));
      world.browser.storage.session.set = async (items) => mortal().then(() => aliveSession(items));
      const context = {
        ...worker.context,
        http: async (request: Parameters<typeof server.http>[0]) => mortal().then(() => server.http(request)),
      };
      const life = worker.connectAccount(context, wish).then(() => {
        const window = world.browser.windows.all.get(1);
        if (window) window.url = landing;
        return worker.onAddress(context, 1, landing);
      });
      let isOver = false;
      void life.finally(() => (isOver = true)).catch(() => undefined);
      // It ends with its test: what it waits for would go on, and move the fake clocks of later ones.
      await vi.waitFor(() => expect(isOver || isDead).toBe(true), { timeout: 20_000, interval: 1 });
      if (isOver) await life;
      const wasKilled = isDead;
      world.browser.storage.local.set = alive;
      world.browser.storage.session.set = aliveSession;
      world.kill();
      const next = await load();
      await next.recoverSignIns(next.context);
      expect(exchanges().length, `killed at step ${deaths}`).toBeLessThanOrEqual(1);
      const known = await account();
      // It died before it had written that it began.
      const end = known ? (known.problem?.code ?? known.state) : 'never begun';
      expect(['connected', 'sign_in_interrupted', 'never begun'], `killed at step ${deaths}`).toContain(end);
      expect(await stored('session', 'signInFlows')).toEqual({});
      if (!wasKilled) return;
    }
    throw new Error('It never lived to the end');
  });
});

describe('log-out', () => {
  test('sends the session token as the contract says, and the account is no longer connected', async () => {
    const worker = await load();
    await worker.logOutOfAccount(worker.context, logOut);
    expect(server.to('POST /logout')[0]?.body).toEqual({ jwtToken: 'jwt' });
    expect(await account()).toMatchObject({ state: 'not_connected' });
  });

  test.each([true, 'yes', null, 1])('withholds it where the organisation says so (%j)', async (said) => {
    routes['GET /user/preloadSettings'] = () =>
      json({ userSettings: { plugin_archive: { withholdSessionToken: said, value: { config: {} } } } });
    const worker = await load();
    await worker.logOutOfAccount(worker.context, logOut);
    expect(server.to('POST /logout')[0]?.body).toEqual({});
  });

  test.each([
    ['an admin for every plugin', { panel_withholdSessionToken: { value: true, customizable: false } }, {}],
    ['this computer’s policy', {}, { withholdSessionToken: true }],
  ])('withholds it where %s says so', async (_who, admin, policy) => {
    routes['GET /user/preloadSettings'] = () =>
      json({ userSettings: { ...admin, plugin_archive: { value: { config: {} } } } });
    await world.browser.storage.local.set({ policy: { preferences: {}, broken: [], ...policy } });
    const worker = await load();
    await worker.logOutOfAccount(worker.context, logOut);
    expect(server.to('POST /logout')[0]?.body).toEqual({});
  });

  test.each(['https://elsewhere.example/logout', `${plugin}/checkAuth`])(
    'at an address that the manifest does not name (%s) sends nothing anywhere',
    async (other) => {
      const worker = await load();
      const asked = worker.logOutOfAccount(worker.context, { ...logOut, logoutUrl: address(other) });
      await expect(asked).rejects.toMatchObject({ problem: { code: 'manifest', message: 'logoutUrl' } });
      expect(server.requests).toEqual([]);
    },
  );

  test.each([{}, { plugin_archive: null }])(
    'of a plugin that nobody installed goes nowhere',
    async (admin) => {
      routes['GET /user/preloadSettings'] = () => json({ userSettings: admin });
      const worker = await load();
      await expect(worker.logOutOfAccount(worker.context, logOut)).rejects.toMatchObject({
        problem: { code: 'not_found' },
      });
      expect(server.to('POST /logout')).toEqual([]);
    },
  );

  test('that is refused changes nothing', async () => {
    routes['POST /logout'] = () => json({ successful: false, returnMessage: { message: 'Not now' } });
    const worker = await load();
    await worker.connectAccount(worker.context, wish);
    await worker.onAddress(worker.context, 1, landing);
    await expect(worker.logOutOfAccount(worker.context, logOut)).rejects.toMatchObject({
      problem: { code: 'refused', message: 'Not now' },
    });
    expect(await account()).toMatchObject({ state: 'connected' });
  });
});

describe('the licence', () => {
  const key = `${identity.accountId}|101|callback.app-connect.example|keyCRM|archive`;
  const licence = async () => (await stored('local', 'licences'))[key];

  test.each<[string, Route, object]>([
    ['valid', () => json({ licenseStatus: true, licenseStatusDescription: 'Team' }), { state: 'valid' }],
    ['false', () => json({ licenseStatus: false, errorMessage: 'Expired' }), { state: 'invalid' }],
    ['an empty body', () => text(''), { state: 'missing' }],
    ['junk', () => text('<html>'), { state: 'unknown', problem: { code: 'not_app_connect' } }],
    ['another shape', () => json([1]), { state: 'unknown', problem: { code: 'unexpected' } }],
    ['an error', () => json({}, 500), { state: 'unknown', problem: { code: 'server_error' } }],
  ])('%s', async (_why, answer, expected) => {
    routes['GET /plugin/licenseStatus'] = answer;
    const worker = await load();
    await worker.checkLicence('archive').catch(() => undefined);
    expect(await licence()).toMatchObject(expected);
  });

  test('without an answer the last one stays, with its age', async () => {
    routes['GET /plugin/licenseStatus'] = () =>
      json({ licenseStatus: true, licenseStatusDescription: 'Team' });
    const worker = await load();
    await worker.checkLicences();
    const at = world.clock.time;
    world.clock.time += 3_600_000;
    routes['GET /plugin/licenseStatus'] = down('unreachable');
    await worker.checkLicences(true);
    expect(await licence()).toMatchObject({
      state: 'valid',
      description: 'Team',
      checkedAt: at,
      problem: { code: 'unreachable' },
    });
  });
});
