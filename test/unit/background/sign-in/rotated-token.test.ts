import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json } from '../../fakes/fake-server';
import { connection, createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const stored = async () => (await world.browser.storage.local.get('sessionToken'))['sessionToken'];

/** Asks the server, which rotates the token; `meanwhile` happens while the answer is on its way. */
async function ask(meanwhile: () => Promise<void>): Promise<void> {
  const server = createFakeServer({
    'GET /user/settings': async () => {
      await meanwhile();
      return { ...json({}), refreshedToken: 'rotated' };
    },
  });
  const { withServer } = await import('../../../../src/background/sign-in/server-session');
  const { getOwnDocument } = await import('../../../../src/api/settings/settings');
  await withServer(world.context(server.http), (session) => getOwnDocument(server.http, session));
}

describe('a rotated token', () => {
  test('replaces the one that was sent', async () => {
    await ask(async () => {});
    expect(await stored()).toEqual({ token: 'rotated', serverUrl: connection.serverUrl });
  });

  test.each([
    ['another person of the same server', { token: 'of-dana', serverUrl: connection.serverUrl }],
    ['another server', { token: 'jwt', serverUrl: 'https://other.app-connect.example' }],
    ['nobody', null],
  ])('does not replace that of %s who came meanwhile', async (_who, sessionToken) => {
    await ask(() => world.browser.storage.local.set({ sessionToken }));
    expect(await stored()).toEqual(sessionToken);
  });

  test.each([
    ['401', () => json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401)],
    ['401 without a code', () => json({}, 401)],
    ['200 with the words of the polling generation', () => json(expired)],
  ])('in a %s is not kept, and the session has ended at once', async (_what, refusal) => {
    const server = createFakeServer({
      'GET /user/settings': () => ({ ...refusal(), refreshedToken: 'rotated' }),
    });
    const { withServer } = await import('../../../../src/background/sign-in/server-session');
    const { getOwnDocument } = await import('../../../../src/api/settings/settings');
    await expect(
      withServer(world.context(server.http), (session) => getOwnDocument(server.http, session)),
    ).rejects.toMatchObject({ problem: { code: 'session_revoked' } });
    expect(await stored()).toMatchObject({ token: 'jwt' });
    expect(await world.browser.storage.local.get('connection')).toMatchObject({
      connection: { state: 'revoked' },
    });
  });
});

const expired = {
  successful: false,
  returnMessage: { message: 'User session expired. Please connect again.' },
};
