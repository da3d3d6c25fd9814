import type { ServerSession } from '../../api/basics/app-connect';
import { getAdminColumns, getAdminDocument, replaceAdminColumn } from '../../api/settings/settings';
import {
  readRecord,
  writeRecords,
  type AdminColumn,
  type AdminColumns,
} from '../../core/settings/admin-column';
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
export async function refuseNonAdmin(): Promise<void> {
  const identity = await requireIdentity();
  if (!identity.isAdmin) fail('not_admin');
}

/** One change of the account's settings at a time, and only by an admin. */
export async function asAdmin<T>(work: () => Promise<T>): Promise<T> {
  return withLock('admin-settings', async () => {
    await refuseNonAdmin();
    return work();
  });
}

export interface RecordChange {
  readonly key: string;
  /** Its name for people. */
  readonly displayName: string;
  /** From what stands there now, `undefined` where nothing does; `null` takes the record out. */
  readonly change: (before: unknown) => JsonObject | null;
}

/** A record as a page saw it, and as it worked it out from that; `null` where there is none. */
export interface Replacement {
  readonly expected: JsonObject | null;
  readonly record: JsonObject | null;
}

/** Puts a record where the expected one stands, or where it was put already; `stale` when something else does. */
export function replacing({ expected, record }: Replacement): RecordChange['change'] {
  return (before) => {
    const there = isObject(before) ? before : null;
    return sameJson(there, expected) || sameJson(there, record) ? record : fail('stale');
  };
}

/**
 * Read–change–write of records of one column of the account's row, on a fresh read (design rule 3). What was written
 * is remembered and compared: at once, some seconds later and at every refresh. For use inside `asAdmin`.
 */
export async function changeAdminRecords(
  context: Context,
  session: ServerSession,
  column: AdminColumn,
  changes: readonly RecordChange[],
): Promise<void> {
  const before = (await getAdminColumns(context.http, session))[column];
  const account = accountOf(session);
  const writtenAt = context.clock.now();
  const writes = changes.map(({ key, displayName, change }): AdminWrite => {
    const record = change(readRecord(column, before, key));
    const written = record && { ...record };
    return { column, key, displayName, account, written, writtenAt, isConfirmed: false };
  });
  // A conflict stands until it is settled for good: were the worker to die now, it must not be forgotten.
  await remember(writes, (write, known) => (known?.conflict ? known : write));
  const records = new Map(writes.map(({ key, written }) => [key, written]));
  await replaceAdminColumn(context.http, session, column, writeRecords(column, before, records));
  const after = await getAdminColumns(context.http, session);
  // It has arrived; what stands there now was written later, by somebody else.
  const now = context.clock.now();
  await remember(writes, (write) =>
    afterLooking({ ...write, isConfirmed: true }, foundOf(write, after), now),
  );
  if (writes.some((write) => !sameJson(foundOf(write, after) ?? null, write.written))) fail('overwritten');
}

/**
 * Holds an admin's own writes against the account's row as it was just read; a column that was not read says nothing.
 * @param askedAt when it was asked for; what was written later is not expected in it
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
        const seen = afterLooking(write, foundOf(write, columns), context.clock.now());
        return seen ? [[id, seen]] : [];
      }),
    ),
  );
}

/** Reads the row again for nothing but this; under the lock, so that no write of ours is on its way. */
export async function recheckAdminWrites(context: Context): Promise<void> {
  await withLock('admin-settings', async () => {
    const writes = Object.values(await readItem(adminWrites));
    if (writes.length === 0) return;
    const askedAt = context.clock.now();
    if (writes.every(({ column }) => column === 'userSettings')) {
      await withServer(async (session) => {
        const userSettings = await getAdminDocument(context.http, session);
        await checkAdminWrites(context, session, { userSettings }, askedAt);
      });
      return;
    }
    await withRingCentral(context, async (session) =>
      checkAdminWrites(context, session, await getAdminColumns(context.http, session), askedAt),
    );
  });
}

/** A refresh reads the settings alone; the rows of CRM users are looked at as well where some were written here. */
export async function recheckUserMappings(context: Context): Promise<void> {
  const writes = Object.values(await readItem(adminWrites));
  if (writes.some(({ column }) => column === 'userMappings')) await recheckAdminWrites(context);
}

/** What stands there is let stand. @param ids by `adminWriteId` */
export async function forgetAdminWrites(ids: readonly string[]): Promise<void> {
  await refuseNonAdmin();
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
