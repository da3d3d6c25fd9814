import { getAdminDocument } from '../api/settings';
import { changeDefaults, findWrongDefaults, type FieldDefaults } from '../core/defaults';
import { readEntries, settingsKey, type PluginEntry } from '../core/entry';
import { readPluginManifest } from '../core/plugin-manifest';
import { fail } from '../core/problem';
import type { AdminRecord } from '../protocol/methods';
import { updateItem } from '../storage/item';
import * as view from '../storage/view';
import { asAdmin, changeAdminEntry, refuseNonAdmin } from './admin-document';
import type { Context } from './context';
import { findKept } from './published-plugin';
import { withRingCentral, withServer } from './server-session';
import { requireIdentity } from './session-owner';
import { manifestBodyOf, refreshSettings } from './settings';

export async function getPluginDefaults(context: Context, pluginId: string): Promise<AdminRecord> {
  await refuseNonAdmin();
  const document = await withServer((session) => getAdminDocument(context.http, session));
  const entry = installedEntry(readEntries(document).get(pluginId));
  return {
    record: document[settingsKey(pluginId)],
    body: await manifestBodyOf(context, pluginId, entry),
    iconUrl: (await findKept(pluginId))?.iconUrl ?? '',
  };
}

/**
 * Sets defaults and locks of the given fields for everybody, on a fresh read, checked by the rules that hold for
 * users; then writes what follows from it into this person's own settings.
 */
export async function savePluginDefaults(
  context: Context,
  pluginId: string,
  changes: FieldDefaults,
): Promise<void> {
  await asAdmin(async () => {
    const identity = await requireIdentity();
    const document = await withServer((session) => getAdminDocument(context.http, session));
    const known = installedEntry(readEntries(document).get(pluginId));
    const body = await manifestBodyOf(context, pluginId, known);
    const manifest = readPluginManifest(body, known.name) ?? fail('manifest');
    const wrong = findWrongDefaults(manifest.settings, changes);
    if (wrong.length > 0) fail('invalid_input', { missing: wrong });
    const who = { by: identity.name, at: context.clock.now() };
    await withRingCentral(context, (session) =>
      changeAdminEntry(context, session, { id: pluginId, displayName: manifest.displayName }, (before) =>
        changeDefaults(installedEntry(before), manifest.settings, changes, who),
      ),
    );
  });
  await updateItem(view.drafts, ({ [`defaults:${pluginId}`]: _saved, ...others }) => others);
  await refreshSettings(context);
}

function installedEntry(entry: PluginEntry | undefined): PluginEntry {
  return entry && !entry.isRemoved ? entry : fail('not_found');
}
