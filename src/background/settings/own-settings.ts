import type { ServerSession } from '../../api/basics/app-connect';
import { getOwnDocument, saveOwnKeys } from '../../api/settings/settings';
import { draftName } from '../../core/forms/draft-name';
import { sameJson, type JsonObject } from '../../core/basics/json';
import { personalKey } from '../../core/sign-in/plugin-account';
import { fail } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import type { Input } from '../../protocol/methods';
import type { OwnChange, SettingsDocuments } from '../../protocol/settings-methods';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import { installedPlugins, lastSaves } from '../../storage/plugins/installed-plugins';
import type { Context } from '../worker/context';
import { discardDraft } from '../worker/drafts';
import { withServer } from '../sign-in/server-session';
import { requireConnection, requireIdentity } from '../../storage/sign-in/session-owner';
import { getDocuments, inSettings, keepDocuments } from './settings-documents';

/** What a refresh has worked out is put in force and shown. */
export async function applySettings(
  context: Context,
  { change, installed }: Input<'applySettings'>,
): Promise<void> {
  await inSettings(async (session) => {
    await keepDocuments(await replaceOwnRecords(context, session, change));
    await writeItem(installedPlugins, installed);
  });
}

/** Own choices of one plugin; the draft of them is used up, and what they replace is kept for one undo. */
export async function savePluginConfig(
  context: Context,
  { change, plugin, lastSave }: Input<'savePluginConfig'>,
): Promise<void> {
  const key = personalKey(await requireIdentity(), await requireConnection(), plugin.id);
  await withLock('settings', () =>
    withServer(async (session) => {
      await keepDocuments(await replaceOwnRecords(context, session, change));
      await updateItem(installedPlugins, (seen) => ({
        ...seen,
        plugins: seen.plugins.map((known) => (known.id === plugin.id ? plugin : known)),
      }));
      await updateItem(lastSaves, ({ [key]: _before, ...others }) =>
        lastSave ? { ...others, [key]: lastSave } : others,
      );
    }),
  );
  if (lastSave) await discardDraft(draftName.pluginSettings(plugin.id));
}

/**
 * Own choices of the CRM's settings. A connector may refuse them and yet the server answers 200 with nothing
 * (core 1.7.41 handlers/user.js:221): the own document is read again, and who asked looks at it.
 */
export async function saveOwnSettings(context: Context, change: OwnChange): Promise<JsonObject> {
  return withLock('settings', () =>
    withServer(async (session) => {
      const { admin } = await replaceOwnRecords(context, session, change);
      const own = await getOwnDocument(context.http, session);
      await keepDocuments({ admin, own });
      return own;
    }),
  );
}

/**
 * Replaces records of the person's own document, where every record that the change was made of is still the same on
 * the server; else nothing is written and it throws `stale`. Nothing is sent when nothing differs: the change is then
 * held against what was read last. Returns the documents as they are after it.
 */
async function replaceOwnRecords(
  context: Context,
  session: ServerSession,
  { expected, keys, remove }: OwnChange,
): Promise<SettingsDocuments> {
  const isWrite = Object.keys(keys).length > 0 || remove.length > 0;
  const found = isWrite ? await getDocuments(context, session) : await readItem(managed.settingRecords);
  if (!hasAll(found.admin, expected.admin) || !hasAll(found.own, expected.own)) fail('stale');
  if (isWrite) await saveOwnKeys(context.http, session, keys, remove);
  const own = Object.entries({ ...found.own, ...keys }).filter(([key]) => !remove.includes(key));
  return { admin: found.admin, own: Object.fromEntries(own) };
}

function hasAll(document: JsonObject, expected: JsonObject): boolean {
  return Object.entries(expected).every(([key, record]) => sameJson(document[key] ?? null, record));
}
