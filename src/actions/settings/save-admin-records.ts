import { readRecord, type AdminColumn } from '../../core/settings/admin-column';
import { isOverwritten } from '../../core/plugins/admin-difference';
import { adminWriteId } from '../../core/plugins/admin-write';
import { movedRecords } from '../../core/settings/former-records';
import { isObject, type JsonObject } from '../../core/basics/json';
import { fail, ProblemError } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { identity } from '../../storage/sign-in/session-owner';
import { onFresh } from '../basics/retry-when-stale';
import { refreshSettings } from './refresh-settings';

/** Checked here to fail early; the worker checks again, and the server asks RingCentral. */
export async function refuseUnlessAdmin(): Promise<void> {
  const person = (await readItem(identity)) ?? fail('not_signed_in');
  if (!person.isAdmin) fail('not_admin');
}

/** The account's records by key; missing keys have no record. */
export type SeenRecords = { readonly [key: string]: unknown };

export interface RecordEdit {
  /** Its display name. */
  readonly displayName: string;
  /** Maps the current record to the new one; `undefined` means none yet, `null` removes it. */
  readonly change: (before: unknown) => JsonObject | null;
}

/** Changes to the account's row, by settings key or CRM user. */
export interface AdminChange {
  readonly column: AdminColumn;
  readonly changes: { readonly [key: string]: RecordEdit };
  /** The records as the screen read them, so that saving takes one message. Otherwise they are read first. */
  readonly seen?: SeenRecords;
  /** Draft of the form that is being saved. */
  readonly draft?: string;
}

/**
 * Changes records of the account for everybody and returns what was written. If somebody else changed a record
 * meanwhile, the change is applied to their version. Afterwards this admin's own settings are refreshed. Throws
 * `ProblemError`.
 */
export async function saveAdminRecords({
  column,
  changes,
  seen,
  draft,
}: AdminChange): Promise<{ readonly [key: string]: JsonObject | null }> {
  const keys = Object.keys(changes);
  let known = seen;
  const written = await onFresh(async () => {
    const before = known ?? (await readRecords(column, keys));
    known = undefined;
    const moved = column === 'userSettings' ? movedRecords(before, keys) : {};
    const records = {
      ...Object.fromEntries(
        Object.entries(moved).map(([key, record]) => [
          key,
          { displayName: key, expected: recordOf(before[key]), record },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(changes).map(([key, { displayName, change }]) => {
          const there = before[key];
          return [key, { displayName, expected: recordOf(there), record: change(there) }];
        }),
      ),
    };
    await call('saveAdminRecords', { column, records, ...(draft !== undefined && { draft }) }).catch(
      (error: unknown) => refuseOverwritten(error, column, keys),
    );
    return Object.fromEntries(Object.entries(records).map(([key, { record }]) => [key, record]));
  });
  if (column === 'userSettings') await refreshAfterWrite();
  return written;
}

/** Applies the account's new settings here; errors are shown with the list of plugins. */
export async function refreshAfterWrite(): Promise<void> {
  await refreshSettings().catch(() => undefined);
}

/** The record as the worker compares it. */
export function recordOf(there: unknown): JsonObject | null {
  return isObject(there) ? there : null;
}

async function readRecords(column: AdminColumn, keys: readonly string[]): Promise<SeenRecords> {
  // With the records that move along.
  if (column === 'userSettings') return (await call('readSettings', {})).admin;
  const raw = await call('readUserMappings', {});
  return Object.fromEntries(keys.map((key) => [key, readRecord(column, raw, key)]));
}

/** A different spelling with the same meaning does not count as overwritten. */
async function refuseOverwritten(
  error: unknown,
  column: AdminColumn,
  keys: readonly string[],
): Promise<void> {
  if (!(error instanceof ProblemError) || error.problem.code !== 'overwritten') throw error;
  const writes = await readItem(adminWrites);
  const own = keys.flatMap((key) => writes[adminWriteId({ column, key })] ?? []);
  if (own.length < keys.length || own.some(isOverwritten)) throw error;
}
