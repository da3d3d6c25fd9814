import * as v from 'valibot';
import { adminColumns, type AdminColumn } from '../settings/admin-column';
import { isObject, sameJson } from '../basics/json';
import { pluginOfKey, settingsKey } from './plugin-key';

const recordSchema = v.record(v.string(), v.unknown());

/**
 * One record as this admin's panel wrote it: a key of `userSettings`, a row of `userMappings`. The server keeps whole
 * columns without versions, so that another admin's older copy can undo it unseen (facts/app-connect-server.md §9.5):
 * it is looked at again.
 */
export const adminWriteSchema = v.object({
  column: v.picklist(adminColumns),
  key: v.string(),
  displayName: v.string(),
  /** Server and account that it was written to. */
  account: v.string(),
  /** `null` where it was taken out. */
  written: v.nullable(recordSchema),
  writtenAt: v.number(),
  /** False until the server was seen to have it. */
  isConfirmed: v.boolean(),
  /** What stands there instead; `null` when the record is gone. */
  conflict: v.optional(v.object({ theirs: v.nullable(recordSchema), foundAt: v.number() })),
});

export type AdminWrite = v.InferOutput<typeof adminWriteSchema>;

/** Under which a write is remembered; the newest of one record counts. */
export function adminWriteId({ column, key }: { column: AdminColumn; key: string }): string {
  return `${column}/${key}`;
}

export function pluginWriteId(pluginId: string): string {
  return adminWriteId({ column: 'userSettings', key: settingsKey(pluginId) });
}

/** The plugin whose record it is; `undefined` for any other. */
export function pluginOfWrite({ column, key }: Pick<AdminWrite, 'column' | 'key'>): string | undefined {
  return column === 'userSettings' ? pluginOfKey(key) : undefined;
}

/**
 * What a fresh look at the record says about a write. One that was never seen to arrive and is not there is
 * forgotten: it was not saved, and the person was told so or still has the form. What reads otherwise and means the
 * same is kept as well: core/plugins/admin-difference.ts tells the two apart, for who shows it.
 */
export function afterLooking(write: AdminWrite, found: unknown, now: number): AdminWrite | undefined {
  const { conflict, ...rest } = write;
  const theirs = isObject(found) ? { ...found } : null;
  if (sameJson(theirs, write.written)) return { ...rest, isConfirmed: true };
  if (!write.isConfirmed) return undefined;
  return { ...rest, conflict: { theirs, foundAt: conflict?.foundAt ?? now } };
}

/** Whether an admin has written here since the settings were read: what follows for their own is still to be done. */
export function hasWrittenSince(writes: { readonly [id: string]: AdminWrite }, readAt: number): boolean {
  return Object.values(writes).some(({ writtenAt }) => writtenAt > readAt);
}
