import * as v from 'valibot';
import { sameJson, type JsonObject } from '../../core/basics/json';
import { parseAs } from '../../core/basics/shape';
import { browser } from '../../platform/browser';
import { withLock } from '../../platform/lock';
import { defineFormat, type Migration } from './format';

type Schema = v.GenericSchema;

/**
 * One value in chrome.storage, parsed on each read and changed only under its lock. It is itself a schema that
 * accepts anything: an unreadable value counts as absent, so that it never stops the panel from opening.
 */
export type StoredItem<S extends Schema> = v.GenericSchema<unknown, v.InferOutput<S>> & {
  readonly storedAs: string;
  readonly area: 'local' | 'session';
  /** What is read where nothing is stored, or nothing that can be read. */
  readonly fallback: v.InferOutput<S>;
  /** A value as it is to be stored. */
  stored(value: v.InferOutput<S>): unknown;
};

/** `migrations`: from what earlier versions stored (storage/basics/format.ts). */
export function defineItem<S extends Schema>(
  storedAs: string,
  schema: S,
  fallback: v.InferOutput<S>,
  area: 'local' | 'session' = 'local',
  migrations: readonly Migration[] = [],
): StoredItem<S> {
  const format = defineFormat(schema, migrations);
  return {
    ...v.fallback(format.schema, fallback),
    fallback,
    storedAs,
    area,
    stored: format.stored,
  };
}

export async function readItem<S extends Schema>(item: StoredItem<S>): Promise<v.InferOutput<S>> {
  const stored = await browser.storage[item.area].get(item.storedAs);
  return parseAs(item, stored[item.storedAs]);
}

type Values<Items extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<Items, undefined>>;

/** Several items of the local area, by name, in one storage read. */
export async function readItems<Items extends v.ObjectEntries>(items: Items): Promise<Values<Items>> {
  return parseAs(v.object(items), await browser.storage.local.get(Object.keys(items)));
}

/**
 * Read, change, write as one step among all contexts; returns what stands there then. Nothing is written where nothing has
 * changed. What stood there and could not be read is kept under a name of its own.
 */
export async function updateItem<S extends Schema>(
  item: StoredItem<S>,
  change: (value: v.InferOutput<S>) => v.InferOutput<S>,
): Promise<v.InferOutput<S>> {
  const { storedAs, area } = item;
  return withLock(`storage:${storedAs}`, async () => {
    const { [storedAs]: raw } = await browser.storage[area].get(storedAs);
    const known = parseAs(item, raw);
    const value = change(known);
    const changes = replacing(item, raw, known, value);
    if (!sameJson(raw, changes[storedAs])) await browser.storage[area].set(changes);
    return value;
  });
}

/** What is written in the place of `raw`, which was read as `known`. */
function replacing(item: StoredItem<Schema>, raw: unknown, known: unknown, value: unknown): JsonObject {
  const { storedAs, fallback } = item;
  const isLost = raw !== undefined && raw !== known && known === fallback;
  return { [storedAs]: item.stored(value), ...(isLost && { [`unreadable:${storedAs}`]: raw }) };
}

/**
 * Read, change, write of several items of the local area, by name, as one step: if the worker is killed, all that
 * `change` has replaced is written, or nothing. What could not be read is kept, as by `updateItem`.
 */
export async function updateItems<Items extends { readonly [name: string]: StoredItem<Schema> }>(
  items: Items,
  change: (values: Values<Items>) => Values<Items>,
): Promise<void> {
  const all: readonly StoredItem<Schema>[] = Object.values(items);
  const updateAll = async () => {
    const raw = await browser.storage.local.get(Object.keys(items));
    const known = parseAs(v.object(items), raw);
    const before = new Map<string, unknown>(Object.entries(known));
    const after = new Map<string, unknown>(Object.entries(change(known)));
    const changes = all.flatMap((item) => {
      const name = item.storedAs;
      const [was, is] = [before.get(name), after.get(name)];
      return was === is ? [] : Object.entries(replacing(item, raw[name], was, is));
    });
    await browser.storage.local.set(Object.fromEntries(changes));
  };
  // Always in the same order: two such changes never wait for each other.
  const names = all.map(({ storedAs }) => storedAs).toSorted();
  await names.reduce((work, name) => () => withLock(`storage:${name}`, work), updateAll)();
}

/** Replaces the value unconditionally; under the lock, so that no change based on the old value follows. */
export async function writeItem<S extends Schema>(
  item: StoredItem<S>,
  value: v.InferOutput<S>,
): Promise<void> {
  await withLock(`storage:${item.storedAs}`, () =>
    browser.storage[item.area].set({ [item.storedAs]: item.stored(value) }),
  );
}
