import * as v from 'valibot';
import { browser } from '../../platform/browser';
import { withLock } from '../../platform/lock';

type Schema = v.GenericSchema;

/**
 * One value in chrome.storage, parsed on each read and changed only under its lock. It is itself a schema that
 * accepts anything: an unreadable value counts as absent, so that it never stops the panel from opening.
 */
export type StoredItem<S extends Schema> = v.SchemaWithFallback<S, v.InferOutput<S>> & {
  readonly storedAs: string;
  readonly area: 'local' | 'session';
};

/** `fallback`: the value when nothing is stored. */
export function defineItem<S extends Schema>(
  storedAs: string,
  schema: S,
  fallback: v.InferOutput<S>,
  area: 'local' | 'session' = 'local',
): StoredItem<S> {
  return { ...v.fallback(schema, fallback), storedAs, area };
}

export async function readItem<S extends Schema>(item: StoredItem<S>): Promise<v.InferOutput<S>> {
  const stored = await browser.storage[item.area].get(item.storedAs);
  return v.parse(item, stored[item.storedAs]);
}

/** Several items of the local area, by name, in one storage read. */
export async function readItems<Items extends v.ObjectEntries>(
  items: Items,
): Promise<v.InferOutput<v.ObjectSchema<Items, undefined>>> {
  return v.parse(v.object(items), await browser.storage.local.get(Object.keys(items)));
}

/** Reads, changes and writes as one step across all contexts; returns what was written. */
export async function updateItem<S extends Schema>(
  item: StoredItem<S>,
  change: (value: v.InferOutput<S>) => v.InferOutput<S>,
): Promise<v.InferOutput<S>> {
  return withLock(`storage:${item.storedAs}`, async () => {
    const value = change(await readItem(item));
    await browser.storage[item.area].set({ [item.storedAs]: value });
    return value;
  });
}

/**
 * Replaces two values of one area in one step: if the worker is killed, both are written or neither. All pairs must
 * use the same order.
 */
export async function writeBoth<A extends Schema, B extends Schema>(
  [first, a]: readonly [StoredItem<A>, v.InferOutput<A>],
  [second, b]: readonly [StoredItem<B>, v.InferOutput<B>],
): Promise<void> {
  await withLock(`storage:${first.storedAs}`, () =>
    withLock(`storage:${second.storedAs}`, () =>
      browser.storage[first.area].set({ [first.storedAs]: a, [second.storedAs]: b }),
    ),
  );
}

/** Replaces the value unconditionally; under the lock, so that no change based on the old value follows. */
export async function writeItem<S extends Schema>(
  item: StoredItem<S>,
  value: v.InferOutput<S>,
): Promise<void> {
  await withLock(`storage:${item.storedAs}`, () =>
    browser.storage[item.area].set({ [item.storedAs]: value }),
  );
}
