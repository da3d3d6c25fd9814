import { beforeEach, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { createFakeServer, json, type Route } from '../../fakes/fake-server';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const publicRoute = 'GET /public-api/connectors';
const internalRoute = 'GET /public-api/connectors/internal';
const line = (id: string, more: object = {}) => ({ id, name: `labs.${id}`, displayName: id, ...more });

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  routes = {
    [publicRoute]: () => json({ connectors: [line('b'), line('a')] }),
    [internalRoute]: () => json({ privateConnectors: [line('mine')], sharedConnectors: [line('theirs')] }),
  };
  server = createFakeServer(routes);
});

const down =
  (code: ProblemCode): Route =>
  async () =>
    (await import('../../../../src/core/basics/problem')).fail(code);

async function load() {
  await world.servePages(world.context(server.http));
  return import('../../../../src/actions/directory/list-catalog');
}

const ids = (catalog: { items: readonly { id: string }[] }) => catalog.items.map(({ id }) => id);

describe('the directory’s lists', () => {
  test('are one list; the account’s own are asked for with the account', async () => {
    const { listCatalog } = await load();
    const catalog = await listCatalog('plugin', false);
    expect(ids(catalog)).toEqual(['a', 'b', 'mine', 'theirs']);
    expect(catalog).toMatchObject({ problems: [], dropped: 0 });
    const [internal] = server.to(internalRoute);
    expect(Object.fromEntries(new URL(internal?.url ?? '').searchParams)).toEqual({
      access: 'internal',
      type: 'plugin',
      accountId: identity.accountId,
    });
    expect(server.requests.every(({ headers }) => headers === undefined)).toBe(true);
  });

  test('are followed page by page, each with the token of the one before', async () => {
    routes[publicRoute] = (_, url) => {
      const page = Number(url.searchParams.get('pageToken') ?? 0);
      return json({ connectors: [line(`p${page}`)], ...(page < 3 && { nextPageToken: `${page + 1}` }) });
    };
    const { listCatalog } = await load();
    expect(ids(await listCatalog('connector', true))).toEqual(['mine', 'p0', 'p1', 'p2', 'p3', 'theirs']);
    expect(server.to(publicRoute)).toHaveLength(4);
  });

  test.each([
    ['the same token again', () => 'x', 2],
    ['always another one', (page: number) => `t${page}`, 200],
    ['a token that is none', () => 7, 1],
  ])('end somewhere: %s', async (_what, token, most) => {
    let page = 0;
    routes[publicRoute] = () => json({ connectors: [], nextPageToken: token(++page) });
    const { listCatalog } = await load();
    await listCatalog('plugin', true);
    expect(server.to(publicRoute)).toHaveLength(most);
  });

  test('lines that cannot be read are counted and left out', async () => {
    routes[publicRoute] = () => json({ connectors: [line('a'), { id: '__proto__', name: 'x' }, 7] });
    const { listCatalog } = await load();
    expect(await listCatalog('plugin', true)).toMatchObject({ dropped: 2 });
  });

  test('come from the cache, without network, until they are refreshed', async () => {
    const { listCatalog } = await load();
    const first = await listCatalog('plugin', false);
    server.requests.length = 0;
    routes[publicRoute] = () => json({ connectors: [line('new')] });
    const kept = await listCatalog('plugin', false);
    expect(kept).toEqual({ ...first, dropped: 0 });
    expect(server.requests).toEqual([]);
    expect(ids(await listCatalog('plugin', true))).toEqual(['mine', 'new', 'theirs']);
  });

  test.each([
    ['public', publicRoute, ['a', 'b', 'new']],
    ['internal', internalRoute, ['mine', 'new', 'theirs']],
  ])(
    'of which the %s one fails: what was kept of it stays, with its age',
    async (source, route, expected) => {
      const { listCatalog } = await load();
      const { fetchedAt } = await listCatalog('plugin', true);
      routes[publicRoute] = () => json({ connectors: [line('new')] });
      routes[internalRoute] = () => json({ privateConnectors: [line('new')], sharedConnectors: [] });
      routes[route] = down('timeout');
      const catalog = await listCatalog('plugin', true);
      expect(ids(catalog)).toEqual(expected);
      expect(catalog.problems).toMatchObject([{ source, problem: { code: 'timeout' } }]);
      expect(catalog.fetchedAt).toBe(fetchedAt);
      expect(ids(await listCatalog('plugin', false))).toEqual(expected);
    },
  );

  test('of which all fail: nothing is overwritten', async () => {
    const { listCatalog } = await load();
    const first = await listCatalog('plugin', true);
    routes[publicRoute] = down('offline');
    routes[internalRoute] = () => json('no object');
    const catalog = await listCatalog('plugin', true);
    expect(catalog.problems).toMatchObject([
      { source: 'public', problem: { code: 'offline' } },
      { source: 'internal', problem: { code: 'unexpected' } },
    ]);
    expect(ids(catalog)).toEqual(ids(first));
    expect(await listCatalog('plugin', false)).toEqual(first);
  });

  test('that were never all loaded are asked for again, and nothing is known to be missing', async () => {
    routes[publicRoute] = down('timeout');
    routes[internalRoute] = () => json({ privateConnectors: [], sharedConnectors: [] });
    const { listCatalog, findItem } = await load();
    await listCatalog('connector', false);
    expect(await listCatalog('connector', false)).toMatchObject({
      items: [],
      problems: [{ source: 'public' }],
    });
    await expect(findItem('connector', 'a')).rejects.toMatchObject({ problem: { code: 'timeout' } });
  });

  test('are kept by account: nobody sees another’s', async () => {
    const { listCatalog } = await load();
    await listCatalog('plugin', true);
    await world.browser.storage.local.set({ identity: { ...identity, accountId: '2' } });
    routes[internalRoute] = () => json({ privateConnectors: [], sharedConnectors: [] });
    expect(ids(await listCatalog('plugin', false))).toEqual(['a', 'b']);
  });

  test('without an account only what is public is asked for', async () => {
    await world.browser.storage.local.set({ identity: null });
    const { listCatalog } = await load();
    expect(ids(await listCatalog('connector', false))).toEqual(['a', 'b']);
    expect(server.to(internalRoute)).toEqual([]);
  });

  test('1,000 of them are painted from what was kept: no request, no question to the worker', async () => {
    routes[publicRoute] = () => json({ connectors: Array.from({ length: 1000 }, (_, i) => line(`p${i}`)) });
    const { listCatalog } = await load();
    await listCatalog('plugin', true);
    server.requests.length = 0;
    world.browser.runtime.sendMessage.mockClear();
    expect((await listCatalog('plugin', false)).items).toHaveLength(1002);
    expect(world.browser.runtime.sendMessage).not.toHaveBeenCalled();
    expect(server.requests).toEqual([]);
  });
});

describe('an item', () => {
  test('that is new is found by refreshing the lists once', async () => {
    const { listCatalog, findItem } = await load();
    await listCatalog('plugin', true);
    routes[publicRoute] = () => json({ connectors: [line('new')] });
    expect(await findItem('plugin', 'new')).toMatchObject({ name: 'labs.new', access: 'public' });
    server.requests.length = 0;
    await findItem('plugin', 'new');
    expect(server.requests).toEqual([]);
    await expect(findItem('plugin', 'gone')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  });
});
