import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});

async function load() {
  const items = await import('../../../../src/storage/basics/item');
  return { ...items, counter: items.defineItem('counter', v.object({ n: v.number() }), { n: 0 }) };
}

test('300 concurrent changes are 300 changes', async () => {
  const { updateItem, readItem, counter } = await load();
  await Promise.all(Array.from({ length: 300 }, () => updateItem(counter, ({ n }) => ({ n: n + 1 }))));
  expect(await readItem(counter)).toEqual({ n: 300 });
});

test('a value that is replaced is not read, and a change that began before does not come after it', async () => {
  const { updateItem, writeItem, readItem, counter } = await load();
  const get = vi.spyOn(world.browser.storage.local, 'get');
  await writeItem(counter, { n: 5 });
  expect(get).not.toHaveBeenCalled();
  await Promise.all([updateItem(counter, ({ n }) => ({ n: n + 1 })), writeItem(counter, { n: 10 })]);
  expect(await readItem(counter)).toEqual({ n: 10 });
});

test('several values are changed in one write, and no change that has read the old ones comes after it', async () => {
  const { updateItem, updateItems, readItem, counter, defineItem } = await load();
  const other = defineItem('other', v.object({ n: v.number() }), { n: 0 });
  const set = vi.spyOn(world.browser.storage.local, 'set');
  await Promise.all([
    updateItem(other, ({ n }) => ({ n: n + 1 })),
    updateItems({ counter, other }, () => ({ counter: { n: 10 }, other: { n: 20 } })),
    updateItems({ other, counter }, ({ counter: { n }, other: known }) => ({
      counter: { n: n + 1 },
      other: known,
    })),
  ]);
  expect(set).toHaveBeenCalledWith({ counter: { n: 10 }, other: { n: 20 } });
  // What was not replaced is not written.
  expect(set).toHaveBeenLastCalledWith({ counter: { n: 11 } });
  expect([await readItem(counter), await readItem(other)]).toEqual([{ n: 11 }, { n: 20 }]);
});

test('what stood there and could not be read is kept when several values are changed', async () => {
  const { updateItems, counter, defineItem } = await load();
  const other = defineItem('other', v.object({ n: v.number() }), { n: 0 });
  await world.browser.storage.local.set({ counter: 'later version', other: 'broken' });
  await updateItems({ counter, other }, ({ other: known }) => ({ counter: { n: 1 }, other: known }));
  expect(await world.browser.storage.local.get(['counter', 'unreadable:counter', 'other'])).toEqual({
    counter: { n: 1 },
    'unreadable:counter': 'later version',
    other: 'broken',
  });
});

test.each([undefined, null, 'text', 7, [], { n: 'x' }])('stored %j reads as the fallback', async (stored) => {
  const { readItem, counter } = await load();
  if (stored !== undefined) await world.browser.storage.local.set({ counter: stored });
  expect(await readItem(counter)).toEqual({ n: 0 });
});

describe('the view', () => {
  test('is one storage read, whatever is broken in it', async () => {
    await world.browser.storage.local.set({ identity: 'broken', drafts: { a: { value: 1, changedAt: 2 } } });
    const get = vi.spyOn(world.browser.storage.local, 'get');
    const { openView } = await import('../../../../src/storage/panel-view');
    const { view } = await openView();
    expect(get).toHaveBeenCalledTimes(1);
    expect(view.identity).toBeNull();
    expect(view.drafts).toEqual({ a: { value: 1, changedAt: 2 } });
  });

  test('has each item under the name by which it is stored', async () => {
    const { viewItems } = await import('../../../../src/storage/panel-view');
    const items = Object.entries(viewItems);
    expect(items.map(([, item]) => item.storedAs)).toEqual(items.map(([name]) => name));
    expect(items.map(([, item]) => item.area)).not.toContain('session');
    const { openView } = await import('../../../../src/storage/panel-view');
    const { view } = await openView();
    expect(Object.keys(view).toSorted()).toEqual(items.map(([name]) => name).toSorted());
  });

  test('never holds a secret', async () => {
    await world.connect();
    const { openView } = await import('../../../../src/storage/panel-view');
    expect(JSON.stringify((await openView()).view)).not.toMatch(/jwt|rc-refresh|"rc"/);
  });

  test('tells what changed, parsed, and stops when asked to', async () => {
    const { watchView } = await import('../../../../src/storage/panel-view');
    const seen: object[] = [];
    const stop = watchView((changes) => seen.push(changes));
    await world.browser.storage.local.set({
      preferences: { clientId: 'x', theme: 'dark', language: 'de' },
      other: 1,
    });
    stop();
    await world.browser.storage.local.set({ identity: null });
    expect(seen).toEqual([{ preferences: { clientId: 'x', theme: 'dark', language: 'de' } }]);
  });
});

test('records: 100 concurrent updates of one are 100 updates, and a broken one reads as absent', async () => {
  const { openRecords } = await import('../../../../src/storage/basics/records');
  const records = openRecords('test', v.object({ n: v.number() }));
  await Promise.all(
    Array.from({ length: 100 }, () => records.update('a', (one) => ({ n: (one?.n ?? 0) + 1 }))),
  );
  expect(await records.get('a')).toEqual({ n: 100 });
  await records.set('b', Object({ n: 'broken' }));
  expect(await records.get('b')).toBeUndefined();
  expect(await records.all()).toEqual([{ n: 100 }]);
  expect(await records.getMany(['b', 'a', 'c'])).toEqual(new Map([['a', { n: 100 }]]));
});

test('a page that opens has what was written before it could watch', async () => {
  const { openView } = await import('../../../../src/storage/panel-view');
  const { preferences } = await import('../../../../src/storage/settings/preferences');
  const { writeItem } = await load();
  const { view, latest } = await openView();
  await writeItem(preferences, { ...view.preferences, theme: 'dark' });
  expect(latest().preferences.theme).toBe('dark');
  await writeItem(preferences, { ...view.preferences, theme: 'light' });
  expect(latest().preferences.theme).toBe('dark');
});

test('a value that cannot be read is kept under a name of its own when another one takes its place', async () => {
  const { updateItem, counter } = await load();
  await world.browser.storage.local.set({ counter: { n: 'seven' } });
  await updateItem(counter, ({ n }) => ({ n: n + 1 }));
  expect(await world.browser.storage.local.get(['counter', 'unreadable:counter'])).toEqual({
    counter: { n: 1 },
    'unreadable:counter': { n: 'seven' },
  });
});

test('an item with a migration reads what an earlier version stored, and stores its own version', async () => {
  const { defineItem, readItem, updateItem } = await load();
  const item = defineItem('total', v.object({ n: v.number() }), { n: 0 }, 'local', [
    (first: unknown) => ({ n: Number(first) }),
  ]);
  await world.browser.storage.local.set({ total: '41' });
  expect(await readItem(item)).toEqual({ n: 41 });
  await updateItem(item, ({ n }) => ({ n: n + 1 }));
  expect(await world.browser.storage.local.get('total')).toEqual({
    total: { storedVersion: 2, value: { n: 42 } },
  });
  expect(await readItem(item)).toEqual({ n: 42 });
});
