import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressNames, purposeNames, purposes, type Purpose } from '../../../../src/core/plugins/asked';
import { createAppConnect, describeRedaction } from '../../fakes/app-connect';
import { createFakeServer, json, type Route } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings } from '../../fakes/worker';

/**
 * For whatever a developer publishes after an admin has agreed: no request of the worker, and none that it causes by
 * registering, reaches a host that was not agreed to for its purpose.
 */

const landingPage = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';
const ours = new Set([
  'callback.app-connect.example',
  'appconnect.labs.ringcentral.com',
  'platform.ringcentral.com',
]);
const paths: { readonly [P in Purpose]: string } = {
  run: '/run',
  register: '/register',
  licence: '/licence',
  tokenSync: '/sync',
  signIn: '/authUrl',
  signInState: '/checkAuth',
  logOut: '/logout',
};

const host = fc.constantFrom(
  'a.example',
  'a.example:8443',
  'b.example',
  'evil.example',
  'a.example.evil.example',
);
const anyHosts = Object.fromEntries(purposeNames.map((purpose) => [purpose, host]));
const hosts = fc.record(anyHosts);
/** Some purposes are published elsewhere, the others stay. */
const moves = fc.record(anyHosts, { requiredKeys: [] });
const home = Object.fromEntries(purposeNames.map((purpose) => [purpose, 'a.example' as const]));
/** Where an address has been published as something that we refuse, although a server might call it. */
const spoilt = fc.subarray([...addressNames], { maxLength: 2 });
const redirectHost = host;

function manifestOf(at: { readonly [purpose: string]: string | undefined }, broken: readonly string[] = []) {
  const addresses = Object.fromEntries(
    purposeNames.map((purpose) => [purposes[purpose], `https://${at[purpose]}${paths[purpose]}`]),
  );
  const bad = Object.fromEntries(broken.map((name) => [name, 'http://evil.example/x']));
  return describeRedaction('1.0.0', { ...addresses, ...bad, showAuthorizationButton: true });
}

async function play(
  agreed: { readonly [purpose: string]: string },
  now: { readonly [purpose: string]: string | undefined },
  broken: readonly string[],
  redirect: string,
) {
  const world = createSurroundings();
  await world.connect();
  world.browser.permissions.granted.add('https://ringcentral.github.io/*');
  const fake = createAppConnect();
  const state = JSON.stringify({ from: 'plugin', redirectTo: `https://${redirect}/oauth/callback` });
  const query = new URLSearchParams({ redirect_uri: landingPage, state }).toString();
  const registeredAt: string[] = [];
  const register = fake.routes['POST /plugin/register'];
  const routes: { [route: string]: Route } = {
    ...fake.routes,
    'GET /authUrl': () => json({ authUrl: `https://provider.example/authorize?${query}` }),
    'GET /checkAuth': () => json({ successful: true }),
    'POST /logout': () => json({ successful: true }),
    'GET /oauth/callback': () => json({ successful: true }),
    // The server reads the manifest itself, and gives the admin's token to what it finds there.
    'POST /plugin/register': (request, url) => {
      const platform = Object(fake.state.manifest.platforms['labs.redaction']);
      registeredAt.push(new URL(platform.userRegisterEndpointUrl).host);
      return register?.(request, url) ?? json({});
    },
  };
  const server = createFakeServer(routes);
  const context = world.context(server.http);
  const page = await openPage(world, context);
  const account = await import('../../../../src/actions/sign-in/connect-plugin-account');
  const { onAddress } = await import('../../../../src/background/sign-in/sign-in-landing');
  fake.state.manifest = manifestOf(agreed);
  await page.installPlugin('redaction');
  fake.state.manifest = manifestOf(now, broken);
  server.requests.length = 0;
  registeredAt.length = 0;
  const plugin = { id: 'redaction', name: 'labs.redaction', access: 'public' } as const;
  const acts: (() => Promise<unknown>)[] = [
    () => page.refreshSettings(),
    () => account.checkPluginAccount(plugin),
    () => account.connectPluginAccount(plugin),
    () => onAddress(context, 1, `${landingPage}?${new URLSearchParams({ code: 'c', state }).toString()}`),
    () => account.logOutOfPluginAccount({ plugin }),
    () => page.checkLicence('redaction'),
    () => page.installPlugin('redaction', 'update'),
    () => page.installPlugin('redaction', 'repair'),
  ];
  for (const act of acts) await act().catch(() => undefined);
  return { requests: server.requests, registeredAt };
}

test('property: no request ever reaches a host that was not agreed to for its purpose', async () => {
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(hosts, moves, spoilt, redirectHost, async (agreed, moved, broken, redirect) => {
      const { requests, registeredAt } = await play(agreed, { ...agreed, ...moved }, broken, redirect);
      const outside = requests.map(({ url }) => new URL(url)).filter(({ host: at }) => !ours.has(at));
      calls += outside.length;
      const isAllowed = ({ host: at, pathname }: URL) =>
        pathname === '/oauth/callback'
          ? Object.values(agreed).some((one) => one === at)
          : purposeNames.some((purpose) => paths[purpose] === pathname && agreed[purpose] === at);
      expect(outside.filter((url) => !isAllowed(url)).map(({ href }) => href)).toEqual([]);
      for (const at of registeredAt) expect(at).toBe(agreed['register']);
    }),
    { numRuns: 20, examples: [[home, {}, [], 'a.example']] },
  );
  // It is not for want of requests: where nothing has moved, each is made.
  expect(calls).toBeGreaterThanOrEqual(4);
});
