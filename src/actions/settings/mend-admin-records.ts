import { isObject } from '../../core/basics/json';
import { settingsKey } from '../../core/plugins/plugin-key';
import { installedIn, withinLimit } from '../../core/plugins/plugin-settings';
import { writeEntry } from '../../core/plugins/entry';
import { call } from '../../protocol/client';
import type { Input } from '../../protocol/methods';
import type { SettingsDocuments } from '../../protocol/settings-methods';

/**
 * Part of an admin's refresh: rewrites the account's records of plugins that hold more than a record may. Everybody
 * reads them, and what only an admin may write nobody else can mend. Returns the documents as they are then, and the
 * names of what was mended.
 */
export async function mendAdminRecords(
  documents: SettingsDocuments,
): Promise<{ documents: SettingsDocuments; mended: readonly string[] }> {
  const records: Input<'saveAdminRecords'>['records'] = {};
  for (const [id, entry] of installedIn(documents.admin)) {
    const fitted = withinLimit(entry);
    if (!fitted) continue;
    const key = settingsKey(id);
    const there = documents.admin[key];
    records[key] = {
      displayName: entry.name || id,
      expected: isObject(there) ? { ...there } : null,
      record: { ...writeEntry(fitted) },
    };
  }
  if (Object.keys(records).length === 0) return { documents, mended: [] };
  await call('saveAdminRecords', { column: 'userSettings', records });
  const mended = Object.values(records).map(({ displayName }) => displayName);
  return { documents: await call('readSettings', {}), mended };
}
