import { agreementKey } from '../../core/plugins/plugin-key';
import { agreementRecord, readAgreement } from '../../core/plugins/agreement';
import type { Input } from '../../protocol/methods';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { writeAdminRecords } from '../settings/admin-records';
import type { Context } from '../worker/context';
import { consentNow, readPublished } from './published';

/**
 * Writes down that an admin agrees to a plugin that another client has installed; its own record and its registration
 * stay as they are. Throws `consent_needed` if more is published now than was agreed to.
 */
export async function agreeToPlugin(
  context: Context,
  { plugin, consent, iconHost }: Input<'agreeToPlugin'>,
): Promise<void> {
  const agreed = consentNow(await readPublished(context, plugin), consent);
  const { pluginId, displayName } = plugin;
  const key = agreementKey(pluginId);
  const now = { by: (await requireIdentity()).name, at: context.clock.now(), iconHost };
  const change = (before: unknown) => {
    const known = before === undefined ? undefined : readAgreement({ [key]: before }, pluginId);
    return agreementRecord(agreed, known, now);
  };
  await writeAdminRecords(context, 'userSettings', [{ key, displayName, change }]);
}
