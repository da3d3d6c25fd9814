import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

const day = 86_400_000;
const sam = { ...identity, extensionId: '102', extensionNumber: '102', name: 'Sam Ortiz', isAdmin: false };

let world: Surroundings;

/** RingCentral: whom it knows by which code and token, and whether the browser is still signed in there. */
function createRingCentral() {
  const state = {
    /** Who signs in next, in the window or without one; `undefined` when that takes a person. */
    inBrowser: identity as typeof identity | undefined,
    /** Their role today. */
    isAdmin: true,
    goodRefresh: 'rc-refresh',
    isBusy: false,
  };
  const people = new Map([['rc', identity]]);
  let issued = 0;
  const issue = (person: typeof identity) => {
    issued += 1;
    people.set(`access-${issued}`, person);
    state.goodRefresh = `refresh-${issued}`;
    return json({ access_token: `access-${issued}`, refresh_token: state.goodRefresh, expires_in: 3600 });
  };
  const server = createFakeServer({
    'POST /restapi/oauth/token': ({ form }) => {
      if (state.isBusy) return json({}, 503);
      if (form?.['code']) return state.inBrowser ? issue(state.inBrowser) : json({}, 400);
      if (form?.['refresh_token'] !== state.goodRefresh) return json({ error: 'invalid_grant' }, 400);
      return issue(identity);
    },
    'GET /restapi/v1.0/account/~/extension/~': ({ headers }) => {
      const person = people.get(headers?.['authorization']?.replace('Bearer ', '') ?? '');
      if (!person) return json({}, 401);
      return json({
        id: person.extensionId,
        extensionNumber: person.extensionNumber,
        name: person.name,
        contact: { email: person.email },
        account: { id: person.accountId },
        permissions: { admin: { enabled: person === identity && state.isAdmin } },
      });
    },
    'POST /restapi/oauth/revoke': () => json({}),
    'POST /unAuthorize': () => json({}),
  });
  return { state, server };
}

let ringCentral: ReturnType<typeof createRingCentral>;

async function load() {
  const [person, tokens, start] = await Promise.all([
    import('../../../../src/background/sign-in/ring-central-person'),
    import('../../../../src/background/sign-in/ring-central'),
    import('../../../../src/background/start'),
  ]);
  return { ...person, ...tokens, ...start, context: world.context(ringCentral.server.http) };
}

async function prepare(): Promise<void> {
  world = createSurroundings();
  await world.connect();
  ringCentral = createRingCentral();
  world.browser.identity.launchWebAuthFlow.mockImplementation(async ({ url }) => {
    if (!ringCentral.state.inBrowser) throw new Error('User interaction required.');
    const state = new URL(url).searchParams.get('state') ?? '';
    return `https://panel.chromiumapp.org/ringcentral?code=c&state=${state}`;
  });
}

beforeEach(prepare);

const stored = async (key: string, area: 'local' | 'session' = 'local') =>
  (await world.browser.storage[area].get(key))[key];
const forgetAccess = () => world.browser.storage.session.remove('ringCentralAccess');
const alarmAt = () => world.browser.alarms.all.get('ringcentral')?.scheduledTime;
const windows = () =>
  world.browser.identity.launchWebAuthFlow.mock.calls.map(([{ interactive }]) => interactive);

describe('once a day while somebody is signed in', () => {
  test('the sign-in is renewed: a year of idle days does not end it', async () => {
    const { context, takeUp, renewPerson } = await load();
    await takeUp(context);
    for (let days = 0; days < 365; days += 1) {
      const due = alarmAt() ?? 0;
      expect(due - world.clock.time).toBe(day);
      world.clock.time = due;
      world.browser.alarms.all.delete('ringcentral');
      await renewPerson(context);
    }
    expect(await stored('ringCentralTokens')).toEqual({ refreshToken: 'refresh-365' });
    expect(windows()).toEqual([]);
  });

  test.each([
    ['an admin of yesterday is none today', true, false],
    ['who became one today is one', false, true],
  ])('the role is read again: %s', async (_what, before, now) => {
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: before } });
    ringCentral.state.isAdmin = now;
    const { context, renewPerson } = await load();
    await renewPerson(context);
    expect(await stored('identity')).toEqual({ ...identity, isAdmin: now });
    expect(await stored('connection')).toMatchObject({ platform: 'keyCRM' });
    const { asAdmin } = await import('../../../../src/background/settings/admin-document');
    expect(await asAdmin(async () => true).catch(() => false)).toBe(now);
  });

  test('a RingCentral that cannot be asked is asked again in an hour; the sign-in stands', async () => {
    ringCentral.state.isBusy = true;
    await forgetAccess();
    const { context, renewPerson } = await load();
    await expect(renewPerson(context)).rejects.toMatchObject({ problem: { code: 'server_error' } });
    expect(alarmAt()).toBe(world.clock.time + day / 24);
    expect(await stored('identity')).toEqual(identity);
    expect(windows()).toEqual([]);
  });

  test('a clock that was set back postpones it by a day at most', async () => {
    const { context, takeUp } = await load();
    await takeUp(context);
    world.clock.time -= 30 * day;
    world.browser.alarms.all.clear();
    await takeUp(context);
    expect(alarmAt()).toBe(world.clock.time + day);
  });

  test.each([
    ['the sign-in has ended', { identity: { ...identity, hasEnded: true } }],
    ['nobody is signed in', { identity: null, connection: null }],
  ])('where %s, nothing is asked and nothing rings again', async (_where, now) => {
    await world.browser.storage.local.set(now);
    const { context, renewPerson } = await load();
    await renewPerson(context);
    expect(ringCentral.server.requests).toEqual([]);
    expect(alarmAt()).toBeUndefined();
  });

  test('the one who has signed out has no alarm at the next start', async () => {
    await world.browser.storage.local.set({ identity: null, connection: null });
    const { context, takeUp } = await load();
    await takeUp(context);
    expect(alarmAt()).toBeUndefined();
  });
});

describe('a sign-in that has ended', () => {
  beforeEach(async () => {
    ringCentral.state.goodRefresh = 'another';
    await forgetAccess();
  });

  test('is begun again without a window where the browser still knows the person, with today’s role', async () => {
    ringCentral.state.isAdmin = false;
    const { context, ringCentralAccessToken } = await load();
    expect(await ringCentralAccessToken(context)).toBe('access-1');
    expect(windows()).toEqual([false]);
    expect(await stored('ringCentralTokens')).toEqual({ refreshToken: 'refresh-1' });
    expect(await stored('identity')).toEqual({ ...identity, isAdmin: false });
    expect(await stored('connection')).toMatchObject({ platform: 'keyCRM', state: 'connected' });
  });

  test('is tried so once, however many ask; then it takes a press, and nothing else is lost', async () => {
    ringCentral.state.inBrowser = undefined;
    const { context, ringCentralAccessToken, signIn } = await load();
    const before = { connection: await stored('connection'), sessionToken: await stored('sessionToken') };
    for (const ask of [ringCentralAccessToken, ringCentralAccessToken])
      await expect(ask(context)).rejects.toMatchObject({ problem: { code: 'ringcentral_expired' } });
    expect(windows()).toEqual([false]);
    expect(ringCentral.server.requests).toHaveLength(1);
    expect(await stored('identity')).toEqual({ ...identity, hasEnded: true });
    ringCentral.state.inBrowser = identity;
    await signIn(context);
    expect(windows()).toEqual([false, true]);
    expect(await stored('identity')).toEqual(identity);
    expect(await ringCentralAccessToken(context)).toBe('access-1');
    expect({
      connection: await stored('connection'),
      sessionToken: await stored('sessionToken'),
    }).toEqual(before);
    expect(ringCentral.server.to('POST /unAuthorize')).toEqual([]);
    expect(alarmAt()).toBe(world.clock.time + day);
  });

  test('somebody else whom the browser knows is not signed in by that', async () => {
    ringCentral.state.inBrowser = sam;
    const { context, ringCentralAccessToken } = await load();
    await expect(ringCentralAccessToken(context)).rejects.toThrow('ringcentral_expired');
    expect(await stored('identity')).toEqual({ ...identity, hasEnded: true });
    expect(await stored('ringCentralAccess', 'session')).toBeUndefined();
    expect(await stored('ringCentralTokens')).toEqual({ refreshToken: 'rc-refresh' });
  });

  test('a network that fails meanwhile ends nothing', async () => {
    const { context, ringCentralAccessToken } = await load();
    const launch = world.browser.identity.launchWebAuthFlow.getMockImplementation();
    world.browser.identity.launchWebAuthFlow.mockImplementation(async (details) => {
      ringCentral.state.isBusy = true;
      return (await launch?.(details)) ?? '';
    });
    await expect(ringCentralAccessToken(context)).rejects.toMatchObject({
      problem: { code: 'server_error' },
    });
    expect(await stored('identity')).toEqual(identity);
  });
});

describe('somebody else signs in', () => {
  beforeEach(() => {
    ringCentral.state.inBrowser = sam;
  });

  test('and starts as that person: the first one’s CRM session ends here, and at its server', async () => {
    const { context, signIn, ringCentralAccessToken } = await load();
    await signIn(context);
    expect(await stored('identity')).toEqual(sam);
    expect(await stored('connection')).toBeNull();
    expect(await stored('sessionToken')).toBeNull();
    expect(await ringCentralAccessToken(context)).toBe('access-1');
    expect(ringCentral.server.to('POST /unAuthorize')[0]?.headers).toMatchObject({
      authorization: 'Bearer jwt',
    });
    expect(ringCentral.server.to('POST /restapi/oauth/revoke')[0]?.form).toMatchObject({
      token: 'rc-refresh',
    });
  });

  test('killed before each of its writes and requests: never one person with another’s session', async () => {
    const ends = new Set<string>();
    for (let deaths = 1; deaths < 60; deaths += 1) {
      await prepare();
      ringCentral.state.inBrowser = sam;
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
      const { http } = worker.context;
      let isOver = false;
      void worker
        .signIn({ ...worker.context, http: async (request) => mortal().then(() => http(request)) })
        .then(() => (isOver = true));
      await vi.waitFor(() => expect(isOver || steps >= deaths).toBe(true), { timeout: 20_000, interval: 1 });
      world.browser.storage.local.set = alive;
      world.browser.storage.session.set = aliveSession;
      world.kill();
      const where = `killed at step ${deaths}`;
      const next = await load();
      const person = Object(await stored('identity'));
      const token = await next.ringCentralAccessToken(next.context).catch(() => undefined);
      const isSam = person.extensionId === sam.extensionId;
      expect(isSam ? ['access-1', 'access-2'] : ['rc', undefined], where).toContain(token);
      const session = [await stored('connection'), await stored('sessionToken')];
      expect(isSam ? session : [null, null], where).toEqual([null, null]);
      ends.add(isSam ? 'sam' : person.extensionId === undefined ? 'nobody' : 'priya');
      if (isOver) break;
    }
    expect([...ends].toSorted()).toEqual(['nobody', 'priya', 'sam']);
  });

  test('where nobody is left: a CRM that an earlier panel kept is not theirs', async () => {
    await world.browser.storage.local.set({ identity: null });
    const { context, signIn } = await load();
    await signIn(context);
    expect(await stored('connection')).toBeNull();
  });
});
