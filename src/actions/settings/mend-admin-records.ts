import { withinLimit } from '../../core/plugins/plugin-settings';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { rewrittenRecords } from './rewritten-records';

/**
 * Part of an admin's refresh: rewrites the account's records of plugins that hold more than a record may. Everybody
 * reads them, and what only an admin may write nobody else can mend. Returns the documents as they are then, and the
 * names of what was mended.
 */
export async function mendAdminRecords(
  documents: SettingsDocuments,
): Promise<{ documents: SettingsDocuments; mended: readonly string[] }> {
  const records = rewrittenRecords(documents.admin, (pluginId, before) => {
    const entry = withinLimit(before);
    return entry && { displayName: before.name || pluginId, entry };
  });
  if (Object.keys(records).length === 0) return { documents, mended: [] };
  await call('saveAdminRecords', { column: 'userSettings', records });
  const mended = Object.values(records).map(({ displayName }) => displayName);
  return { documents: await call('readSettings', {}), mended };
}
