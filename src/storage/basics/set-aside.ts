import { createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval';
import * as v from 'valibot';

/** Records that this version cannot read, as they were stored: they are out of the way of new ones, and not lost. */
const recordSchema = v.object({
  /** What kind of record: the name of its collection. */
  kind: v.string(),
  id: v.string(),
  raw: v.unknown(),
});
export type SetAside = v.InferOutput<typeof recordSchema>;

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('panel-set-aside', 'records'));

/** To be awaited before anything else is written in their place; the same ones again change nothing. */
export async function setAside(kind: string, records: Iterable<readonly [string, unknown]>): Promise<void> {
  await setMany(
    [...records].map(([id, raw]) => [`${kind}:${id}`, { kind, id, raw }]),
    store(),
  );
}

export async function readSetAside(): Promise<SetAside[]> {
  return (await entries(store())).flatMap(([, raw]) => (v.is(recordSchema, raw) ? [raw] : []));
}

/** Takes them out: they could be read again, or a person has no more use for them. */
export async function forgetSetAside(records: readonly Pick<SetAside, 'kind' | 'id'>[]): Promise<void> {
  await delMany(
    records.map(({ kind, id }) => `${kind}:${id}`),
    store(),
  );
}
