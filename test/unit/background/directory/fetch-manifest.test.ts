import { beforeEach, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const item = { id: 'a', access: 'public' as const, ownerAccountId: '' };
const route = 'GET /public-api/connectors/a/manifest';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  server = createFakeServer({ [route]: () => json({ version: '1' }) });
});

const down =
  (code: ProblemCode): Route =>
  async () =>
    (await import('../../../../src/core/basics/problem')).fail(code);

async function load() {
  const { fetchManifest } = await import('../../../../src/background/directory/fetch-manifest');
  const context = world.context(server.http);
  return {
    load: (of: Parameters<typeof fetchManifest>[2]) => fetchManifest(context, 'plugin', of),
  };
}

describe('a manifest', () => {
  test.each([
    ['public', { type: 'plugin' }],
    ['private', { type: 'plugin', access: 'internal', accountId: '400000001' }],
    ['shared', { type: 'plugin', access: 'internal', accountId: 'owner' }],
  ] as const)(
    'that is %s is asked for with what the directory needs, and nothing else',
    async (access, query) => {
      const { load: ask } = await load();
      await ask({ id: 'a', access, ownerAccountId: 'owner' });
      const [request] = server.to(route);
      expect(Object.fromEntries(new URL(request?.url ?? '').searchParams)).toEqual(query);
      expect(request?.headers).toBeUndefined();
    },
  );

  test.each<[string, Route]>([
    ['no network', down('offline')],
    ['no answer', down('timeout')],
    ['out of order', () => text('no', 500)],
  ])('is the last one seen while there is %s', async (_why, answer) => {
    const { load: ask } = await load();
    await ask(item);
    server.routes[route] = answer;
    expect(await ask(item)).toEqual({ version: '1' });
  });

  test('that the directory no longer has is refused, even if it was seen before', async () => {
    const { load: ask } = await load();
    await ask(item);
    server.routes[route] = () => json({ message: 'Not found' }, 404);
    await expect(ask(item)).rejects.toMatchObject({ name: 'ProblemError' });
  });
});
