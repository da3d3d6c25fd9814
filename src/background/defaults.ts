import { getAdminDocument } from '../api/settings';
import { changeDefaults, describeDefaults, findWrongDefaults, type FieldDefaults } from '../core/defaults';
import { readEntries, type PluginEntry } from '../core/entry';
import { formSchema } from '../core/form-schema';
import { fail } from '../core/problem';
import type { PluginDefaults } from '../protocol/methods';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import { asAdmin, changeAdminEntry, refuseNonAdmin } from './admin-document';
import type { Context } from './context';
import { listCatalog } from './directory';
import { withRingCentral, withServer } from './server-session';
import { manifestOf, refreshSettings } from './settings';

export async function getPluginDefaults(context: Context, pluginId: string): Promise<PluginDefaults> {
  await refuseNonAdmin();
  const document = await withServer((session) => getAdminDocument(context.http, session));
  const entry = installedEntry(readEntries(document).get(pluginId));
  const manifest = await manifestOf(context, pluginId, entry);
  const fields = manifest?.fields ?? [];
  const { items } = await listCatalog(context, 'plugin', false);
  return {
    displayName: manifest?.displayName || entry.name || pluginId,
    developer: manifest?.developer ?? '',
    iconUrl: items.find((item) => item.id === pluginId)?.iconUrl ?? '',
    fields: describeDefaults(fields, entry),
    form: formSchema(fields, { withHidden: true, rules: manifest?.rules }),
    hasManifest: manifest !== undefined,
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
    const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
    const document = await withServer((session) => getAdminDocument(context.http, session));
    const known = installedEntry(readEntries(document).get(pluginId));
    const manifest = (await manifestOf(context, pluginId, known)) ?? fail('manifest');
    const wrong = findWrongDefaults(manifest.fields, changes);
    if (wrong.length > 0) fail('invalid_input', { missing: wrong });
    const who = { by: identity.name, at: context.clock.now() };
    await withRingCentral(context, (session) =>
      changeAdminEntry(context, session, { id: pluginId, displayName: manifest.displayName }, (before) =>
        changeDefaults(installedEntry(before), manifest.fields, changes, who),
      ),
    );
  });
  await updateItem(view.drafts, ({ [`defaults:${pluginId}`]: _saved, ...others }) => others);
  await refreshSettings(context);
}

function installedEntry(entry: PluginEntry | undefined): PluginEntry {
  return entry && !entry.isRemoved ? entry : fail('not_found');
}
