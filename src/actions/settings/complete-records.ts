import { withBareFields } from '../../core/plugins/composed-entry';
import { nullSettings } from '../../core/plugins/plugin-settings';
import { readPluginManifest } from '../../core/plugins/plugin-manifest';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { rewrittenRecords } from './rewritten-records';

/**
 * Part of an admin's refresh: gives the account's records the fields that manifests have got since, so that people's
 * empty choices for them can be written, and takes out `null` settings, which break everybody's. What cannot be
 * written now is left for the next refresh. Returns the documents as they are then.
 * @param published manifests by plugin id, unparsed
 */
export async function completeRecords(
  documents: SettingsDocuments,
  published: ReadonlyMap<string, { readonly body: unknown }>,
): Promise<SettingsDocuments> {
  const completed = rewrittenRecords(documents.admin, (pluginId, before) => {
    const manifest = readPluginManifest(published.get(pluginId)?.body, before.name);
    const entry = manifest && withBareFields(before, manifest);
    return entry && { displayName: manifest.displayName, entry };
  });
  const nulls = nullSettings(documents.admin).map(
    (key) => [key, { displayName: key, expected: null, record: null }] as const,
  );
  const records = { ...completed, ...Object.fromEntries(nulls) };
  if (Object.keys(records).length === 0) return documents;
  await call('saveAdminRecords', { column: 'userSettings', records }).catch(() => undefined);
  return call('readSettings', {});
}
