import { del, entries, set } from 'idb-keyval';
import * as v from 'valibot';
import { parseIf } from '../../core/basics/shape';
import { lazyStore } from './lazy-store';

/** Records that this version cannot read, as they were stored: out of the way of new ones, and not lost. */
const recordSchema = v.object({
  /** What kind of record: the name of its collection. */
  kind: v.string(),
  id: v.string(),
  raw: v.unknown(),
});
export type SetAside = v.InferOutput<typeof recordSchema>;

const store = lazyStore('panel-set-aside');
const keyOf = ({ kind, id }: Pick<SetAside, 'kind' | 'id'>) => `${kind}:${id}`;

/** To be awaited before anything else is written in its place; the same one again changes nothing. */
export function setAside(record: SetAside): Promise<void> {
  return set(keyOf(record), record, store);
}

export async function readSetAside(): Promise<SetAside[]> {
  return (await entries(store)).flatMap(([, raw]) => parseIf(recordSchema, raw) ?? []);
}

/** Takes it out: it can be read again, or a person has no more use for it. */
export function forgetSetAside(record: Pick<SetAside, 'kind' | 'id'>): Promise<void> {
  return del(keyOf(record), store);
}

/** Where one kind of record is kept. */
interface Collection {
  readonly kind: string;
  /** Everything that is stored, by id. */
  readonly stored: ReadonlyMap<string, unknown>;
  readonly isReadable: (raw: unknown) => boolean;
  /** Replaces records in one go: takes out those that were set aside, brings back those that can be read again. */
  readonly replace: (out: readonly string[], back: readonly SetAside[]) => Promise<void>;
}

/** Sets aside what this version cannot read, and takes back what an earlier one could not. */
export async function settleUnreadable({ kind, stored, isReadable, replace }: Collection): Promise<void> {
  const out = [...stored].flatMap(([id, raw]) => (isReadable(raw) ? [] : [{ kind, id, raw }]));
  for (const record of out) await setAside(record);
  const back = (await readSetAside()).filter(
    (record) => record.kind === kind && !stored.has(record.id) && isReadable(record.raw),
  );
  if (out.length + back.length === 0) return;
  await replace(
    out.map(({ id }) => id),
    back,
  );
  for (const record of back) await forgetSetAside(record);
}
