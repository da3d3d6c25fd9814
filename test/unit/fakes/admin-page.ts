import type { FieldDefaults } from '../../../src/core/plugins/defaults';
import type { Install } from '../../../src/actions/plugins/installation';

/** What an admin's screens do, by the panel's own code: it asks whatever worker is served in this context. */
export async function loadAdminPage() {
  const [records, installation, defaults, conflict, licence, check] = await Promise.all([
    import('../../../src/actions/settings/admin-records'),
    import('../../../src/actions/plugins/installation'),
    import('../../../src/actions/plugins/plugin-defaults'),
    import('../../../src/actions/plugins/conflict'),
    import('../../../src/actions/plugins/licence'),
    import('../../../src/actions/plugins/registration-check'),
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
    loadDefaults: defaults.loadDefaults,
    saveDefaults: defaults.saveDefaults,
    /** Opens the screen and saves at once. */
    savePluginDefaults: async (pluginId: string, changes: FieldDefaults) =>
      defaults.saveDefaults({ defaults: await defaults.loadDefaults(pluginId), changes }),
    settleConflict: (writes: readonly string[], keep: 'mine' | 'theirs') =>
      conflict.settleConflict({ writes, keep }),
    checkLicence: (pluginId: string) => licence.checkLicence({ pluginId }),
    checkLicences: licence.checkLicences,
  };
}
