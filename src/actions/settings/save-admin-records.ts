import { readRecord, type AdminColumn } from '../../core/settings/admin-column';
import { isOverwritten } from '../../core/plugins/admin-difference';
import { adminWriteId } from '../../core/plugins/admin-write';
import { isObject, type JsonObject } from '../../core/basics/json';
import { fail, ProblemError } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { identity } from '../../storage/sign-in/session-owner';
import { onFresh } from '../basics/retry-when-stale';
import { refreshSettings } from './refresh-settings';

/** Only an admin begins; the worker looks again, and the server asks RingCentral. */
export async function refuseNonAdmin(): Promise<void> {
  const person = (await readItem(identity)) ?? fail('not_signed_in');
  if (!person.isAdmin) fail('not_admin');
}

/** Records of the account by their key; a key that is missing has none. */
export type SeenRecords = { readonly [key: string]: unknown };

export interface RecordChange {
  /** Its name for people. */
  readonly displayName: string;
  /** From what stands there, `undefined` where nothing does; `null` takes the record out. */
  readonly change: (before: unknown) => JsonObject | null;
}

/** What is changed in the account's row, by settings key or CRM user. */
export interface AdminChange {
  readonly column: AdminColumn;
  readonly changes: { readonly [key: string]: RecordChange };
  /** The records as the screen read them: saving is one message then. Without them they are read first. */
  readonly seen?: SeenRecords;
  /** The form that was saved by this. */
  readonly draft?: string;
}

/**
 * Changes records of the account for everybody; says what was written. What somebody else changed meanwhile is read,
 * and the change is made in that. Then what follows from it is put in force for this admin as well. Throws
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
    const records = Object.fromEntries(
      Object.entries(changes).map(([key, { displayName, change }]) => {
        const there = before[key];
        return [key, { displayName, expected: recordOf(there), record: change(there) }];
      }),
    );
    await call('saveAdminRecords', { column, records, ...(draft !== undefined && { draft }) }).catch(
      (error: unknown) => refuseOverwritten(error, column, keys),
    );
    return Object.fromEntries(Object.entries(records).map(([key, { record }]) => [key, record]));
  });
  if (column === 'userSettings') await putInForce();
  return written;
}

/** What the account now has takes effect here; what goes wrong with that stands beside the list of plugins. */
export async function putInForce(): Promise<void> {
  await refreshSettings().catch(() => undefined);
}

/** A record for the worker to hold against what is there. */
export function recordOf(there: unknown): JsonObject | null {
  return isObject(there) ? there : null;
}

async function readRecords(column: AdminColumn, keys: readonly string[]): Promise<SeenRecords> {
  const raw =
    column === 'userSettings' ? (await call('readSettings', {})).admin : await call('readUserMappings', {});
  return Object.fromEntries(keys.map((key) => [key, readRecord(column, raw, key)]));
}

/** Other words for the same have overwritten nothing. */
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
