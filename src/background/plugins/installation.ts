import { registerPlugin, unregisterPlugin, type Registration } from '../../api/plugins/registration';
import { getAdminColumns } from '../../api/settings/settings';
import { readRecord } from '../../core/settings/admin-column';
import type { Consent } from '../../core/plugins/consent';
import { checkRecord } from '../../core/plugins/record-check';
import { settingsKey, agreementKey } from '../../core/plugins/plugin-key';
import { stepsOf, type InstallIntent, type InstallStep } from '../../core/plugins/install';
import type { JsonObject } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { changeAdminRecords, replacing, type RecordChange } from '../settings/admin-document';
import type { Context } from '../worker/context';
import { runSaga } from './install-saga';
import { agreementNow } from './published';
import { takeOutUnlessAgreed } from './registered-check';
import { withRingCentral } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';

interface Change {
  readonly intent: InstallIntent;
  readonly plugin: Registration & { readonly displayName: string };
  /** The account's record as the page saw it. */
  readonly expected: JsonObject | null;
  /** The record that the page computed from what was agreed to; marked as removed for an uninstallation. */
  readonly record: JsonObject;
  /** What was agreed to; needed for all but an uninstallation. */
  readonly consent?: Consent | undefined;
  /** Host of its icon; '' for none. */
  readonly iconHost?: string | undefined;
}

/**
 * Installs, repairs, updates or uninstalls a plugin for the account as a saga whose steps may be repeated. Each step
 * is stored before it is done; what a crash leaves behind shows as *needs repair* at the next start. Only the
 * registration makes a plugin run, so it comes last when installing and first when uninstalling.
 */
export async function changeInstallation(context: Context, change: Change): Promise<void> {
  const { intent, plugin, consent, expected, record } = change;
  const { displayName, ...registration } = plugin;
  const key = settingsKey(plugin.pluginId);
  await runSaga(context, { pluginId: plugin.pluginId, displayName, intent, consent }, async (advance) => {
    const { accountId } = await requireIdentity();
    await withRingCentral(context, async (session, connection) => {
      // What is outdated or unfit, or asks for more than was agreed to, is refused before anything is written.
      const { userSettings } = await getAdminColumns(context.http, session);
      replacing({ expected, record })(readRecord('userSettings', userSettings, key));
      checkRecord('userSettings', key, record);
      const agreement = intent === 'uninstall' ? () => null : await agreementNow(context, change);
      const does: { readonly [step in InstallStep]: () => Promise<void> } = {
        settings: () =>
          changeAdminRecords(context, session, 'userSettings', [
            { key, displayName, change: replacing({ expected, record }) },
            { key: agreementKey(plugin.pluginId), displayName, change: agreement },
          ]),
        registration: async () => {
          if (!connection.capabilities.accountPlugins) return;
          const register = intent === 'uninstall' ? unregisterPlugin : registerPlugin;
          // `/plugin/*` routes take the account's raw id, the settings routes its hash.
          await register(context.http, session, registration, accountId);
        },
        check: async () => {
          const problem = await takeOutUnlessAgreed(context, session, {
            plugin: registration,
            consent: agreedTo(change),
            note: (known) => advance('check', known),
          });
          if (!problem) return;
          const wasThere = expected !== null && expected['isRemoved'] !== true;
          if (problem.code === 'moved_meanwhile' && !wasThere)
            await changeAdminRecords(context, session, 'userSettings', undoing(change));
          fail(problem.code, problem);
        },
      };
      for (const step of stepsOf(intent)) {
        await advance(step);
        await does[step]();
      }
    });
  });
}

function agreedTo({ consent }: Change): Consent {
  return consent ?? fail('consent_needed');
}

/** A first installation that turned out to be another one is taken back from the settings, with its agreement. */
function undoing({ plugin: { pluginId, displayName }, record }: Change): RecordChange[] {
  const removed = { ...record, isRemoved: true };
  return [
    { key: settingsKey(pluginId), displayName, change: replacing({ expected: record, record: removed }) },
    { key: agreementKey(pluginId), displayName, change: () => null },
  ];
}
