import { adminColumns } from '../../core/settings/admin-column';
import { findDifferences, putBack } from '../../core/plugins/admin-difference';
import { pluginOfWrite, type AdminWrite } from '../../core/plugins/admin-write';
import { readEntry } from '../../core/plugins/entry';
import { fail } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { refuseUnlessAdmin, saveAdminRecords } from '../settings/save-admin-records';
import { installPlugin, uninstallPlugin } from './install-plugin';

interface Settlement {
  /** Keys from `adminWriteId`. */
  readonly writes: readonly string[];
  readonly keep: 'mine' | 'theirs';
}

/**
 * Settles a conflict between two admins' writes. *Theirs*: forget what was written here. *Mine*: write it again,
 * through the whole saga if the two disagree about whether a plugin is installed. Throws `ProblemError`.
 */
export async function settleConflict({ writes: ids, keep }: Settlement): Promise<void> {
  if (keep === 'theirs') return call('forgetAdminWrites', { writes: [...ids] });
  await refuseUnlessAdmin();
  const conflicts = await findConflicts(ids);
  const simple = conflicts.filter((write) => !isAboutInstallation(write));
  for (const column of adminColumns) {
    const writes = simple.filter((write) => write.column === column);
    if (writes.length > 0) await putBackRecords(column, writes);
  }
  for (const write of conflicts) if (!simple.includes(write)) await installAgain(write);
}

async function findConflicts(ids: readonly string[]): Promise<readonly AdminWrite[]> {
  const writes = await readItem(adminWrites);
  const found = ids.flatMap((id) => (writes[id]?.conflict ? [writes[id]] : []));
  return found.length > 0 ? found : fail('not_found');
}

/** Writes overwritten records again, based on the other admin's version as found or as it is now. */
async function putBackRecords(column: AdminWrite['column'], writes: readonly AdminWrite[]): Promise<void> {
  await saveAdminRecords({
    column,
    changes: Object.fromEntries(
      writes.map((write) => [
        write.key,
        { displayName: write.displayName, change: (before: unknown) => putBack(write, before) },
      ]),
    ),
    seen: Object.fromEntries(writes.map(({ key, conflict }) => [key, conflict?.theirs ?? undefined])),
  });
}

/** Whether the two records disagree about the plugin being installed at all. */
function isAboutInstallation(write: AdminWrite): boolean {
  return findDifferences(write, write.conflict?.theirs).some(({ what }) => what === 'installed');
}

async function installAgain(write: AdminWrite): Promise<void> {
  const pluginId = pluginOfWrite(write);
  if (pluginId === undefined) return;
  const mine = readEntry(write.written);
  if (mine.isRemoved) return uninstallPlugin({ pluginId });
  return installPlugin({ pluginId, intent: 'repair', consent: mine.agreed, base: mine });
}
