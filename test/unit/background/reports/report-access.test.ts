import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;
const generate = 'POST /restapi/v1.0/interop/generate-code';
const callback = 'GET /ringcentral/oauth/callback';

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function authorize(clientId: string, codeAnswers = [json({ code: 'one-time' })]) {
  const server = createFakeServer({
    [generate]: () => codeAnswers.shift() ?? json({ code: 'one-time' }),
    [callback]: () => json({ successful: true }),
    'POST /restapi/oauth/token': () => json({ access_token: 'rc-2', expires_in: 3600 }),
  });
  const { authorizeReports } = await import('../../../../src/background/reports/report-access');
  const outcome = authorizeReports(world.context(server.http), clientId);
  return { outcome, server };
}

describe('letting the server read the account’s calls', () => {
  test.each([
    ['', 'client'],
    ['server-app', 'server-app'],
  ])('client id “%s”: a code for %s goes to the server alone', async (clientId, asked) => {
    const { outcome, server } = await authorize(clientId);
    await outcome;
    expect(server.to(generate)[0]).toMatchObject({
      url: 'https://platform.ringcentral.com/restapi/v1.0/interop/generate-code',
      body: { clientId: asked },
    });
    const [sent] = server.to(callback);
    expect(sent).toMatchObject({
      url: 'https://callback.app-connect.example/ringcentral/oauth/callback?code=one-time',
      headers: { authorization: 'Bearer jwt' },
    });
    // The code is all that it gets: the RingCentral token stays here.
    expect(JSON.stringify(sent)).not.toContain('"rc"');
  });

  test('is refused to others before anything is asked', async () => {
    const { identity } = await world.browser.storage.local.get('identity');
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    const { outcome, server } = await authorize('');
    await expect(outcome).rejects.toMatchObject({ problem: { code: 'not_admin' } });
    expect(server.requests).toEqual([]);
  });

  test('renews a RingCentral token that is turned away, and says when that does not help', async () => {
    const once = await authorize('', [json({ errorCode: 'TokenInvalid' }, 401)]);
    await once.outcome;
    expect(once.server.to(generate).map(({ headers }) => headers?.['authorization'])).toEqual([
      'Bearer rc',
      'Bearer rc-2',
    ]);
    const turnedAway = () => json({ errorCode: 'TokenInvalid' }, 401);
    const twice = await authorize('', [turnedAway(), turnedAway()]);
    await expect(twice.outcome).rejects.toMatchObject({ problem: { code: 'ringcentral_expired' } });
    expect(twice.server.to(callback)).toEqual([]);
  });
});
