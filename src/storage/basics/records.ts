import { del, entries, get, getMany, keys, set, update } from 'idb-keyval';
import type * as v from 'valibot';
import { parseIf } from '../../core/basics/shape';
import { defineFormat, type Migration } from './format';
import { lazyStore } from './lazy-store';
import { setAside, settleUnreadable } from './set-aside';

/** Many small records of one kind in IndexedDB, each changed in one transaction. */
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
  /**
   * Sets aside what this version cannot read, and takes back what an earlier one could not; for collections that keep
   * such records. Reads all of them.
   */
  settleUnreadable(): Promise<void>;
}

interface RecordsOptions {
  /** A record that cannot be read is set aside (storage/basics/set-aside.ts); otherwise it may be overwritten. */
  readonly keepsUnreadable?: boolean;
  /** From what earlier versions stored (storage/basics/format.ts). */
  readonly migrations?: readonly Migration[];
}

export function openRecords<S extends v.GenericSchema>(
  name: string,
  schema: S,
  { keepsUnreadable = false, migrations = [] }: RecordsOptions = {},
): Records<v.InferOutput<S>> {
  type T = v.InferOutput<S>;
  const format = defineFormat(schema, migrations);
  const store = lazyStore(`panel-${name}`);
  const parse = (raw: unknown): T | undefined => parseIf(format.schema, raw);
  const readAll = async () => {
    const all = new Map<string, T>();
    for (const [id, raw] of await entries<string, unknown>(store)) {
      const record = parse(raw);
      if (record !== undefined) all.set(id, record);
    }
    return all;
  };
  return {
    get: async (id) => parse(await get(id, store)),
    getMany: async (ids) => {
      const found = (await getMany([...ids], store)).map(parse);
      return new Map(
        ids.flatMap((id, place) => {
          const record = found[place];
          return record === undefined ? [] : [[id, record]];
        }),
      );
    },
    all: async () => [...(await readAll()).values()],
    entries: readAll,
    count: async () => (await keys(store)).length,
    set: (id, record) => set(id, format.stored(record), store),
    update: async (id, change) => {
      for (;;) {
        let written: T | undefined;
        let unreadable: unknown;
        await update<unknown>(
          id,
          (raw) => {
            const before = parse(raw);
            unreadable = keepsUnreadable && before === undefined ? raw : undefined;
            if (unreadable !== undefined) return raw;
            written = change(before);
            return written === undefined ? raw : format.stored(written);
          },
          store,
        );
        if (unreadable === undefined) return written;
        await setAside({ kind: name, id, raw: unreadable });
        await del(id, store);
      }
    },
    remove: (id) => del(id, store),
    settleUnreadable: async () =>
      settleUnreadable({
        kind: name,
        stored: new Map(await entries<string, unknown>(store)),
        isReadable: (raw) => parse(raw) !== undefined,
        replace: async (out, back) => {
          for (const id of out) await del(id, store);
          for (const { id, raw } of back) await set(id, raw, store);
        },
      }),
  };
}
