import type { ServerSession } from '../../api/basics/app-connect';
import { getAdminColumns, getAdminDocument, replaceAdminColumn } from '../../api/settings/settings';
import {
  readRecord,
  writeRecords,
  type AdminColumn,
  type AdminColumns,
} from '../../core/settings/admin-column';
import { checkDocument, checkRecord } from '../../core/plugins/record-check';
import { adminWriteId, afterLooking, type AdminWrite } from '../../core/plugins/admin-write';
import { isObject, sameJson, type JsonObject } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import type { Context } from '../worker/context';
import { withRingCentral, withServer } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';

/** Only an admin's panel may begin; the server asks RingCentral again. */
export async function requireAdmin(): Promise<void> {
  const identity = await requireIdentity();
  if (!identity.isAdmin) fail('not_admin');
}

/** One change of the account's settings at a time, and only by an admin. */
export async function asAdmin<T>(work: () => Promise<T>): Promise<T> {
  return withLock('admin-settings', async () => {
    await requireAdmin();
    return work();
  });
}

export interface RecordChange {
  readonly key: string;
  /** Its display name. */
  readonly displayName: string;
  /** Maps the current record to the new one; `undefined` means none yet, `null` removes it. */
  readonly change: (before: unknown) => JsonObject | null;
}

/** A record as a page saw it, and its replacement; `null` for none. */
export interface Replacement {
  readonly expected: JsonObject | null;
  readonly record: JsonObject | null;
}

/** Replaces the expected record, or one already replaced; `stale` if the record is any other. */
export function replacing({ expected, record }: Replacement): RecordChange['change'] {
  return (before) => {
    const there = isObject(before) ? before : null;
    return sameJson(there, expected) || sameJson(there, record) ? record : fail('stale');
  };
}

/**
 * Changes records of one column of the account's row: reads it fresh, changes only these records and writes it back.
 * Every write is remembered and compared again at once, some seconds later and at every refresh. For use inside
 * `asAdmin`.
 */
export async function changeAdminRecords(
  context: Context,
  session: ServerSession,
  column: AdminColumn,
  changes: readonly RecordChange[],
): Promise<void> {
  const before = (await getAdminColumns(context.http, session))[column];
  const account = accountOf(session);
  const writtenAt = context.now();
  const writes = changes.map(({ key, displayName, change }): AdminWrite => {
    const record = change(readRecord(column, before, key));
    if (record) checkRecord(column, key, record);
    const written = record && { ...record };
    return { column, key, displayName, account, written, writtenAt, isConfirmed: false };
  });
  const records = new Map(writes.map(({ key, written }) => [key, written]));
  const next = writeRecords(column, before, records);
  // The matches of a large CRM's users are many and small; no server merges them.
  if (column === 'userSettings') checkDocument(before, next, [...records.keys()]);
  // A conflict stays until it is settled: if the worker dies now, it must not be forgotten.
  await remember(writes, (write, known) => (known?.conflict ? known : write));
  await replaceAdminColumn(context.http, session, column, next);
  const after = await getAdminColumns(context.http, session);
  // The write has arrived; a different record was written later, by somebody else.
  const now = context.now();
  await remember(writes, (write) =>
    afterLooking({ ...write, isConfirmed: true }, foundOf(write, after), now),
  );
  if (writes.some((write) => !sameJson(foundOf(write, after) ?? null, write.written))) fail('overwritten');
}

/**
 * Compares an admin's own writes with the account's row as just read; a column that was not read tells nothing.
 * @param askedAt when the row was requested; later writes are not expected in it
 */
export async function checkAdminWrites(
  context: Context,
  session: ServerSession,
  columns: AdminColumns,
  askedAt: number,
): Promise<void> {
  if (Object.keys(await readItem(adminWrites)).length === 0) return;
  const account = accountOf(session);
  await updateItem(adminWrites, (writes) =>
    Object.fromEntries(
      Object.entries(writes).flatMap(([id, write]) => {
        const isSeen = columns[write.column] !== undefined;
        if (!isSeen || write.account !== account || write.writtenAt > askedAt) return [[id, write]];
        const seen = afterLooking(write, foundOf(write, columns), context.now());
        return seen ? [[id, seen]] : [];
      }),
    ),
  );
}

/** Reads the row again just for this check, under the lock, so that no write of ours is under way. */
export async function recheckAdminWrites(context: Context): Promise<void> {
  await withLock('admin-settings', async () => {
    const writes = Object.values(await readItem(adminWrites));
    if (writes.length === 0) return;
    const askedAt = context.now();
    // These a session alone may read, without RingCentral.
    const areSettings = writes.every(({ column }) => column === 'userSettings');
    await (areSettings ? withServer : withRingCentral)(context, async (session) => {
      const columns = areSettings
        ? { userSettings: await getAdminDocument(context.http, session) }
        : await getAdminColumns(context.http, session);
      await checkAdminWrites(context, session, columns, askedAt);
    });
  });
}

/** A refresh only reads the settings; CRM user rows are checked too if some were written here. */
export async function recheckUserMappings(context: Context): Promise<void> {
  const writes = Object.values(await readItem(adminWrites));
  if (writes.some(({ column }) => column === 'userMappings')) await recheckAdminWrites(context);
}

/**
 * Accepts the other admin's version of these writes.
 * @param ids keys from `adminWriteId`
 */
export async function forgetAdminWrites(ids: readonly string[]): Promise<void> {
  await requireAdmin();
  await updateItem(adminWrites, (writes) =>
    Object.fromEntries(Object.entries(writes).filter(([id]) => !ids.includes(id))),
  );
}

function foundOf({ column, key }: AdminWrite, columns: AdminColumns): unknown {
  return readRecord(column, columns[column], key);
}

function accountOf(session: ServerSession): string {
  return `${session.serverUrl}|${session.hashedAccountId}`;
}

async function remember(
  writes: readonly AdminWrite[],
  change: (write: AdminWrite, known: AdminWrite | undefined) => AdminWrite | undefined,
): Promise<void> {
  await updateItem(adminWrites, (all) => {
    const others = { ...all };
    for (const write of writes) {
      const id = adminWriteId(write);
      const next = change(write, all[id]);
      if (next) others[id] = next;
      else delete others[id];
    }
    return others;
  });
}
