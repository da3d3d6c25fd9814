import { beforeEach, describe, expect, test } from 'vitest';
import recorded from '../../../fixtures/profile-0.1.0.json';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

/** RingCentral, which takes each refresh token once; `meanwhile` happens before it answers. */
async function load(meanwhile: () => Promise<void> = async () => {}) {
  let issued = 0;
  let good = 'rc-refresh';
  const server = createFakeServer({
    'POST /restapi/oauth/token': async ({ form }) => {
      if (form?.['refresh_token'] !== good) return json({ error: 'invalid_grant' }, 400);
      issued += 1;
      good = `refresh-${issued}`;
      const answer = json({ access_token: `access-${issued}`, refresh_token: good, expires_in: 3600 });
      await meanwhile();
      return answer;
    },
    'POST /restapi/oauth/revoke': () => json({}),
  });
  const context = world.context(server.http);
  const [ringCentral, { signOut }, { takeUp }] = await Promise.all([
    import('../../../../src/background/sign-in/ring-central'),
    import('../../../../src/background/sign-in/ring-central-person'),
    import('../../../../src/background/start'),
  ]);
  return {
    server,
    ask: (force?: boolean) => ringCentral.ringCentralAccessToken(context, force),
    signOut: () => signOut(context),
    takeUp: () => takeUp(context),
  };
}

const onDisk = async () => world.browser.storage.local.get(['ringCentralTokens', 'ringCentralAccess']);
const inMemory = async () =>
  (await world.browser.storage.session.get('ringCentralAccess'))['ringCentralAccess'];
const forgetAccess = () => world.browser.storage.session.remove('ringCentralAccess');

describe('RingCentral’s access token', () => {
  test('is used while it is good', async () => {
    const { ask, server } = await load();
    expect(await ask()).toBe('rc');
    expect(server.requests).toEqual([]);
  });

  test('is renewed where the browser was started anew, and stays off the disk', async () => {
    const { ask } = await load();
    await forgetAccess();
    expect(await ask()).toBe('access-1');
    expect(await onDisk()).toEqual({ ringCentralTokens: { refreshToken: 'refresh-1' } });
    expect(await inMemory()).toEqual({ accessToken: 'access-1', expiresAt: world.clock.time + 3_600_000 });
  });

  test.each([
    ['is missing', false],
    ['was refused', true],
  ])('is renewed once, however many ask while it %s', async (_what, force) => {
    const { ask, server } = await load();
    if (!force) await forgetAccess();
    expect(await Promise.all([ask(force), ask(force), ask(force)])).toEqual(
      Array.from({ length: 3 }, () => 'access-1'),
    );
    expect(server.requests).toHaveLength(1);
  });

  test('of somebody who signs out while it is renewed is not kept', async () => {
    const { ask, signOut } = await load(async () => signOut());
    await forgetAccess();
    await ask();
    expect(await onDisk()).toEqual({ ringCentralTokens: null });
    expect(await inMemory()).toBeNull();
  });
});

describe('the pair that version 0.1.0 stored', () => {
  const pair = recorded.local.ringCentralTokens;

  test('is taken apart at the first start: the access token leaves the disk, and the refresh token stays', async () => {
    const { takeUp } = await load();
    await world.browser.storage.local.set({ ringCentralTokens: pair, connection: null });
    await takeUp();
    expect(JSON.stringify([...world.browser.storage.local.values])).not.toContain(pair.accessToken);
    expect(await onDisk()).toEqual({ ringCentralTokens: { refreshToken: pair.refreshToken } });
  });

  test('signs nobody out where a request comes before that start', async () => {
    const { ask, takeUp } = await load();
    await world.browser.storage.local.set({ ringCentralTokens: { ...pair, refreshToken: 'rc-refresh' } });
    await forgetAccess();
    await Promise.all([ask(), takeUp()]);
    await forgetAccess();
    expect(await ask()).toMatch(/^access-/);
  });
});
