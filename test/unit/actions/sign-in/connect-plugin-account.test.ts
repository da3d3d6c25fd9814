import { beforeEach, describe, expect, test } from 'vitest';
import { agreementTo } from '../../fakes/agreement';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { identity } from '../../fakes/person';
import { installedPlugin } from '../../fakes/installed-plugin';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const host = 'https://archive.plugins.example';
const elsewhere = 'https://landing.plugins.example:8443';
const platform = {
  name: 'labs.archive',
  endpointUrl: `${elsewhere}/run`,
  showAuthorizationButton: true,
  authorizationUrl: `${host}/authUrl`,
  authStateUrl: `${host}/checkAuth`,
  logoutUrl: `${host}/logout`,
};
const plugin = { id: 'archive', name: 'labs.archive', access: 'public' as const };
const page = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';
const admin = {
  plugin_archive: { value: { config: {} } },
  panel_agreed_archive: agreementTo({
    run: new URL(elsewhere).host,
    signIn: new URL(host).host,
    signInState: new URL(host).host,
    logOut: new URL(host).host,
  }),
};
const manifestRoute = 'GET /public-api/connectors/archive/manifest';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  world.browser.permissions.granted.add('https://ringcentral.github.io/*');
  const installed = installedPlugin('archive', { displayName: 'Archive', needsSignIn: true });
  await world.browser.storage.local.set({
    installedPlugins: { plugins: [installed], refreshedAt: 1 },
    settingRecords: { admin, own: {} },
  });
  routes = {
    [manifestRoute]: () => publish({}),
    'GET /checkAuth': () => json({ successful: true }),
    'POST /logout': () => json({ successful: true }),
    'GET /oauth/callback': () => json({ successful: true }),
    'GET /user/preloadSettings': () => json({ userSettings: admin }),
  };
  server = createFakeServer(routes);
});

const publish = (more: object) => json({ platforms: { 'labs.archive': { ...platform, ...more } } });

async function load() {
  await world.servePages(world.context(server.http));
  return import('../../../../src/actions/sign-in/connect-plugin-account');
}

async function account() {
  const { pluginAccounts } = Object(await world.browser.storage.local.get('pluginAccounts'));
  return pluginAccounts?.[`${identity.accountId}|101|callback.app-connect.example|keyCRM|archive`];
}

function leadsTo(redirectTo: string): void {
  const state = JSON.stringify({ from: 'plugin', redirectTo });
  const authUrl = `https://provider.example/authorize?${new URLSearchParams({ redirect_uri: page, state }).toString()}`;
  routes['GET /authUrl'] = () => json({ authUrl });
}

describe('a plugin’s account', () => {
  test.each([
    [`${host}/oauth/callback`, 'connecting', undefined],
    // Any of the agreed hosts will do, with its port.
    [`${elsewhere}/oauth/callback`, 'connecting', undefined],
    ['https://landing.plugins.example/oauth/callback', 'not_connected', 'sign_in_unsafe'],
    ['https://evil.example/oauth/callback', 'not_connected', 'sign_in_unsafe'],
  ])('whose sign-in ends at %s is %s', async (redirectTo, state, code) => {
    leadsTo(redirectTo);
    const { connectPluginAccount } = await load();
    await connectPluginAccount(plugin);
    expect((await account()).state).toBe(state);
    expect((await account()).problem?.code).toBe(code);
    expect(world.browser.windows.all.size).toBe(state === 'connecting' ? 1 : 0);
  });

  test('is asked about by the manifest as it is now, and then needs no round to the directory', async () => {
    leadsTo(`${host}/oauth/callback`);
    const { checkPluginAccount, connectPluginAccount, logOutOfPluginAccount } = await load();
    await checkPluginAccount(plugin);
    expect(await account()).toMatchObject({ state: 'not_connected', said: true });
    expect(server.to(manifestRoute)).toHaveLength(1);
    await connectPluginAccount(plugin);
    await logOutOfPluginAccount({ plugin });
    expect(server.to('POST /logout')[0]?.body).toEqual({ jwtToken: 'jwt' });
    expect(server.to(manifestRoute)).toHaveLength(1);
  });

  test('that cannot be asked about is not asked', async () => {
    routes[manifestRoute] = () => publish({ authStateUrl: 'http://archive.plugins.example/checkAuth' });
    const { checkPluginAccount } = await load();
    await checkPluginAccount(plugin);
    expect(server.to('GET /checkAuth')).toEqual([]);
    expect(await account()).toBeUndefined();
  });

  test.each([
    ['no manifest', () => text('gone', 404), {}],
    ['no address to sign in at', () => publish({ authorizationUrl: undefined }), { code: 'manifest' }],
    [
      'no safe address',
      () => publish({ authorizationUrl: 'https://10.0.0.1/authUrl' }),
      { code: 'manifest' },
    ],
  ])('with %s opens nothing', async (_what, answer, problem) => {
    routes[manifestRoute] = answer;
    const { connectPluginAccount } = await load();
    await expect(connectPluginAccount(plugin)).rejects.toMatchObject({ problem });
    expect(world.browser.windows.all.size).toBe(0);
    expect(server.requests.filter(({ url }) => url.startsWith(host))).toEqual([]);
  });

  test('that was delivered without a visible answer is settled by asking the plugin, even after the worker died', async () => {
    leadsTo(`${host}/oauth/callback`);
    const { connectPluginAccount } = await load();
    await connectPluginAccount(plugin);
    const { signInFlows } = Object(await world.browser.storage.session.get('signInFlows'));
    const [flow] = Object.values(Object(signInFlows)).map(Object);
    await world.browser.storage.session.set({ signInFlows: { [flow.id]: { ...flow, stage: 'exchanging' } } });
    world.kill();
    const { recoverSignIns } = await import('../../../../src/background/sign-in/sign-in-recovery');
    await recoverSignIns(world.context(server.http));
    expect(server.to('GET /checkAuth')).toHaveLength(1);
    expect(server.to('GET /oauth/callback')).toEqual([]);
    expect(await account()).toMatchObject({ state: 'connected' });
  });
});
