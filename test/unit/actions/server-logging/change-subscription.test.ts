import { beforeEach, describe, expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../../../src/api/basics/http';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

const host = 'logging.example.com';
const server = 'https://callback.app-connect.example';
const switchedOn = { enable: true, loggingLevel: 'Account', subscribedBy: 'hashed-extension' };

let world: Surroundings;
let requests: HttpRequest[];
/** Answers by path; a number is a status. */
let answers: { [path: string]: unknown };

beforeEach(async () => {
  world = createSurroundings();
  requests = [];
  answers = {
    '/restapi/v1.0/interop/generate-code': { code: 'one-time' },
    '/oauth/callback': { jwtToken: 'service-token' },
    '/subscription': { subscribed: false },
    '/subscribe': { successful: true },
    '/unsubscribe': { successful: true },
    '/do-not-log-numbers': { successful: true },
    '/user/preloadSettings': { userSettings: { addCallLogLegs: { value: true } } },
    '/admin/settings': { userSettings: { serverSideLogging: switchedOn } },
  };
  await world.connect();
  await declare({ url: `https://${host}/base/`, useAdminAssignedUserToken: true });
});

async function declare(serverSideLogging: unknown): Promise<void> {
  const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
  await manifestCache.set('connector:keycrm', {
    body: { platforms: { keyCRM: { name: 'keyCRM', serverSideLogging } } },
    fetchedAt: 1,
  });
}

async function worker() {
  const service = await import('../../../../src/background/server-logging/logging-service');
  const context = world.context(async (request): Promise<HttpAnswer> => {
    requests.push(request);
    const path = new URL(request.url).pathname.replace('/base', '');
    const answer = answers[path];
    const status = typeof answer === 'number' ? answer : 200;
    const text = answer === undefined ? '{}' : JSON.stringify(answer);
    return { status, contentType: 'application/json', text, retryAfter: null, refreshedToken: null };
  });
  return {
    look: () => service.getLoggingSubscription(context, host),
    lookAt: (other: string) => service.getLoggingSubscription(context, other),
    change: (level: 'Account' | 'User' | 'Disable', ownedByAdmin = false) =>
      service.changeLoggingSubscription(context, { host, level, ownedByAdmin }),
    saveNumbers: (numbers: string) => service.saveDoNotLogNumbers(context, host, numbers),
  };
}

const to = (name: string) => requests.filter(({ url }) => new URL(url).host === name);
const paths = (name: string) => to(name).map(({ method, url }) => `${method} ${new URL(url).pathname}`);

describe('a look', () => {
  test('takes a code of RingCentral’s there, and no session token', async () => {
    expect(await (await worker()).look()).toMatchObject({ level: 'Disable' });
    expect(paths(host)).toEqual(['GET /base/oauth/callback', 'GET /base/subscription']);
    expect(to(host)[0]?.url).toBe(
      `https://${host}/base/oauth/callback?rcAccountId=hashed-account&code=one-time`,
    );
    expect(JSON.stringify(to(host))).not.toContain('jwt"');
    expect(JSON.stringify(to(host))).not.toContain('Bearer');
  });

  test('leaves no session of the service in storage', async () => {
    await (await worker()).look();
    const stored = [...world.browser.storage.local.values.values()];
    expect(stored.join()).toContain('rc-refresh');
    expect(stored.join()).not.toContain('service-token');
  });

  test('signs in as the client that the manifest names, else as the usual one', async () => {
    await (await worker()).look();
    await declare({ url: `https://${host}`, rcClientId: 'own-client' });
    await (await worker()).look();
    const clients = to('platform.ringcentral.com').map(({ body }) => body);
    expect(clients).toEqual([{ clientId: expect.stringMatching(/^\w{20,}$/) }, { clientId: 'own-client' }]);
  });
});

describe('nothing leaves', () => {
  test('for another host than the one that was shown', async () => {
    await expect((await worker()).lookAt('elsewhere.example.com')).rejects.toMatchObject({
      problem: { code: 'consent_needed' },
    });
    expect(requests).toEqual([]);
  });

  test('for an address that is no public https one', async () => {
    await declare({ url: 'http://logging.example.com' });
    await expect((await worker()).look()).rejects.toMatchObject({ problem: { code: 'not_found' } });
    expect(requests).toEqual([]);
  });

  test('for a person who is no admin', async () => {
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    const { look, change, saveNumbers } = await worker();
    for (const attempt of [look, () => change('Account'), () => saveNumbers('101')])
      await expect(attempt()).rejects.toMatchObject({ problem: { code: 'not_admin' } });
    expect(requests).toEqual([]);
  });
});

describe('switching on', () => {
  test('the session token goes in the body, to the declared host alone', async () => {
    await (await worker()).change('Account');
    const [subscription] = to(host).filter(({ url }) => url.endsWith('/subscribe'));
    expect(subscription?.body).toEqual({
      crmToken: 'jwt',
      crmPlatform: 'keyCRM',
      crmAdapterUrl: server,
      subscriptionLevel: 'Account',
      loggingByAdmin: false,
      loggingWithUserAssigned: true,
      detailedCallLog: true,
      sources: ['ex'],
    });
    expect(subscription?.headers).toEqual({ 'x-access-token': 'service-token' });
  });

  test('a running one ends first, and its sources stay', async () => {
    answers['/subscription'] = { subscribed: true, subscriptionLevel: 'User', sources: ['ex', 'cx'] };
    await (await worker()).change('Account', true);
    expect(paths(host).slice(2)).toEqual([
      'POST /base/unsubscribe',
      'POST /base/subscribe',
      'GET /base/subscription',
    ]);
    const [subscription] = to(host).filter(({ url }) => url.endsWith('/subscribe'));
    expect(subscription?.body).toMatchObject({
      sources: ['ex', 'cx'],
      loggingByAdmin: true,
      loggingWithUserAssigned: false,
    });
  });

  test('the organisation’s settings say so', async () => {
    await (await worker()).change('Account');
    const [saved] = to(new URL(server).host).filter(
      ({ method, url }) => method === 'POST' && url.endsWith('/admin/settings'),
    );
    expect(saved?.body).toEqual({
      adminSettings: { userSettings: { serverSideLogging: switchedOn } },
    });
  });
});

test('switching off takes no session token there', async () => {
  answers['/subscription'] = { subscribed: true, subscriptionLevel: 'Account' };
  answers['/admin/settings'] = {
    userSettings: { serverSideLogging: { ...switchedOn, enable: false, loggingLevel: 'Disable' } },
  };
  await (await worker()).change('Disable');
  expect(paths(host)).toContain('POST /base/unsubscribe');
  expect(paths(host)).not.toContain('POST /base/subscribe');
  expect(JSON.stringify(to(host))).not.toContain('"jwt"');
});

test('what another admin manages is not touched', async () => {
  answers['/subscription'] = { subscribedByOtherAdmin: { name: 'Lee', setting: {} } };
  const { change, saveNumbers } = await worker();
  for (const attempt of [() => change('Disable'), () => saveNumbers('')])
    await expect(attempt()).rejects.toMatchObject({ problem: { code: 'overwritten' } });
  expect(paths(host).filter((path) => path.startsWith('POST'))).toEqual([]);
});

test('its “no session” says nothing about the CRM’s session', async () => {
  answers['/subscription'] = 401;
  await expect((await worker()).look()).rejects.toMatchObject({ problem: { code: 'refused', host } });
  expect((await world.browser.storage.local.get('connection'))['connection']).toMatchObject({
    state: 'connected',
  });
});

test('a RingCentral token that is turned away is renewed once', async () => {
  answers['/restapi/v1.0/interop/generate-code'] = 401;
  answers['/restapi/oauth/token'] = { access_token: 'rc-2', refresh_token: 'r2', expires_in: 3600 };
  await expect((await worker()).look()).rejects.toMatchObject({ problem: { code: 'ringcentral_expired' } });
  expect(
    to('platform.ringcentral.com').map(({ headers = {} }) => headers['authorization'] ?? 'renewal'),
  ).toEqual(['Bearer rc', 'renewal', 'Bearer rc-2']);
});
