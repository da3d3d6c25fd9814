import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import recorded from '../../../fixtures/managed-options.json';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { connection, identity } from '../../fakes/person';
import { targetOf } from '../../fakes/target';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const server = 'https://callback.app-connect.example';
const redirectPage = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';
const page = {
  address: 'https://oauthcrm.example/oauth/authorize?client_id=c&scope=a%20b',
  redirectPage,
  state: 'platform=oauthCRM',
};
const manifest = {
  serverUrl: server,
  platforms: {
    oauthCRM: {
      name: 'oauthCRM',
      displayName: 'OAuth CRM',
      auth: { type: 'oauth', oauth: { authUrl: 'https://oauthcrm.example/oauth/authorize', clientId: 'c' } },
    },
  },
};

const target = targetOf(manifest, 'oauthcrm', 'oauthCRM');
const wish = { target, page };

/** Modules are loaded anew for each test, and a problem is known by its class. */
const down =
  (code: ProblemCode): Route =>
  async () =>
    (await import('../../../../src/core/basics/problem')).fail(code);

let world: Surroundings;
let routes: { [route: string]: Route };
let network: ReturnType<typeof createFakeServer>;

async function load() {
  const [oauth, windows, landed, recovery, connections, question, activities] = await Promise.all([
    import('../../../../src/background/sign-in/crm-sign-in'),
    import('../../../../src/background/sign-in/sign-in-window'),
    import('../../../../src/background/sign-in/sign-in-landing'),
    import('../../../../src/background/sign-in/sign-in-recovery'),
    import('../../../../src/background/sign-in/connection'),
    import('../../../../src/background/sign-in/redacting-proxy'),
    import('../../../../src/storage/directory/manifest-cache'),
  ]);
  const parts = { ...oauth, ...windows, ...landed, ...recovery, ...connections, ...question, ...activities };
  // The page has read it through the worker, which keeps it.
  await activities.manifestCache.set('connector:oauthcrm', { body: manifest, fetchedAt: world.clock.time });
  return { ...parts, context: world.context(network.http) };
}

const stored = async (key: string, area: 'local' | 'session' = 'local') =>
  (await world.browser.storage[area].get(key))[key];

/** The landing that this window's page leads to. */
function landingOf(windowId = 1, parameters: { [name: string]: string } = { code: 'c-1' }): string {
  const state = new URL(world.browser.windows.all.get(windowId)?.url ?? '').searchParams.get('state') ?? '';
  return `${redirectPage}?${new URLSearchParams({ ...parameters, state }).toString()}`;
}

const exchanges = () => network.to('GET /oauth-callback');

async function expectFailure(problem: object): Promise<void> {
  expect(await stored('crmSignIn')).toMatchObject({ connectorId: 'oauthcrm', problem });
  expect(await stored('connection')).toMatchObject({ platform: 'keyCRM' });
  expect((await stored('signInFlows', 'session')) ?? {}).toEqual({});
  expect(world.browser.windows.all.size).toBe(0);
}

async function prepare(): Promise<void> {
  world = createSurroundings();
  await world.connect();
  world.browser.permissions.granted.add('https://ringcentral.github.io/*');
  network = createFakeServer(routes);
}

beforeEach(async () => {
  routes = {
    'GET /userInfoHash': () => json({ extensionId: 'hashed-extension', accountId: 'hashed-account' }),
    'GET /implementedInterfaces': () => json({ getOauthInfo: true }),
    'POST /plugin/register': () => json({ successful: false, returnMessage: 'ids are required' }, 400),
    'GET /oauth-callback': () => json({ jwtToken: 'new-jwt', name: 'Priya in CRM' }),
    'GET /user/settings': () => json({}),
    'GET /user/preloadSettings': () => json({ userSettings: {} }),
    'POST /unAuthorize': () => json({ message: 'Bye', messageType: 'success' }),
  };
  await prepare();
});

describe('signing in on the CRM’s own page', () => {
  test('opens it with a state of our own, exchanges its landing once, and is connected', async () => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    expect(await stored('crmSignIn')).toEqual({ connectorId: 'oauthcrm' });
    const address = world.browser.windows.all.get(1)?.url ?? '';
    expect(address).toContain('scope=a%20b');
    expect(new URL(address).searchParams.get('state')).toMatch(/^platform=oauthCRM&nonce=[\w-]{22}$/);
    const landing = landingOf();
    await worker.onAddress(worker.context, 1, 'https://oauthcrm.example/consent');
    await Promise.all([1, 2, 3].map(() => worker.onAddress(worker.context, 1, landing)));
    const [exchange, ...more] = exchanges();
    expect(more).toEqual([]);
    const query = Object.fromEntries(new URL(exchange?.url ?? '').searchParams);
    // The raw account, or no plugin ever runs; the landing whole; nothing else that says who it is.
    expect(query).toEqual({ callbackUri: landing, rcAccountId: identity.accountId });
    expect(exchange?.headers).toEqual({
      'rc-extension-id': 'hashed-extension',
      'rc-account-id': 'hashed-account',
    });
    expect(await stored('connection')).toMatchObject({
      platform: 'oauthCRM',
      userName: 'Priya in CRM',
      state: 'connected',
    });
    expect(await stored('sessionToken')).toEqual({ token: 'new-jwt', serverUrl: `${server}/` });
    expect(await stored('crmSignIn')).toBeNull();
    expect(world.browser.windows.all.size).toBe(0);
  });

  test('at the customer’s own address: the server gets the address, and it is remembered', async () => {
    const worker = await load();
    await worker.connectByWindow(worker.context, { ...wish, hostname: 'acme.oauthcrm.example' });
    await worker.onAddress(worker.context, 1, landingOf());
    const query = new URL(exchanges()[0]?.url ?? '').searchParams;
    expect(query.get('hostname')).toBe('acme.oauthcrm.example');
    expect(await stored('connection')).toMatchObject({ hostname: 'acme.oauthcrm.example' });
  });

  test('the RingCentral token does not go with it', async () => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf());
    const [exchange] = exchanges();
    expect(JSON.stringify(exchange)).not.toMatch(/"rc"|access-token/i);
  });

  const refused = { message: 'This user has no seat', messageType: 'danger' };
  test.each<[string, Route, object]>([
    [
      'the connector’s refusal',
      () => json({ returnMessage: refused }),
      { code: 'refused', message: refused.message },
    ],
    ['a success without a session', () => json({}), { code: 'unexpected' }],
    ['the provider’s no to the code', () => json({ error: 'invalid_grant' }, 400), { code: 'refused' }],
    ['out of order', () => json({}, 500), { code: 'server_error' }],
    ['no such route', () => text('<pre>Cannot GET</pre>', 404), { code: 'missing_route' }],
    ['an answer that is lost', down('timeout'), { code: 'timeout' }],
    ['no network', down('offline'), { code: 'offline' }],
  ])('%s: told once, a failure of its own, and what was connected stays', async (_why, answer, problem) => {
    routes['GET /oauth-callback'] = answer;
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf());
    await expectFailure(problem);
    expect(exchanges()).toHaveLength(1);
    expect(await stored('sessionToken')).toMatchObject({ token: 'jwt' });
  });

  test.each([
    ['denied', { error: 'access_denied' }, 'sign_in_denied'],
    [
      'refused by the provider',
      { error: 'server_error', error_description: 'Out of order' },
      'sign_in_provider',
    ],
    ['without a code', {}, 'sign_in_foreign'],
  ])('%s', async (_why, parameters, code) => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf(1, parameters));
    await expectFailure({ code });
    expect(exchanges()).toEqual([]);
  });

  test('a landing of an earlier sign-in, or of a plugin, is not passed on', async () => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    const old = landingOf();
    await worker.connectByWindow(worker.context, wish);
    expect(world.browser.windows.all.size).toBe(1);
    const [windowId = 0] = world.browser.windows.all.keys();
    await worker.onAddress(worker.context, windowId, old);
    await expectFailure({ code: 'sign_in_foreign' });
    await worker.connectByWindow(worker.context, wish);
    const plugin = JSON.stringify({ from: 'plugin', redirectTo: 'https://plugin.example.com/callback' });
    await worker.onAddress(worker.context, 1, `${redirectPage}?code=c&state=${encodeURIComponent(plugin)}`);
    await expectFailure({ code: 'sign_in_foreign' });
    expect(exchanges()).toEqual([]);
  });

  test.each([
    ['closed', 'sign_in_closed'],
    ['timed out', 'sign_in_timed_out'],
    ['cancelled', 'cancelled'],
  ])('%s', async (how, code) => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    const landing = landingOf();
    const [id = ''] = Object.keys(Object(await stored('signInFlows', 'session')));
    if (how === 'closed') {
      world.browser.windows.all.delete(1);
      await worker.onWindowClosed(worker.context, 1);
    } else if (how === 'timed out') await worker.onTimeout(worker.context, id);
    else await worker.cancelSignIn(worker.context);
    await worker.onAddress(worker.context, 1, landing);
    await expectFailure({ code });
    expect(exchanges()).toEqual([]);
  });

  test.each<[string, string, Route | undefined, object]>([
    ['no network', 'GET /userInfoHash', down('offline'), { code: 'offline' }],
  ])('%s: no window is opened', async (_why, route, answer, problem) => {
    if (answer) routes[route] = answer;
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await expectFailure(problem);
    expect(exchanges()).toEqual([]);
  });

  test('without the permission no window is opened, and the host is named', async () => {
    world.browser.permissions.granted.clear();
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await expectFailure({ code: 'sign_in_permission', host: 'ringcentral.github.io' });
    expect(network.requests).toEqual([]);
  });

  test('somebody else is signed in meanwhile: what landed is not theirs', async () => {
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await world.browser.storage.local.set({ identity: { ...identity, extensionId: '999' } });
    await worker.onAddress(worker.context, 1, landingOf());
    await expectFailure({ code: 'sign_in_interrupted' });
    expect(exchanges()).toEqual([]);
  });

  test('who signs out while the code is exchanged is not connected', async () => {
    routes['GET /oauth-callback'] = async () => {
      await world.browser.storage.local.set({ identity: null });
      return json({ jwtToken: 'new-jwt' });
    };
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf());
    await expectFailure({ code: 'sign_in_interrupted' });
    expect(await stored('sessionToken')).toMatchObject({ token: 'jwt' });
  });

  test('connecting by key meanwhile gives the window up', async () => {
    routes['POST /apiKeyLogin'] = () => json({ jwtToken: 'key-jwt', name: 'Priya' });
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.connect(worker.context, target, { apiKey: 'k' });
    expect(world.browser.windows.all.size).toBe(0);
    expect(await stored('crmSignIn')).toBeNull();
    expect((await stored('signInFlows', 'session')) ?? {}).toEqual({});
  });
});

describe('the worker is killed', () => {
  test('before each of its writes and requests: exactly one exchange or a clear failure', async () => {
    const ends = new Set<string>();
    for (let deaths = 1; deaths < 80; deaths += 1) {
      await prepare();
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
        http: async (request: Parameters<typeof network.http>[0]) =>
          mortal().then(() => network.http(request)),
      };
      const life = worker.connectByWindow(context, wish).then(() => {
        const window = world.browser.windows.all.get(1);
        if (!window) return undefined;
        window.url = landingOf();
        return worker.onAddress(context, 1, window.url);
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
      const where = `killed at step ${deaths}`;
      expect(exchanges().length, where).toBeLessThanOrEqual(1);
      expect((await stored('signInFlows', 'session')) ?? {}, where).toEqual({});
      const known = Object(await stored('crmSignIn'));
      const { platform } = Object(await stored('connection'));
      const isConnected = platform === 'oauthCRM';
      expect(isConnected ? known : {}, where).toEqual({});
      expect(isConnected && exchanges().length === 0, where).toBe(false);
      const end = isConnected ? 'connected' : (known.problem?.code ?? 'never begun');
      expect(['connected', 'sign_in_interrupted', 'never begun'], where).toContain(end);
      expect(end === 'never begun' ? exchanges() : [], where).toEqual([]);
      ends.add(end);
      if (!wasKilled) break;
    }
    expect([...ends].toSorted()).toEqual(['connected', 'never begun', 'sign_in_interrupted']);
  });
});

describe('leaving a CRM', () => {
  test('tells its server with its own token, and forgets it', async () => {
    const worker = await load();
    await worker.disconnect(worker.context);
    expect(network.to('POST /unAuthorize')[0]?.headers).toMatchObject({ authorization: 'Bearer jwt' });
    expect(await stored('sessionToken')).toBeNull();
    expect(await stored('connection')).toBeNull();
    expect((await stored('crmFarewell')) ?? null).toBeNull();
  });

  test.each<[string, Route, (string | undefined)[]]>([
    ['does not answer', down('unreachable'), ['KeyCRM', 'unreachable']],
    ['is out of order', () => json({}, 500), ['KeyCRM', 'server_error']],
    ['has ended the session itself', () => text('User not found', 400), [undefined, undefined]],
  ])('a server that %s: we go all the same, and say what matters', async (_why, answer, farewell) => {
    routes['POST /unAuthorize'] = answer;
    const worker = await load();
    await worker.disconnect(worker.context);
    expect(await stored('connection')).toBeNull();
    expect(await stored('sessionToken')).toBeNull();
    const { connectorName, problem } = Object(await stored('crmFarewell'));
    expect([connectorName, problem?.code]).toEqual(farewell);
  });

  test('for another one: the first is told with its own token, and keeps what waits for it', async () => {
    const worker = await load();
    await world.browser.storage.local.set({
      installedPlugins: { plugins: [], refreshedAt: 7 },
      registrations: { states: { a: 'missing' }, checkedAt: 7 },
    });
    const due = { 'call:1@400000001|101|callback.app-connect.example|keyCRM': 1 };
    const counts = { needsYou: 0, waiting: 1, logged: 0, todo: 0, ignored: 0 };
    const summary = { counts, newest: [], due, revision: 1 };
    await world.browser.storage.local.set({ activitySummary: summary });
    // A token that the old session brings back must not take the new one's place.
    routes['POST /unAuthorize'] = () => ({ ...json({}), refreshedToken: 'late' });
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf());
    expect(network.to('POST /unAuthorize')[0]?.headers).toMatchObject({ authorization: 'Bearer jwt' });
    expect(await stored('sessionToken')).toMatchObject({ token: 'new-jwt' });
    expect(await stored('registrations')).toMatchObject({ states: {} });
    expect(await stored('activitySummary')).toEqual(summary);
  });

  test('killed before each of its writes and requests: the first is told by the next worker, or is still connected', async () => {
    const ends = new Set<string>();
    for (let deaths = 1; deaths < 40; deaths += 1) {
      await prepare();
      routes['POST /apiKeyLogin'] = () => json({ jwtToken: 'new-jwt', name: 'Priya' });
      const worker = await load();
      let steps = 0;
      const mortal = async () => {
        steps += 1;
        if (steps >= deaths) await new Promise(() => {});
      };
      const alive = world.browser.storage.local.set;
      const aliveSession = world.browser.storage.session.set;
      world.browser.storage.local.set = async (items) => mortal().then(() => alive(items));
      world.browser.storage.session.set = async (items) => mortal().then(() => aliveSession(items));
      const http: typeof network.http = async (request) => mortal().then(() => network.http(request));
      let isOver = false;
      void worker.connect({ ...worker.context, http }, target, { apiKey: 'k' }).then(() => (isOver = true));
      await vi.waitFor(() => expect(isOver || steps >= deaths).toBe(true), { timeout: 20_000, interval: 1 });
      world.browser.storage.local.set = alive;
      world.browser.storage.session.set = aliveSession;
      world.kill();
      const { sayFarewells } = await import('../../../../src/background/sign-in/farewell');
      await sayFarewells(world.context(network.http));
      const where = `killed at step ${deaths}`;
      const told = network.to('POST /unAuthorize').map(({ headers }) => headers?.['authorization']);
      const { platform } = Object(await stored('connection'));
      const token = platform === 'oauthCRM' ? 'new-jwt' : 'jwt';
      expect(await stored('sessionToken'), where).toMatchObject({ token });
      expect(told.slice(0, 1), where).toEqual(platform === 'oauthCRM' ? ['Bearer jwt'] : []);
      expect(new Set(told).size, where).toBe(told.length > 0 ? 1 : 0);
      expect((await stored('farewells', 'session')) ?? [], where).toEqual([]);
      ends.add(String(platform));
      if (isOver) break;
    }
    expect([...ends].toSorted()).toEqual(['keyCRM', 'oauthCRM']);
  });

  test('its token waits in this browser session alone, and only until it was told', async () => {
    routes['POST /apiKeyLogin'] = () => json({ jwtToken: 'new-jwt', name: 'Priya' });
    const seen: unknown[] = [];
    routes['POST /unAuthorize'] = async () => {
      seen.push(await stored('farewells', 'session'));
      expect(JSON.stringify([...world.browser.storage.local.values.values()])).not.toContain('"jwt"');
      return json({}, 500);
    };
    const worker = await load();
    await worker.connect(worker.context, target, { apiKey: 'k' });
    expect(seen).toMatchObject([[{ token: 'jwt', connection: { platform: 'keyCRM' } }]]);
    expect(await stored('farewells', 'session')).toEqual([]);
    expect(await stored('crmFarewell')).toMatchObject({ connectorName: 'KeyCRM' });
  });

  test('a person who has reconnected meanwhile is not logged out: that would end the new session', async () => {
    await world.browser.storage.session.set({ farewells: [{ connection, token: 'old-jwt' }] });
    await load();
    const { sayFarewells } = await import('../../../../src/background/sign-in/farewell');
    await sayFarewells(world.context(network.http));
    expect(network.to('POST /unAuthorize')).toEqual([]);
    expect(await stored('farewells', 'session')).toEqual([]);
  });

  test('that a killed worker did not announce is announced at the next start', async () => {
    await world.browser.storage.session.set({ farewells: [{ connection, token: 'old-jwt' }] });
    await world.browser.storage.local.set({ connection: null, sessionToken: null });
    await load();
    const { takeUp } = await import('../../../../src/background/start');
    await takeUp(world.context(network.http));
    await vi.waitFor(() => expect(network.to('POST /unAuthorize')).toHaveLength(1));
    expect(network.to('POST /unAuthorize')[0]?.headers).toMatchObject({ authorization: 'Bearer old-jwt' });
    await vi.waitFor(async () => expect(await stored('farewells', 'session')).toEqual([]));
  });

  test('connecting the same one again tells nobody, and loses nothing', async () => {
    await world.browser.storage.local.set({
      connection: { ...connection, platform: 'oauthCRM', state: 'revoked' },
      lastSaves: { a: { before: {}, savedAt: 1 } },
    });
    const worker = await load();
    await worker.connectByWindow(worker.context, wish);
    await worker.onAddress(worker.context, 1, landingOf());
    expect(await stored('connection')).toMatchObject({ state: 'connected' });
    expect(network.to('POST /unAuthorize')).toEqual([]);
    expect(await stored('lastSaves')).toEqual({ a: { before: {}, savedAt: 1 } });
  });
});

describe('asking a connector before it is connected', () => {
  test('at a server that the connector’s manifest does not name goes nowhere, and nor does a sign-in', async () => {
    const worker = await load();
    const elsewhere = {
      ...target,
      serverUrl: targetOf({ ...manifest, serverUrl: 'https://elsewhere.example' }, 'oauthcrm', 'oauthCRM')
        .serverUrl,
    };
    const refusal = { problem: { code: 'manifest', message: 'serverUrl' } };
    await expect(
      worker.askConnector(worker.context, { target: elsewhere, route: 'managedAuthState' }),
    ).rejects.toMatchObject(refusal);
    await expect(worker.connect(worker.context, elsewhere, {})).rejects.toMatchObject(refusal);
    expect(network.requests).toEqual([]);
  });

  test('goes to its own server, with the RingCentral token and without a session', async () => {
    routes['GET /apiKeyManagedAuthState'] = () => json({ hasManagedAuth: false });
    const worker = await load();
    expect(await worker.askConnector(worker.context, { target, route: 'managedAuthState' })).toMatchObject({
      answer: { hasManagedAuth: false },
      capabilities: { accountPlugins: true, managedOptions: false },
    });
    const [request] = network.to('GET /apiKeyManagedAuthState');
    expect(request?.headers).toMatchObject({ 'x-rc-access-token': 'rc' });
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URL(request?.url ?? '').searchParams)).toEqual({
      platform: 'oauthCRM',
      connectorId: 'oauthcrm',
      isPrivate: 'false',
    });
  });

  test('for the values of a field goes to a server that offers them, with what was typed so far', async () => {
    routes['GET /implementedInterfaces'] = () => json(recorded.interfaces);
    routes['POST /admin/managedAuth/options'] = () => json(recorded.options);
    const worker = await load();
    const body = { fieldConst: 'seat', accountValues: { companyKey: 'typed' } };
    expect(
      await worker.askConnector(worker.context, { target, route: 'managedAuthOptions', body }),
    ).toMatchObject({ answer: recorded.options, capabilities: { managedOptions: true } });
    const [request] = network.to('POST /admin/managedAuth/options');
    expect(request?.body).toEqual(body);
    expect(request?.headers).toMatchObject({ 'x-rc-access-token': 'rc' });
    expect(Object.fromEntries(new URL(request?.url ?? '').searchParams)).toEqual({
      platform: 'oauthCRM',
      connectorId: 'oauthcrm',
      isPrivate: 'false',
    });
    const { connector, notAdmin } = recorded.refusals;
    routes['POST /admin/managedAuth/options'] = () => json(connector.json, connector.status);
    await expect(
      worker.askConnector(worker.context, { target, route: 'managedAuthOptions', body }),
    ).rejects.toMatchObject({ problem: { code: 'refused', message: connector.json.error } });
    routes['POST /admin/managedAuth/options'] = () => text(notAdmin.text, notAdmin.status);
    await expect(
      worker.askConnector(worker.context, { target, route: 'managedAuthOptions', body }),
    ).rejects.toMatchObject({ problem: { code: 'not_admin' } });
  });

  test('what was typed goes to no server that could not offer any', async () => {
    const worker = await load();
    const body = { fieldConst: 'seat', accountValues: { companyKey: 'typed' } };
    await expect(
      worker.askConnector(worker.context, { target, route: 'managedAuthOptions', body }),
    ).rejects.toMatchObject({ problem: { code: 'missing_route' } });
    expect(JSON.stringify(network.requests)).not.toContain('typed');
  });

  test('a server of the older generation is not asked what it cannot know', async () => {
    delete routes['POST /plugin/register'];
    routes['POST /pluginAsyncTask'] = () => text('Please go to Settings and authorize CRM platform', 400);
    routes['GET /user/preloadSettings'] = () => text('Cannot find rc user login', 400);
    const worker = await load();
    await expect(
      worker.askConnector(worker.context, { target, route: 'managedOAuthState' }),
    ).rejects.toMatchObject({
      problem: { code: 'missing_route' },
    });
    expect(JSON.stringify(network.requests)).not.toContain('rcAccessToken');
  });

  test('a server of no known generation is refused before any token goes there', async () => {
    delete routes['POST /plugin/register'];
    const worker = await load();
    const refusal = { problem: { code: 'unknown_server', host: 'callback.app-connect.example' } };
    for (const attempt of [
      worker.askConnector(worker.context, { target, route: 'managedAuthState' }),
      worker.connect(worker.context, target, {}),
    ])
      await expect(attempt).rejects.toMatchObject(refusal);
    expect(JSON.stringify(network.requests)).not.toContain('rcAccessToken');
    expect(network.requests.filter(({ headers }) => headers?.['x-rc-access-token'])).toEqual([]);
  });
});
