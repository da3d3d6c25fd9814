import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const item = { id: 'a', access: 'public' as const, ownerAccountId: '' };
const route = 'GET /public-api/connectors/a/manifest';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
  server = createFakeServer({ [route]: () => json({ version: '1' }) });
});

const down =
  (code: ProblemCode): Route =>
  async () =>
    (await import('../../../../src/core/basics/problem')).fail(code);

async function load() {
  const { loadManifest } = await import('../../../../src/background/directory/directory');
  const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
  const context = world.context(server.http);
  return {
    load: (of: Parameters<typeof loadManifest>[2]) => loadManifest(context, 'plugin', of),
    manifestCache,
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

  test('that the directory has no more is none, whatever was seen before', async () => {
    const { load: ask } = await load();
    await ask(item);
    server.routes[route] = () => json({ message: 'Not found' }, 404);
    await expect(ask(item)).rejects.toMatchObject({ name: 'ProblemError' });
  });

  test('is kept, and of more than 500 the oldest go', async () => {
    const { load: ask, manifestCache } = await load();
    for (let age = 0; age < 500; age += 1)
      await manifestCache.set(`plugin:p${age}`, { body: {}, fetchedAt: world.clock.time - 1 - age });
    await ask(item);
    expect(await manifestCache.count()).toBe(400);
    expect(await manifestCache.get('plugin:a')).toMatchObject({ body: { version: '1' } });
    expect(await manifestCache.get('plugin:p398')).toBeDefined();
    expect(await manifestCache.get('plugin:p399')).toBeUndefined();
  });
});
