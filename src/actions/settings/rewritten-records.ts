import { isObject, type JsonObject } from '../../core/basics/json';
import { writeEntry, type PluginEntry } from '../../core/plugins/entry';
import { settingsKey } from '../../core/plugins/plugin-key';
import { installedIn } from '../../core/plugins/plugin-settings';
import type { Input } from '../../protocol/methods';

interface Rewritten {
  readonly displayName: string;
  readonly entry: PluginEntry;
}

/** The account's records of installed plugins that `rewrite` gives another content, for one write of them all. */
export function rewrittenRecords(
  admin: JsonObject,
  rewrite: (pluginId: string, entry: PluginEntry) => Rewritten | undefined,
): Input<'saveAdminRecords'>['records'] {
  const records: Input<'saveAdminRecords'>['records'] = {};
  for (const [pluginId, before] of installedIn(admin)) {
    const rewritten = rewrite(pluginId, before);
    if (!rewritten) continue;
    const key = settingsKey(pluginId);
    const there = admin[key];
    records[key] = {
      displayName: rewritten.displayName,
      expected: isObject(there) ? { ...there } : null,
      record: { ...writeEntry(rewritten.entry) },
    };
  }
  return records;
}
