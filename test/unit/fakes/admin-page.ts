import type { Consent } from '../../../src/core/plugins/consent';
import type { FieldDefaults } from '../../../src/core/plugins/defaults';
import type { Install } from '../../../src/actions/plugins/install-plugin';

/** What an admin's screens do, by the panel's own code: it asks whatever worker is served in this context. */
export async function loadAdminPage() {
  const [records, installation, defaults, conflict, licence, check, agree] = await Promise.all([
    import('../../../src/actions/settings/save-admin-records'),
    import('../../../src/actions/plugins/install-plugin'),
    import('../../../src/actions/plugins/edit-plugin-defaults'),
    import('../../../src/actions/plugins/settle-conflict'),
    import('../../../src/actions/plugins/check-licence'),
    import('../../../src/actions/plugins/check-registrations'),
    import('../../../src/actions/plugins/agree-to-plugin'),
  ]);
  return {
    ...check,
    saveAdminRecords: records.saveAdminRecords,
    installPlugin: (
      pluginId: string,
      intent: Install['intent'] = 'install',
      more: Pick<Install, 'consent' | 'base'> = {},
    ) => installation.installPlugin({ pluginId, intent, ...more }),
    uninstallPlugin: (pluginId: string) => installation.uninstallPlugin({ pluginId }),
    agreeToPlugin: (pluginId: string, consent: Consent) => agree.agreeToPlugin({ pluginId, consent }),
    loadDefaults: defaults.loadDefaults,
    saveDefaults: defaults.saveDefaults,
    /** Opens the screen and saves at once. */
    savePluginDefaults: async (pluginId: string, changes: FieldDefaults) =>
      defaults.saveDefaults({ defaults: await defaults.loadDefaults(pluginId), changes }),
    settleConflict: (writes: readonly string[], keep: 'mine' | 'theirs') =>
      conflict.settleConflict({ writes, keep }),
    checkLicence: (pluginId: string) => licence.checkLicence({ pluginId }),
    checkLicences: licence.checkLicences,
    checkOwnLicence: licence.checkOwnLicence,
  };
}
