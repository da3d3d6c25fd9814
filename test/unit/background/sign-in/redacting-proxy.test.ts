import { beforeEach, expect, test } from 'vitest';
import { secretPlaces } from '../../../../src/core/basics/token-table';
import { serverRouteNames, serverRoutes, type ServerRoute } from '../../../../src/core/crm/server-route';
import type { HttpRequest } from '../../../../src/api/basics/http';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
});

interface Question {
  route: (typeof serverRouteNames)[number];
  body?: unknown;
  reveal?: readonly string[];
}

async function ask(question: Question, answered = '{"a":1}') {
  const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
  const requests: HttpRequest[] = [];
  const context = world.context(async (request) => {
    requests.push(request);
    return {
      status: 200,
      contentType: 'application/json',
      text: answered,
      retryAfter: null,
      refreshedToken: null,
    };
  });
  return { answer: await askServerRoute(context, { query: { platform: 'a b' }, ...question }), requests };
}

test.each(serverRouteNames)(
  '%s goes to the connected server, with the tokens that it needs',
  async (route) => {
    await world.connect();
    const { answer, requests } = await ask({ route });
    const { method, path, purpose }: ServerRoute = serverRoutes[route];
    const carriesRingCentral = secretPlaces[purpose]?.ringCentral !== undefined;
    const carriesSession = secretPlaces[purpose]?.session !== undefined;
    expect(answer).toEqual({ a: 1 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: method ?? 'GET',
      // Of connectors, some fail where no number formats are sent along.
      url: `https://callback.app-connect.example${path}?platform=a+b${route === 'contacts' ? '&overridingFormat=' : ''}`,
      headers: {
        ...(carriesSession && { authorization: 'Bearer jwt' }),
        ...(carriesRingCentral && { 'x-rc-access-token': 'rc' }),
      },
    });
    expect('authorization' in (requests[0]?.headers ?? {})).toBe(carriesSession);
    expect('x-rc-access-token' in (requests[0]?.headers ?? {})).toBe(carriesRingCentral);
  },
);

test('without a connection nothing leaves', async () => {
  await expect(ask({ route: 'licence' })).rejects.toMatchObject({ problem: { code: 'not_connected' } });
});

test('credentials are held back, one is given when it is asked for, of routes that have any', async () => {
  await world.connect();
  const stored = '{"orgValues":{"key":{"hasValue":true,"value":"S3CRET"}}}';
  const held = await ask({ route: 'managedAuth' }, stored);
  expect(held.answer).toEqual({ orgValues: { key: { hasValue: true } } });
  const one = await ask({ route: 'managedAuth', reveal: ['orgValues', 'key'] }, stored);
  expect(one.answer).toBe('S3CRET');
  await expect(ask({ route: 'licence', reveal: ['a'] })).rejects.toMatchObject({
    problem: { code: 'invalid_input' },
  });
});
