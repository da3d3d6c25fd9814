import { agreementKey } from '../../core/plugins/plugin-key';
import type { Input } from '../../protocol/methods';
import { writeAdminRecords } from '../settings/admin-records';
import type { Context } from '../worker/context';
import { agreementNow } from './published';

/**
 * Writes down that an admin agrees to a plugin that another client has installed; its own record and its registration
 * stay as they are. Throws `consent_needed` if more is published now than was agreed to.
 */
export async function agreeToPlugin(context: Context, change: Input<'agreeToPlugin'>): Promise<void> {
  const { pluginId, displayName } = change.plugin;
  await writeAdminRecords(context, 'userSettings', [
    { key: agreementKey(pluginId), displayName, change: await agreementNow(context, change) },
  ]);
}
