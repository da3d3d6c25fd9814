import type { ServerSession } from '../../api/basics/app-connect';
import { getOwnDocument, saveOwnKeys } from '../../api/settings/settings';
import { ownerKey } from '../../core/crm/account';
import * as draftName from '../../core/forms/draft-name';
import { isObject, sameJson, type JsonObject } from '../../core/basics/json';
import { readAgreement } from '../../core/plugins/agreement';
import { keptKey, pluginOfKey } from '../../core/plugins/plugin-key';
import { checkDocument, checkOwnRecord, checkRecord, isTooLarge } from '../../core/plugins/record-check';
import { personalKey } from '../../core/sign-in/plugin-account';
import { fail } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import type { Input } from '../../protocol/methods';
import type { OwnChange, SettingsDocuments } from '../../protocol/settings-methods';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import { installedPlugins, lastSaves } from '../../storage/plugins/installed-plugins';
import type { Context } from '../worker/context';
import { discardDraft } from '../sign-in/drafts';
import { withServer } from '../sign-in/server-session';
import { requireConnection, requireIdentity } from '../../storage/sign-in/session-owner';
import { forgetChoices } from './preferences';
import { getDocuments, inSettings, keepDocuments } from './settings-documents';

/** Applies and stores what a refresh has computed. A record that is too large is named, and the others are written. */
export async function applySettings(
  context: Context,
  { change, installed }: Input<'applySettings'>,
): Promise<void> {
  const missing = Object.keys(change.records).filter((key) => isTooLarge(change.records[key]));
  const records = Object.fromEntries(
    Object.entries(change.records).filter(([key]) => !missing.includes(key)),
  );
  await inSettings(context, async (session) => {
    await keepChanged(await replaceOwnRecords(context, session, { ...change, records }), change);
    const problem = missing.length > 0 && { problem: { code: 'settings_too_large', missing } as const };
    await writeItem(installedPlugins, { ...installed, ...problem });
  });
}

/** Saves own choices for one plugin, discards their draft and keeps the replaced choices for one undo. */
export async function writePluginConfig(
  context: Context,
  { change, plugin, lastSave }: Input<'savePluginConfig'>,
): Promise<void> {
  const identity = await requireIdentity();
  const connection = await requireConnection();
  const key = personalKey(identity, connection, plugin.id);
  await withLock('settings', () =>
    withServer(context, async (session) => {
      await keepChanged(await replaceOwnRecords(context, session, change), change);
      await updateItem(installedPlugins, (seen) => ({
        ...seen,
        plugins: seen.plugins.map((known) => (known.id === plugin.id ? plugin : known)),
      }));
      await updateItem(lastSaves, ({ [key]: _before, ...others }) =>
        lastSave ? { ...others, [key]: lastSave } : others,
      );
    }),
  );
  if (lastSave) await discardDraft(ownerKey(identity, connection), draftName.pluginSettings(plugin.id));
}

/**
 * Saves own choices for the CRM's settings. If the connector refuses them, the server still answers 200 without a
 * body (core 1.7.41 handlers/user.js:221), so the document is read again and returned for the caller to compare.
 */
export async function writeOwnSettings(context: Context, change: OwnChange): Promise<JsonObject> {
  return withLock('settings', () =>
    withServer(context, async (session) => {
      const { admin } = await replaceOwnRecords(context, session, change);
      // Replaced at the server, whether or not that can be read again.
      if (change.chosen) await forgetChoices(change.chosen);
      const own = await getOwnDocument(context.http, session);
      await keepDocuments({ admin, own });
      return own;
    }),
  );
}

/**
 * Replaces records of the person's own document if every record that the change is based on is unchanged on the
 * server; otherwise throws `stale` without writing. If there is nothing to write, nothing is sent, and the cached
 * documents are compared instead. Returns the documents afterwards.
 */
async function replaceOwnRecords(
  context: Context,
  session: ServerSession,
  change: OwnChange,
): Promise<SettingsDocuments> {
  const { expected, records, remove } = change;
  const isWrite = Object.keys(records).length > 0 || remove.length > 0;
  const found = isWrite ? await getDocuments(context, session) : await readItem(managed.settingRecords);
  if (!hasAll(found.admin, expected.admin) || !hasAll(found.own, expected.own)) fail('stale');
  if (isWrite) {
    checkOwnRecords(session, found, change);
    await saveOwnKeys(context.http, session, records, remove);
  }
  const own = Object.entries({ ...found.own, ...records }).filter(([key]) => !remove.includes(key));
  return { admin: found.admin, own: Object.fromEntries(own) };
}

/** What waited is forgotten once it stands in what is kept: a call that ends between both is logged by it too. */
async function keepChanged(documents: SettingsDocuments, { chosen }: OwnChange): Promise<void> {
  await keepDocuments(documents);
  if (chosen) await forgetChoices(chosen);
}

/** Refuses what may not be written, and a record that nobody has compared with what is there. */
function checkOwnRecords(
  { capabilities }: ServerSession,
  { own, admin }: SettingsDocuments,
  { expected, records, remove }: OwnChange,
): void {
  for (const key of [...Object.keys(records), ...remove]) {
    if (!Object.hasOwn(expected.own, key) || !Object.hasOwn(expected.admin, key))
      fail('invalid_input', { missing: [key] });
    if (Object.hasOwn(records, key)) checkRecord('userSettings', key, records[key]);
    // The server removes after it has written.
    const isRemoved = remove.includes(key);
    if (isRemoved && !capabilities.accountPlugins && isKept(key, { ...own, ...records }, admin)) continue;
    checkOwnRecord(key, isRemoved ? undefined : records[key], admin, !capabilities.accountPlugins);
  }
  checkDocument(own, { ...own, ...records }, Object.keys(records));
}

/** A plugin that an admin has agreed to is paused: taken out with its locked values, which wait beside it. */
function isKept(key: string, after: JsonObject, admin: JsonObject): boolean {
  const pluginId = pluginOfKey(key);
  if (pluginId === undefined || readAgreement(admin, pluginId) === undefined) return false;
  return isObject(after[keptKey(pluginId)]);
}

function hasAll(document: JsonObject, expected: JsonObject): boolean {
  return Object.entries(expected).every(([key, record]) => sameJson(document[key] ?? null, record));
}
