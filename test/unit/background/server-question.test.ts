import { beforeEach, expect, test, vi } from 'vitest';
import { serverRouteNames, serverRoutes } from '../../../src/core/server-route';
import type { HttpRequest } from '../../../src/api/http';
import { createSurroundings, type Surroundings } from '../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
});

async function ask(question: { route: (typeof serverRouteNames)[number]; body?: unknown }) {
  const { askServerRoute } = await import('../../../src/background/server-question');
  const requests: HttpRequest[] = [];
  const context = world.context(async (request) => {
    requests.push(request);
    return {
      status: 200,
      contentType: 'application/json',
      text: '{"a":1}',
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
    const { method, path, asRingCentral } = serverRoutes[route];
    expect(answer).toEqual({ a: 1 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method,
      url: `https://callback.app-connect.example${path}?platform=a+b`,
      headers: { authorization: 'Bearer jwt', ...(asRingCentral && { 'x-rc-access-token': 'rc' }) },
    });
    expect('x-rc-access-token' in (requests[0]?.headers ?? {})).toBe(asRingCentral);
  },
);

test('without a connection nothing leaves', async () => {
  await expect(ask({ route: 'licence' })).rejects.toMatchObject({ problem: { code: 'not_connected' } });
});
