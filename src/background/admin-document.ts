import type { ServerSession } from '../api/app-connect';
import { getAdminDocument, getAdminSettings, replaceAdminSettings } from '../api/settings';
import { afterLooking, findDifferences, putBack } from '../core/admin-difference';
import type { AdminWrite } from '../core/admin-write';
import { readEntry, settingsKey, writeEntry, type PluginEntry } from '../core/entry';
import type { JsonObject } from '../core/json';
import { fail } from '../core/problem';
import { withLock } from '../platform/lock';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { withRingCentral, withServer } from './server-session';
import { requireIdentity } from './session-owner';

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

/**
 * Read–change–write of one key of the admin's document, on a fresh read (design rule 3). What was written is
 * remembered and compared: at once, some seconds later and at every refresh.
 */
export async function changeAdminEntry(
  context: Context,
  session: ServerSession,
  plugin: { id: string; displayName: string },
  change: (before: PluginEntry | undefined) => PluginEntry,
): Promise<void> {
  const key = settingsKey(plugin.id);
  const document = await getAdminSettings(context.http, session);
  const written = writeEntry(change(key in document ? readEntry(document[key]) : undefined));
  const write: AdminWrite = {
    pluginId: plugin.id,
    displayName: plugin.displayName,
    account: accountOf(session),
    written,
    writtenAt: context.clock.now(),
    isConfirmed: false,
  };
  // A conflict stands until it is settled for good: were the worker to die now, it must not be forgotten.
  await remember(plugin.id, (before) => (before?.conflict ? before : write));
  await replaceAdminSettings(context.http, session, { ...document, [key]: written });
  const after = await getAdminSettings(context.http, session);
  // It has arrived; what stands there now was written later, by somebody else.
  await remember(plugin.id, () => afterLooking({ ...write, isConfirmed: true }, after, context.clock.now()));
  if (findDifferences(written, after[key]).length > 0) fail('overwritten');
}

/**
 * Holds an admin's own writes against the document as it was just read.
 * @param askedAt when it was asked for; what was written later is not expected in it
 */
export async function checkAdminWrites(
  context: Context,
  session: ServerSession,
  document: JsonObject,
  askedAt: number,
): Promise<void> {
  if (Object.keys(await readItem(view.adminWrites)).length === 0) return;
  const account = accountOf(session);
  await updateItem(view.adminWrites, (writes) =>
    Object.fromEntries(
      Object.entries(writes).flatMap(([id, write]) => {
        if (write.account !== account || write.writtenAt > askedAt) return [[id, write]];
        const seen = afterLooking(write, document, context.clock.now());
        return seen ? [[id, seen]] : [];
      }),
    ),
  );
}

/** Reads the document again for nothing but this; under the lock, so that no write of ours is on its way. */
export async function recheckAdminWrites(context: Context): Promise<void> {
  await withLock('admin-settings', async () => {
    if (Object.keys(await readItem(view.adminWrites)).length === 0) return;
    const askedAt = context.clock.now();
    await withServer(async (session) =>
      checkAdminWrites(context, session, await getAdminDocument(context.http, session), askedAt),
    );
  });
}

/** The remembered record that another admin has overwritten. */
export async function findConflict(pluginId: string): Promise<AdminWrite> {
  const { [pluginId]: write } = await readItem(view.adminWrites);
  return write?.conflict ? write : fail('not_found');
}

export async function forgetAdminWrite(pluginId: string): Promise<void> {
  await remember(pluginId, () => undefined);
}

/** Writes the fields that another admin has overwritten as they were, on a fresh read. */
export async function putBackFields(context: Context, write: AdminWrite): Promise<void> {
  const mine = readEntry(write.written);
  await asAdmin(() =>
    withRingCentral(context, (session) =>
      changeAdminEntry(context, session, { id: write.pluginId, displayName: write.displayName }, (before) =>
        putBack(mine, before),
      ),
    ),
  );
}

/** True when the other admin's record says the contrary about whether the plugin is installed at all. */
export function isAboutInstallation({ written, conflict }: AdminWrite): boolean {
  return findDifferences(written, conflict?.theirs).some(({ what }) => what === 'installed');
}

function accountOf(session: ServerSession): string {
  return `${session.serverUrl}|${session.hashedAccountId}`;
}

async function remember(
  pluginId: string,
  change: (before: AdminWrite | undefined) => AdminWrite | undefined,
): Promise<void> {
  await updateItem(view.adminWrites, ({ [pluginId]: before, ...others }) => {
    const next = change(before);
    return next ? { ...others, [pluginId]: next } : others;
  });
}
