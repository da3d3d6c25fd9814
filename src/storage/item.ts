import * as v from 'valibot';
import { browser } from '../platform/browser';
import { withLock } from '../platform/lock';

type Schema = v.GenericSchema;

/** One versioned value in chrome.storage: parsed on each read, changed only under its lock. */
export interface StoredItem<S extends Schema> {
  readonly key: string;
  readonly area: 'local' | 'session';
  readonly schema: S;
  readonly fallback: v.InferOutput<S>;
}

export function defineItem<S extends Schema>(item: StoredItem<S>): StoredItem<S> {
  return item;
}

export async function readItem<S extends Schema>(item: StoredItem<S>): Promise<v.InferOutput<S>> {
  const stored = await browser.storage[item.area].get(item.key);
  return parseItem(item, stored[item.key]);
}

/** What does not parse is treated as absent, so that one broken value never keeps the panel from opening. */
export function parseItem<S extends Schema>(item: StoredItem<S>, raw: unknown): v.InferOutput<S> {
  const result = v.safeParse(item.schema, raw);
  return result.success ? result.output : item.fallback;
}

/** Read, change, write as one step among all contexts; returns what was written. */
export async function updateItem<S extends Schema>(
  item: StoredItem<S>,
  change: (value: v.InferOutput<S>) => v.InferOutput<S>,
): Promise<v.InferOutput<S>> {
  return withLock(`storage:${item.key}`, async () => {
    const value = change(await readItem(item));
    await browser.storage[item.area].set({ [item.key]: value });
    return value;
  });
}

/** Replaces two values of one area in one step: whoever is killed leaves both or none. Other pairs take the same order. */
export async function writeBoth<A extends Schema, B extends Schema>(
  [first, a]: readonly [StoredItem<A>, v.InferOutput<A>],
  [second, b]: readonly [StoredItem<B>, v.InferOutput<B>],
): Promise<void> {
  await withLock(`storage:${first.key}`, () =>
    withLock(`storage:${second.key}`, () =>
      browser.storage[first.area].set({ [first.key]: a, [second.key]: b }),
    ),
  );
}

/** Replaces the value, whatever it was; under the lock, so that no change that has read the old one comes after it. */
export async function writeItem<S extends Schema>(
  item: StoredItem<S>,
  value: v.InferOutput<S>,
): Promise<void> {
  await withLock(`storage:${item.key}`, () => browser.storage[item.area].set({ [item.key]: value }));
}
