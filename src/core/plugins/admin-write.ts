import * as v from 'valibot';
import { objectSchema } from '../basics/shape';
import { adminColumns, type AdminColumn } from '../settings/admin-column';
import { isObject, sameJson } from '../basics/json';
import { pluginOfKey, settingsKey } from './plugin-key';

/**
 * One record as this admin's panel wrote it: a key of `userSettings`, a row of `userMappings`. The server stores
 * whole columns without versions, so another admin's older copy can silently undo the write (src/api/README.md,
 * Settings). That is why the record is read again later.
 */
export const adminWriteSchema = v.object({
  column: v.picklist(adminColumns),
  key: v.string(),
  displayName: v.string(),
  /** Server and account it was written to. */
  account: v.string(),
  /** `null` when the record was removed. */
  written: v.nullable(objectSchema),
  writtenAt: v.number(),
  /** False until it was read back from the server. */
  isConfirmed: v.boolean(),
  /** What is stored instead; `theirs` is `null` when the record is gone. */
  conflict: v.optional(v.object({ theirs: v.nullable(objectSchema), foundAt: v.number() })),
});

export type AdminWrite = v.InferOutput<typeof adminWriteSchema>;

/** Key under which a write is remembered; only the newest write of a record counts. */
export function adminWriteId({ column, key }: { column: AdminColumn; key: string }): string {
  return `${column}/${key}`;
}

export function pluginWriteId(pluginId: string): string {
  return adminWriteId({ column: 'userSettings', key: settingsKey(pluginId) });
}

/** The plugin that the record belongs to; `undefined` for other records. */
export function pluginOfWrite({ column, key }: Pick<AdminWrite, 'column' | 'key'>): string | undefined {
  return column === 'userSettings' ? pluginOfKey(key) : undefined;
}

/**
 * What reading the record again means for a write. A write that was never confirmed and is not there is forgotten:
 * the save failed, and the person was told or still has the form. A conflict is kept even when both mean the same;
 * core/plugins/admin-difference.ts tells the two apart for display.
 */
export function afterLooking(write: AdminWrite, found: unknown, now: number): AdminWrite | undefined {
  const { conflict, ...rest } = write;
  const theirs = isObject(found) ? { ...found } : null;
  if (sameJson(theirs, write.written)) return { ...rest, isConfirmed: true };
  if (!write.isConfirmed) return undefined;
  return { ...rest, conflict: { theirs, foundAt: conflict?.foundAt ?? now } };
}

/**
 * Whether an admin wrote here after the settings were last read, so that this person's own settings still have to
 * follow.
 */
export function hasWrittenSince(writes: { readonly [id: string]: AdminWrite }, readAt: number): boolean {
  return Object.values(writes).some(({ writtenAt }) => writtenAt > readAt);
}
