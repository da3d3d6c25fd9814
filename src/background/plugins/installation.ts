import { registerPlugin, unregisterPlugin, type Registration } from '../../api/plugins/registration';
import { getAdminColumns } from '../../api/settings/settings';
import { readRecord } from '../../core/settings/admin-column';
import type { Consent } from '../../core/plugins/consent';
import { checkRecord } from '../../core/plugins/record-check';
import { settingsKey } from '../../core/plugins/plugin-key';
import { stepsOf, type InstallIntent } from '../../core/plugins/install';
import type { JsonObject } from '../../core/basics/json';
import { changeAdminRecords, replacing } from '../settings/admin-document';
import type { Context } from '../worker/context';
import { runSaga } from './install-saga';
import { withRingCentral } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';

interface Change {
  readonly intent: InstallIntent;
  readonly plugin: Registration & { readonly displayName: string };
  /** The account's record as the page saw it. */
  readonly expected: JsonObject | null;
  /** The record that the page computed from what was agreed to; marked as removed for an uninstallation. */
  readonly record: JsonObject;
  readonly consent?: Consent | undefined;
}

/**
 * Installs, repairs, updates or uninstalls a plugin for the account as a saga whose steps may be repeated. Each step
 * is stored before it is done; what a crash leaves behind shows as *needs repair* at the next start. Only the
 * registration makes a plugin run, so it comes last when installing and first when uninstalling.
 */
export async function changeInstallation(
  context: Context,
  { intent, plugin, expected, record, consent }: Change,
): Promise<void> {
  const { displayName, ...registration } = plugin;
  const key = settingsKey(plugin.pluginId);
  const change = replacing({ expected, record });
  await runSaga(context, { pluginId: plugin.pluginId, displayName, intent, consent }, async (advance) => {
    const { accountId } = await requireIdentity();
    await withRingCentral(context, async (session, connection) => {
      // An outdated or unfit record is refused before anything is written.
      change(readRecord('userSettings', (await getAdminColumns(context.http, session)).userSettings, key));
      checkRecord('userSettings', key, record);
      const does = {
        settings: () => changeAdminRecords(context, session, 'userSettings', [{ key, displayName, change }]),
        registration: async () => {
          if (!connection.capabilities.accountPlugins) return;
          const register = intent === 'uninstall' ? unregisterPlugin : registerPlugin;
          // `/plugin/*` routes take the account's raw id, the settings routes its hash.
          await register(context.http, session, registration, accountId);
        },
      };
      for (const step of stepsOf(intent)) {
        await advance(step);
        await does[step]();
      }
    });
  });
}
