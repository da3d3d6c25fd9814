import { createStore, del, entries, get, getMany, keys, set, update, type UseStore } from 'idb-keyval';
import * as v from 'valibot';

/** Many small records of one kind in IndexedDB, each changed in one transaction (idb-keyval `update`). */
export interface Records<T> {
  get(id: string): Promise<T | undefined>;
  /** The records that exist, by id. */
  getMany(ids: readonly string[]): Promise<Map<string, T>>;
  all(): Promise<T[]>;
  /** All records by id. */
  entries(): Promise<Map<string, T>>;
  count(): Promise<number>;
  set(id: string, record: T): Promise<void>;
  /** `change` gets the stored record or `undefined` and must be synchronous. Returns what was written. */
  update(id: string, change: (record: T | undefined) => T | undefined): Promise<T | undefined>;
  remove(id: string): Promise<void>;
}

export function openRecords<S extends v.GenericSchema>(name: string, schema: S): Records<v.InferOutput<S>> {
  type T = v.InferOutput<S>;
  // Opened at first use: the worker's first turn must not touch the disk.
  let opened: UseStore | undefined;
  const store = () => (opened ??= createStore(`panel-${name}`, 'records'));
  const parse = (raw: unknown): T | undefined => {
    const result = v.safeParse(schema, raw);
    return result.success ? result.output : undefined;
  };
  const readAll = async () => {
    const all = new Map<string, T>();
    for (const [id, raw] of await entries(store())) {
      const record = parse(raw);
      if (record !== undefined && typeof id === 'string') all.set(id, record);
    }
    return all;
  };
  return {
    get: async (id) => parse(await get(id, store())),
    getMany: async (ids) => {
      const found = (await getMany([...ids], store())).map(parse);
      return new Map(
        ids.flatMap((id, place) => {
          const record = found[place];
          return record === undefined ? [] : [[id, record]];
        }),
      );
    },
    all: async () => [...(await readAll()).values()],
    entries: readAll,
    count: async () => (await keys(store())).length,
    set: (id, record) => set(id, record, store()),
    update: async (id, change) => {
      let written: T | undefined;
      await update<unknown>(
        id,
        (raw) => {
          const before = parse(raw);
          written = change(before);
          return written ?? raw;
        },
        store(),
      );
      return written;
    },
    remove: (id) => del(id, store()),
  };
}
