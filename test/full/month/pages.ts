import type { Call } from '../../../src/core/activity/call';
import type { Input } from '../../../src/protocol/methods';

/** What the panel's pages do, by the panel's own code. */
export async function loadPages() {
  const [{ call }, locks, drafts, activities, refresh, after, connector, context, logs, decisions, admin] =
    await Promise.all([
      import('../../../src/protocol/client'),
      import('../../../src/platform/lock'),
      import('../../../src/core/forms/draft-name'),
      import('../../../src/storage/activity/activities'),
      import('../../../src/actions/settings/refresh-settings'),
      import('../../../src/actions/check-after-refresh'),
      import('../../../src/actions/crm/load-connector'),
      import('../../../src/actions/activity/load-log-context'),
      import('../../../src/actions/activity/find-crm-logs'),
      import('../../../src/actions/activity/decide-activity'),
      import('../../unit/fakes/admin-page'),
    ]);
  const [config, entry, manifests, item, managed, installed, owner] = await Promise.all([
    import('../../../src/actions/plugins/save-plugin-config'),
    import('../../../src/core/plugins/entry'),
    import('../../../src/storage/directory/manifest-cache'),
    import('../../../src/storage/basics/item'),
    import('../../../src/storage/settings/managed'),
    import('../../../src/storage/plugins/installed-plugins'),
    import('../../../src/storage/sign-in/session-owner'),
  ]);
  return {
    call,
    holdFreeLock: locks.holdFreeLock,
    draftName: drafts,
    activities: activities.activities,
    ...refresh,
    ...after,
    ...connector,
    ...context,
    ...logs,
    ...decisions,
    ...(await admin.loadAdminPage()),
    readInstalled: async () => item.readItem(installed.installedPlugins),
    readConnection: async () => item.readItem(owner.connection),
    /** Whether the dialer's page has it recorded. */
    isCallWanted: async (_call: Call) => true,
    saveLog: async (log: Input<'logActivity'>) => call('logActivity', log),
    /** Changes one value in a plugin's form, as its screen shows it, and saves. */
    saveChoice: async (id: string, key: string, value: unknown) => {
      const documents = await item.readItem(managed.settingRecords);
      const shown = entry.readEntry(documents.own[`plugin_${id}`] ?? {}).own;
      const seen = {
        id,
        body: (await manifests.manifestCache.get(`plugin:${id}`))?.body,
        documents,
        followsManifest: (await item.readItem(owner.connection))?.capabilities.accountPlugins === false,
      };
      await config.savePluginConfig(seen, { ...shown, [key]: value });
    },
  };
}

export type Pages = Awaited<ReturnType<typeof loadPages>>;
