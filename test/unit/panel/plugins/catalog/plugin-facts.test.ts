import { beforeEach, expect, test } from 'vitest';
import { createFakeServer, json, text, type Route } from '../../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { describeRedaction } from '../../../fakes/app-connect';

const day = 86_400_000;
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

/** A directory of `count` plugins; manifests take a moment, so that asking at the same time can be seen. */
async function load(count: number) {
  let atATime = 0;
  let most = 0;
  const manifest: Route = async () => {
    atATime += 1;
    most = Math.max(most, atATime);
    await new Promise((done) => setTimeout(done, 1));
    atATime -= 1;
    return json(describeRedaction('1.0.0'));
  };
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  const routes: { [route: string]: Route } = {
    'GET /public-api/connectors': () =>
      json({ connectors: ids.map((id) => ({ id, name: 'labs.redaction', displayName: id, version: '1' })) }),
    'GET /public-api/connectors/internal': () => json({ privateConnectors: [], sharedConnectors: [] }),
    ...Object.fromEntries(ids.map((id) => [`GET /public-api/connectors/${id}/manifest`, manifest])),
  };
  const server = createFakeServer(routes);
  const context = world.context(server.http);
  await world.servePages(context);
  const { listCatalog } = await import('../../../../../src/actions/directory/list-catalog');
  const { learnFacts } = await import('../../../../../src/panel/plugins/catalog/plugin-facts');
  const { items } = await listCatalog('plugin', true);
  return {
    learn: () => learnFacts(items, world.clock.time),
    server,
    most: () => most,
    manifests: () => server.requests.filter(({ url }) => url.includes('/manifest')).length,
  };
}

test('learns a catalog four manifests at a time, each at most once a day', async () => {
  const { learn, most, manifests } = await load(30);
  expect(await learn()).toHaveLength(30);
  expect(manifests()).toBe(30);
  expect(most()).toBe(4);
  await learn();
  expect(manifests()).toBe(30);
  world.clock.time += day;
  await learn();
  expect(manifests()).toBe(60);
});

test('a catalog of more than 200 is not read through', async () => {
  const { learn, manifests } = await load(201);
  expect(await learn()).toEqual([]);
  expect(manifests()).toBe(0);
});

test('an unusable manifest is remembered as such; without network nothing is remembered', async () => {
  const { learn, server, manifests } = await load(2);
  server.routes['GET /public-api/connectors/p0/manifest'] = () => text('no', 500);
  server.routes['GET /public-api/connectors/p1/manifest'] = async () => {
    const { fail } = await import('../../../../../src/core/basics/problem');
    return fail('offline');
  };
  expect(await learn()).toMatchObject([{ id: 'p0', isKnown: false }]);
  await learn();
  expect(manifests()).toBe(3);
});
