import { beforeEach, describe, expect, test } from 'vitest';
import type { Purpose } from '../../../../src/core/plugins/asked';
import { agreementTo, agreementToAll } from '../../fakes/agreement';
import { createFakeServer, json, type Route } from '../../fakes/fake-server';
import { installedPlugin } from '../../fakes/installed-plugin';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** No request to a plugin's own server but to the host that was agreed to for its purpose. */

const home = 'archive.plugins.example';
const evil = 'evil.example';
const page = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';
const addresses: { readonly [P in Purpose]: readonly [name: string, path: string] } = {
  run: ['endpointUrl', '/run'],
  register: ['userRegisterEndpointUrl', '/register'],
  licence: ['licenseStatusUrl', '/licence'],
  tokenSync: ['tokenSyncUrl', '/sync'],
  signIn: ['authorizationUrl', '/authUrl'],
  signInState: ['authStateUrl', '/checkAuth'],
  logOut: ['logoutUrl', '/logout'],
};
const all: readonly Purpose[] = [
  'run',
  'register',
  'licence',
  'tokenSync',
  'signIn',
  'signInState',
  'logOut',
];
const plugin = { id: 'archive', name: 'labs.archive', access: 'public' as const };

/** A manifest whose addresses are at home, but for those that have moved. */
function publish(moved: { readonly [P in Purpose]?: string } = {}) {
  const urls = all.map((purpose) => [
    addresses[purpose][0],
    `https://${moved[purpose] ?? home}${addresses[purpose][1]}`,
  ]);
  const platform = {
    ...Object.fromEntries(urls),
    showAuthorizationButton: true,
    supportedLogTypes: ['call'],
  };
  return json({ platforms: { 'labs.archive': platform } });
}

const record = { value: { name: 'labs.archive', config: {} } };
const old = (hosts: object) => ({
  value: { ...record.value, agreedTo: { version: '1', hosts, logTypes: ['call'], fields: [] } },
});
const oldHosts = Object.fromEntries(all.map((purpose) => [addresses[purpose][0], home]));

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  world.browser.permissions.granted.add('https://ringcentral.github.io/*');
  const installed = installedPlugin('archive', {
    name: 'labs.archive',
    needsSignIn: true,
    requireLicense: true,
  });
  await world.browser.storage.local.set({ installedPlugins: { plugins: [installed], refreshedAt: 1 } });
  routes = {
    'GET /public-api/connectors/archive/manifest': () => publish(),
    'GET /checkAuth': () => json({ successful: true }),
    'POST /logout': () => json({ successful: true }),
    'GET /oauth/callback': () => json({ successful: true }),
    'GET /plugin/licenseStatus': () => json({ licenseStatus: true }),
  };
  leadTo(home);
  server = createFakeServer(routes);
});

const state = (host: string) =>
  JSON.stringify({ from: 'plugin', redirectTo: `https://${host}/oauth/callback` });

function leadTo(host: string): void {
  const query = new URLSearchParams({ redirect_uri: page, state: state(host) });
  routes['GET /authUrl'] = () => json({ authUrl: `https://provider.example/authorize?${query.toString()}` });
}

/** Everything that a person can make the worker ask a plugin's server, with this in the account's settings. */
async function begin(admin: object, moved: { readonly [P in Purpose]?: string } = {}) {
  await world.browser.storage.local.set({ settingRecords: { admin, own: {} } });
  routes['GET /user/preloadSettings'] = () => json({ userSettings: admin });
  routes['GET /public-api/connectors/archive/manifest'] = () => publish(moved);
  const context = world.context(server.http);
  await world.servePages(context);
  const account = await import('../../../../src/actions/sign-in/connect-plugin-account');
  const licence = await import('../../../../src/actions/plugins/check-licence');
  const landing = await import('../../../../src/background/sign-in/sign-in-landing');
  return {
    context,
    landing,
    signIn: () => account.connectPluginAccount(plugin),
    signInState: () => account.checkPluginAccount(plugin),
    logOut: (shownHost?: string) =>
      account.logOutOfPluginAccount({ plugin, ...(shownHost !== undefined && { shownHost }) }),
    licence: () => licence.checkLicence({ pluginId: 'archive' }),
  };
}

async function account() {
  const { pluginAccounts } = Object(await world.browser.storage.local.get('pluginAccounts'));
  return pluginAccounts?.[`${identity.accountId}|101|callback.app-connect.example|keyCRM|archive`];
}

const hostsAsked = () => [...new Set(server.requests.map(({ url }) => new URL(url).host))];
const did = {
  signIn: () => server.to('GET /authUrl').length > 0,
  signInState: () => server.to('GET /checkAuth').length > 0,
  logOut: () => server.to('POST /logout').length > 0,
  licence: () => server.to('GET /plugin/licenseStatus').length > 0,
};
const called = ['signIn', 'signInState', 'logOut', 'licence'] as const;

const admins: { readonly [name: string]: object } = {
  'in a record of its own': { plugin_archive: record, panel_agreed_archive: agreementToAll(home) },
  'by an earlier version, inside the plugin’s record': { plugin_archive: old(oldHosts) },
};

describe.each(Object.entries(admins))('agreed to %s', (_how, admin) => {
  test.each(called)('%s goes to the agreed host', async (purpose) => {
    const acts = await begin(admin);
    await acts[purpose]();
    expect(did[purpose]()).toBe(true);
  });

  describe.each(called)('%s', (purpose) => {
    test.each([
      ['another host', evil],
      ['a host that only begins like it', `${home}.evil.example`],
    ])(
      'published on %s is not made, the others go on, and the problem says what to do',
      async (_what, host) => {
        const acts = await begin(admin, { [purpose]: host });
        for (const other of called) await acts[other]().catch(() => undefined);
        expect(hostsAsked()).not.toContain(host);
        expect(Object.fromEntries(called.map((one) => [one, did[one]()]))).toEqual(
          Object.fromEntries(called.map((one) => [one, one !== purpose])),
        );
        const refused = await acts[purpose]().then(account, (error: unknown) => error);
        expect(refused).toMatchObject({ problem: { code: 'not_agreed', host } });
      },
    );
  });

  test.each(['run', 'register', 'tokenSync'] as const)(
    'a moved %s stops nothing that a person does: the server has what was registered',
    async (purpose) => {
      const acts = await begin(admin, { [purpose]: evil });
      for (const one of called) await acts[one]();
      expect(called.every((one) => did[one]())).toBe(true);
    },
  );

  test('a provider’s answer is not taken to a host that nobody agreed to, though the manifest names it', async () => {
    leadTo(evil);
    const acts = await begin(admin, { run: evil });
    await acts.signIn();
    expect(await account()).toMatchObject({ state: 'not_connected', problem: { code: 'sign_in_unsafe' } });
    expect(world.browser.windows.all.size).toBe(0);
  });

  test('an agreement that ends while the person signs in ends the delivery', async () => {
    const acts = await begin(admin);
    await acts.signIn();
    const other = { plugin_archive: record, panel_agreed_archive: agreementToAll('other.example') };
    await world.browser.storage.local.set({ settingRecords: { admin: other, own: {} } });
    const landing = `${page}?${new URLSearchParams({ code: 'c', state: state(home) }).toString()}`;
    await acts.landing.onAddress(acts.context, 1, landing);
    expect(server.to('GET /oauth/callback')).toEqual([]);
    expect(await account()).toMatchObject({ state: 'not_connected', problem: { code: 'not_agreed' } });
  });
});

test('a log-out on another port of the agreed host gets no token', async () => {
  const admin = { plugin_archive: record, panel_agreed_archive: agreementToAll(home) };
  const acts = await begin(admin, { logOut: `${home}:8443` });
  await expect(acts.logOut()).rejects.toMatchObject({
    problem: { code: 'not_agreed', host: `${home}:8443` },
  });
  expect(did.logOut()).toBe(false);
});

test('what an earlier version agreed to has no port, and counts for each', async () => {
  const acts = await begin({ plugin_archive: old(oldHosts) }, { logOut: `${home}:8443` });
  await acts.logOut();
  expect(did.logOut()).toBe(true);
});

test.each([
  ['a part of it', agreementTo({ run: home, signIn: home })],
  ['nothing that can be read', { value: 'yes' }],
  ['nothing', null],
])('an agreement to %s is one to no more than that, whatever `agreedTo` says', async (_what, agreement) => {
  const acts = await begin({ plugin_archive: old(oldHosts), panel_agreed_archive: agreement });
  for (const purpose of ['signInState', 'logOut', 'licence'] as const) {
    await expect(acts[purpose]()).rejects.toMatchObject({ problem: { code: 'not_agreed' } });
    expect(did[purpose]()).toBe(false);
  }
});

describe('where no admin was ever asked', () => {
  const admin = { plugin_archive: record };

  test('what carries no token goes where the manifest says', async () => {
    const acts = await begin(admin);
    for (const purpose of ['signIn', 'signInState', 'licence'] as const) await acts[purpose]();
    expect([did.signIn(), did.signInState(), did.licence()]).toEqual([true, true, true]);
  });

  test('the session token goes to a log-out host only once the person has seen its name, and is asked once', async () => {
    const acts = await begin(admin);
    await expect(acts.logOut()).rejects.toMatchObject({ problem: { code: 'consent_needed', host: home } });
    await expect(acts.logOut('another.example')).rejects.toMatchObject({
      problem: { code: 'consent_needed' },
    });
    expect(did.logOut()).toBe(false);
    await acts.logOut(home);
    expect(server.to('POST /logout')[0]?.body).toEqual({ jwtToken: 'jwt' });
    await acts.logOut();
    expect(server.to('POST /logout')).toHaveLength(2);
  });

  test('and is asked again for another host', async () => {
    const acts = await begin(admin);
    await acts.logOut(home);
    const next = await begin(admin, { logOut: evil });
    await next.signInState();
    await expect(next.logOut()).rejects.toMatchObject({ problem: { code: 'consent_needed', host: evil } });
    expect(hostsAsked()).not.toContain(evil);
  });

  test('nobody is asked where no token goes', async () => {
    const acts = await begin({ plugin_archive: { ...record, withholdSessionToken: true } });
    await acts.logOut();
    expect(server.to('POST /logout')[0]?.body).toEqual({});
  });
});
