import { beforeEach, describe, expect, test } from 'vitest';
import { isLoggedByServer, isLoggingInDoubt } from '../../../../src/core/server-logging/logging-record';
import type { LoggingLevel } from '../../../../src/core/server-logging/logging-subscription';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';
import { loggingHost as host, PlayedService } from './played-service';

const declared = { host, usesAdminSession: true };
const names = { subscribedBy: 'hashed-extension', crmPlatform: 'keyCRM' };
const switchedOn = { enable: true, loggingLevel: 'Account', ...names };
const switchedOff = { enable: false, loggingLevel: 'Disable', ...names };

let world: Surroundings;
let played: PlayedService;

beforeEach(async () => {
  world = createSurroundings();
  played = new PlayedService();
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

/** A page of the admin's, over a worker of its own. */
async function openPage() {
  const actions = await import('../../../../src/actions/server-logging/change-subscription');
  const { refreshSettings } = await import('../../../../src/actions/settings/refresh-settings');
  await world.servePages(world.context(played.http));
  return {
    ...actions,
    refreshSettings,
    change: (level: LoggingLevel, ownedByAdmin = false) =>
      actions.changeSubscription({ declared, level, ownedByAdmin }),
    saveNumbers: (numbers: string) => actions.saveDoNotLogNumbers({ host, numbers }),
  };
}

describe('a look', () => {
  test('takes a code of RingCentral’s there, and no session token', async () => {
    expect(await (await openPage()).lookAtService(host)).toMatchObject({ level: 'Disable' });
    expect(played.paths(host)).toEqual(['GET /base/oauth/callback', 'GET /base/subscription']);
    expect(played.to(host)[0]?.url).toBe(
      `https://${host}/base/oauth/callback?rcAccountId=hashed-account&code=one-time`,
    );
    expect(JSON.stringify(played.to(host))).not.toContain('jwt"');
    expect(JSON.stringify(played.to(host))).not.toContain('Bearer');
  });

  test('leaves no session of the service in storage', async () => {
    await (await openPage()).lookAtService(host);
    const stored = [...world.browser.storage.local.values.values()];
    expect(stored.join()).toContain('rc-refresh');
    expect(stored.join()).not.toContain('service-token');
  });

  test('signs in as the client that the manifest names, else as the usual one', async () => {
    const { lookAtService } = await openPage();
    await lookAtService(host);
    await declare({ url: `https://${host}`, rcClientId: 'own-client' });
    await lookAtService(host);
    const clients = played.to('platform.ringcentral.com').map(({ body }) => body);
    expect(clients).toEqual([{ clientId: expect.stringMatching(/^\w{20,}$/) }, { clientId: 'own-client' }]);
  });
});

describe('nothing leaves', () => {
  test('for another host than the one that was shown', async () => {
    const { lookAtService } = await openPage();
    await expect(lookAtService('elsewhere.example.com')).rejects.toMatchObject({
      problem: { code: 'consent_needed' },
    });
    expect(played.requests).toEqual([]);
  });

  test('for an address that is no public https one', async () => {
    await declare({ url: 'http://logging.example.com' });
    const { lookAtService } = await openPage();
    await expect(lookAtService(host)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    expect(played.requests).toEqual([]);
  });

  test('for a person who is no admin', async () => {
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    const { lookAtService, saveNumbers } = await openPage();
    const { call } = await import('../../../../src/protocol/client');
    const change = () =>
      call('changeLoggingSubscription', { host, expected: null, steps: [], subscription: {} });
    for (const attempt of [() => lookAtService(host), change, () => saveNumbers('101')])
      await expect(attempt()).rejects.toMatchObject({ problem: { code: 'not_admin' } });
    expect(played.requests).toEqual([]);
  });
});

describe('switching on', () => {
  test('the session token goes in the body, to the declared host alone', async () => {
    played.admin['addCallLogLegs'] = { value: true };
    expect(await (await openPage()).change('Account')).toMatchObject({ level: 'Account' });
    const [subscription] = played.to(host).filter(({ url }) => url.endsWith('/subscribe'));
    expect(subscription?.body).toEqual({
      crmToken: 'jwt',
      crmPlatform: 'keyCRM',
      crmAdapterUrl: connection.serverUrl,
      subscriptionLevel: 'Account',
      loggingByAdmin: false,
      loggingWithUserAssigned: true,
      detailedCallLog: true,
      sources: ['ex'],
    });
    expect(subscription?.headers).toEqual({ 'x-access-token': 'service-token' });
  });

  test('the server’s address ends without a slash, as the service puts its paths behind it', async () => {
    await world.connect({ serverUrl: `${connection.serverUrl}/` });
    const { sessionToken } = await world.browser.storage.local.get('sessionToken');
    await world.browser.storage.local.set({
      sessionToken: { ...Object(sessionToken), serverUrl: `${connection.serverUrl}/` },
    });
    await (await openPage()).change('Account');
    expect(played.subscribed).toMatchObject({ crmAdapterUrl: connection.serverUrl });
  });

  test('the page cannot name the server that the session token is for', async () => {
    await openPage();
    const { call } = await import('../../../../src/protocol/client');
    const subscription = { crmAdapterUrl: 'https://evil.example', crmPlatform: 'x' };
    const steps = [{ record: switchedOn, ask: 'subscribe' as const }];
    await call('changeLoggingSubscription', { host, expected: null, steps, subscription });
    expect(played.subscribed).toEqual({
      crmToken: 'jwt',
      crmPlatform: 'keyCRM',
      crmAdapterUrl: connection.serverUrl,
    });
  });

  test('a running one ends first, and its sources stay', async () => {
    played.start({ subscriptionLevel: 'User', sources: ['ex', 'cx'] });
    await (await openPage()).change('Account', true);
    expect(played.subscribed).toMatchObject({
      sources: ['ex', 'cx'],
      loggingByAdmin: true,
      loggingWithUserAssigned: false,
    });
  });
});

describe('what everybody’s panel is told', () => {
  test('in doubt before the service is asked to stop, Disable once it has, on once it logs again', async () => {
    played.start({ subscriptionLevel: 'User' });
    played.admin['serverSideLogging'] = { enable: true, loggingLevel: 'User', subscribedBy: 'somebody' };
    await (await openPage()).change('Account');
    expect(played.story).toEqual([
      { record: { enable: true, loggingLevel: 'User', ...names, changingAt: host } },
      'unsubscribe',
      { record: { ...switchedOff, changingAt: host } },
      'subscribe',
      { record: switchedOn },
    ]);
  });

  test('of one that is switched off: the same, and nothing is begun', async () => {
    played.start({ subscriptionLevel: 'Account' });
    played.admin['serverSideLogging'] = switchedOn;
    expect(await (await openPage()).change('Disable')).toMatchObject({ level: 'Disable' });
    expect(played.story).toEqual([
      { record: { ...switchedOn, changingAt: host } },
      'unsubscribe',
      { record: switchedOff },
    ]);
    expect(JSON.stringify(played.to(host))).not.toContain('"jwt"');
  });

  test('where the service refuses to stop: that it logs, after a look', async () => {
    played.start({ subscriptionLevel: 'Account' });
    played.admin['serverSideLogging'] = switchedOn;
    played.answers['/unsubscribe'] = 401;
    const { change, settleSubscription } = await openPage();
    await expect(change('Disable')).rejects.toMatchObject({ problem: { host } });
    expect(isLoggingInDoubt(played.admin)).toBe(true);
    expect(await settleSubscription(host)).toMatchObject({ level: 'Account' });
    expect(played.admin['serverSideLogging']).toEqual(switchedOn);
  });

  test('where the service refuses to begin again: Disable', async () => {
    played.start({ subscriptionLevel: 'User' });
    played.admin['serverSideLogging'] = { ...switchedOn, loggingLevel: 'User' };
    played.answers['/subscribe'] = 401;
    const { change, settleSubscription } = await openPage();
    await expect(change('Account')).rejects.toMatchObject({ problem: { host } });
    expect(played.admin['serverSideLogging']).toEqual({ ...switchedOff, changingAt: host });
    await settleSubscription(host);
    expect(played.admin['serverSideLogging']).toEqual(switchedOff);
  });

  test('a record that another admin has changed meanwhile is read again, before anything is asked', async () => {
    const { change } = await openPage();
    played.afterRead = () => {
      played.afterRead = undefined;
      played.admin['serverSideLogging'] = { enable: false, loggingLevel: 'Disable', theirs: true };
    };
    await change('Account');
    expect(played.story.filter((step) => step === 'subscribe')).toHaveLength(1);
    expect(played.admin['serverSideLogging']).toEqual({ ...switchedOn, theirs: true });
  });
});

/** What a panel of this organisation believes. */
function believed() {
  const person = { isAdmin: true, hashedExtensionId: 'hashed-extension', platform: 'keyCRM' };
  return isLoggedByServer(played.admin, person) && !isLoggingInDoubt(played.admin);
}

describe.each([
  ['Account', 'User'],
  ['Account', 'Disable'],
  ['Disable', 'Account'],
] as const)('a change from %s to %s, ended at any request', (from, to) => {
  test('never claims that the service logs while it does not; the next panel settles it', async () => {
    let last = 0;
    for (let at = 1; at <= 60; at += 1) {
      world = createSurroundings();
      played = new PlayedService();
      await world.connect();
      await declare({ url: `https://${host}`, useAdminAssignedUserToken: true });
      if (from !== 'Disable') played.start({ subscriptionLevel: from });
      played.admin['serverSideLogging'] = from === 'Disable' ? switchedOff : switchedOn;
      const page = await openPage();
      const ended = played.endAt(at);
      const done = page.change(to).then(() => 'done' as const);
      const outcome = await Promise.race([done, ended.then(() => 'ended' as const)]);
      expect(believed() && played.level === 'Disable').toBe(false);
      if (outcome === 'done') break;
      last = at;
      world.releaseLocks();
      world.browser.runtime.onMessage.clear();
      played.goOn();
      const next = await openPage();
      await next.refreshSettings();
      await next.settleInterruptedChange();
      expect(isLoggingInDoubt(played.admin)).toBe(false);
      const { enable, loggingLevel } = Object(played.admin['serverSideLogging']);
      expect([enable, loggingLevel]).toEqual([played.level !== 'Disable', played.level]);
    }
    expect(last).toBeGreaterThan(10);
  });
});

test('what nobody interrupted is not looked at again', async () => {
  const { refreshSettings, settleInterruptedChange } = await openPage();
  for (const record of [undefined, switchedOn, { ...switchedOn, changingAt: host, subscribedBy: 'other' }]) {
    played.admin['serverSideLogging'] = record;
    await refreshSettings();
    await settleInterruptedChange();
  }
  expect(played.to(host)).toEqual([]);
});

test('what another admin manages is not touched', async () => {
  played.start({ subscriptionLevel: 'Account' }, 'Lee');
  const { change, saveNumbers } = await openPage();
  for (const attempt of [() => change('Disable'), () => saveNumbers('')])
    await expect(attempt()).rejects.toMatchObject({ problem: { code: 'overwritten' } });
  expect(played.paths(host).filter((path) => path.startsWith('POST'))).toEqual([]);
});

test('numbers that are never logged go to the service, which says what it keeps', async () => {
  const { saveNumbers } = await openPage();
  expect(await saveNumbers('+16505550100,101')).toMatchObject({ doNotLogNumbers: '+16505550100,101' });
});

test('its “no session” says nothing about the CRM’s session', async () => {
  played.answers['/subscription'] = 401;
  await expect((await openPage()).lookAtService(host)).rejects.toMatchObject({
    problem: { code: 'refused', host },
  });
  expect((await world.browser.storage.local.get('connection'))['connection']).toMatchObject({
    state: 'connected',
  });
});

test('an answer that is none of a logging service is told as such', async () => {
  played.answers['/subscription'] = 'Hello';
  await expect((await openPage()).lookAtService(host)).rejects.toMatchObject({
    problem: { code: 'unexpected' },
  });
});

test('a RingCentral token that is turned away is renewed once', async () => {
  played.answers['/restapi/v1.0/interop/generate-code'] = 401;
  played.answers['/restapi/oauth/token'] = { access_token: 'rc-2', refresh_token: 'r2', expires_in: 3600 };
  await expect((await openPage()).lookAtService(host)).rejects.toMatchObject({
    problem: { code: 'ringcentral_expired' },
  });
  expect(
    played.to('platform.ringcentral.com').map(({ headers = {} }) => headers['authorization'] ?? 'renewal'),
  ).toEqual(['Bearer rc', 'renewal', 'Bearer rc-2']);
});
