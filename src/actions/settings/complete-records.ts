import { isObject } from '../../core/basics/json';
import { withBareFields } from '../../core/plugins/composed-entry';
import { writeEntry } from '../../core/plugins/entry';
import { settingsKey } from '../../core/plugins/plugin-key';
import { readPluginManifest } from '../../core/plugins/plugin-manifest';
import { installedIn } from '../../core/plugins/plugin-settings';
import { call } from '../../protocol/client';
import type { Input } from '../../protocol/methods';
import type { SettingsDocuments } from '../../protocol/settings-methods';

/**
 * Part of an admin's refresh: gives the account's records the fields that manifests have got since, so that people's
 * empty choices for them can be written. What cannot be written now is left for the next refresh. Returns the
 * documents as they are then.
 * @param bodies manifests by plugin id, unparsed
 */
export async function completeRecords(
  documents: SettingsDocuments,
  bodies: ReadonlyMap<string, unknown>,
): Promise<SettingsDocuments> {
  const records: Input<'saveAdminRecords'>['records'] = {};
  for (const [id, entry] of installedIn(documents.admin)) {
    const manifest = readPluginManifest(bodies.get(id), entry.name);
    const complete = manifest && withBareFields(entry, manifest);
    if (!complete) continue;
    const key = settingsKey(id);
    const there = documents.admin[key];
    records[key] = {
      displayName: manifest.displayName,
      expected: isObject(there) ? { ...there } : null,
      record: { ...writeEntry(complete) },
    };
  }
  if (Object.keys(records).length === 0) return documents;
  await call('saveAdminRecords', { column: 'userSettings', records }).catch(() => undefined);
  return call('readSettings', {});
}
