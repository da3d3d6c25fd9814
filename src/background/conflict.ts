import { readEntry } from '../core/entry';
import {
  findConflict,
  forgetAdminWrite,
  isAboutInstallation,
  putBackFields,
  refuseNonAdmin,
} from './admin-document';
import type { Context } from './context';
import { installPlugin, uninstallPlugin } from './installation';
import { refreshSettings } from './settings';

/**
 * Two admins have written the same record. *Theirs*: this panel forgets what it wrote. *Mine*: it is put back, by
 * the whole saga where one says installed and the other not.
 */
export async function settleConflict(
  context: Context,
  pluginId: string,
  keep: 'mine' | 'theirs',
): Promise<void> {
  await refuseNonAdmin();
  if (keep === 'theirs') return forgetAdminWrite(pluginId);
  const write = await findConflict(pluginId);
  const mine = readEntry(write.written);
  if (!isAboutInstallation(write)) {
    await putBackFields(context, write);
    return refreshSettings(context);
  }
  if (mine.isRemoved) return uninstallPlugin(context, pluginId);
  return installPlugin(context, pluginId, 'repair', { consent: mine.agreed, base: mine });
}
