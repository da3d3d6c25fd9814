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
});
