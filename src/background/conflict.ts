import { adminColumns } from '../core/admin-column';
import { findDifferences } from '../core/admin-difference';
import { pluginOfWrite, type AdminWrite } from '../core/admin-write';
import { readEntry } from '../core/entry';
import { findConflicts, forgetAdminWrites, putBackRecords, refuseNonAdmin } from './admin-document';
import type { Context } from './context';
import { installPlugin, uninstallPlugin } from './installation';
import { refreshSettings } from './settings';

/**
 * Two admins have written the same records. *Theirs*: this panel forgets what it wrote. *Mine*: it is put back, by
 * the whole saga where one says that a plugin is installed and the other not.
 * @param ids by `adminWriteId`
 */
export async function settleConflict(
  context: Context,
  ids: readonly string[],
  keep: 'mine' | 'theirs',
): Promise<void> {
  await refuseNonAdmin();
  if (keep === 'theirs') return forgetAdminWrites(ids);
  const conflicts = await findConflicts(ids);
  const simple = conflicts.filter((write) => !isAboutInstallation(write));
  for (const column of adminColumns) {
    const writes = simple.filter((write) => write.column === column);
    if (writes.length > 0) await putBackRecords(context, column, writes);
  }
  if (simple.length > 0) await refreshSettings(context);
  for (const write of conflicts) if (!simple.includes(write)) await installAgain(context, write);
}

/** The other admin's record says the contrary about whether the plugin is installed at all. */
function isAboutInstallation(write: AdminWrite): boolean {
  return findDifferences(write, write.conflict?.theirs).some(({ what }) => what === 'installed');
}

async function installAgain(context: Context, write: AdminWrite): Promise<void> {
  const pluginId = pluginOfWrite(write);
  if (pluginId === undefined) return;
  const mine = readEntry(write.written);
  if (mine.isRemoved) return uninstallPlugin(context, pluginId);
  return installPlugin(context, pluginId, 'repair', { consent: mine.agreed, base: mine });
}
