import { IDBObjectStore } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { createFakeServer } from '../fakes/fake-server';
import { createSurroundings } from '../fakes/worker';

/** What each start of the worker costs where there is nothing to take up: it starts a hundred times a day. */

test('a start with nothing to take up writes nothing, reads no collection and asks nobody', async () => {
  const world = createSurroundings();
  await world.connect();
  const { takeUp } = await import('../../../src/background/start');
  const server = createFakeServer({});
  const context = world.context(server.http);
  await takeUp(context);

  const { local, session } = world.browser.storage;
  const written = [local, session].map((area) => vi.spyOn(area, 'set'));
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  const reads = [local, session].map((area) => vi.spyOn(area, 'get'));
  const asked = server.requests.length;
  await takeUp(context);
  expect(written.flatMap((spy) => spy.mock.calls)).toEqual([]);
  expect(reads.flatMap((spy) => spy.mock.calls).length).toBeLessThanOrEqual(25);
  expect(all.mock.calls).toEqual([]);
  expect(server.requests.length).toBe(asked);
});
