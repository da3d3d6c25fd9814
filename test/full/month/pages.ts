/** What the panel's pages do, by the panel's own code. */
export async function loadPages() {
  const [
    client,
    admin,
    refresh,
    config,
    manifests,
    item,
    managed,
    installed,
    owner,
    after,
    connector,
    context,
    logs,
    decisions,
    entry,
    draft,
  ] = await Promise.all([
    import('../../../src/protocol/client'),
    import('../../unit/fakes/admin-page'),
    import('../../../src/actions/settings/refresh-settings'),
    import('../../../src/actions/plugins/save-plugin-config'),
    import('../../../src/storage/directory/manifest-cache'),
    import('../../../src/storage/basics/item'),
    import('../../../src/storage/settings/managed'),
    import('../../../src/storage/plugins/installed-plugins'),
    import('../../../src/storage/sign-in/session-owner'),
    import('../../../src/actions/check-after-refresh'),
    import('../../../src/actions/crm/load-connector'),
    import('../../../src/actions/activity/load-log-context'),
    import('../../../src/actions/activity/find-crm-logs'),
    import('../../../src/actions/activity/decide-activity'),
    import('../../../src/storage/activity/activities'),
    import('../../../src/core/forms/draft-name'),
  ]);
  return {
    ...client,
    ...(await admin.loadAdminPage()),
    ...refresh,
    ...config,
    ...after,
    ...connector,
    ...context,
    ...logs,
    ...decisions,
    activities: entry.activities,
    draftName: draft,
    /** An installed plugin as its screen shows it. */
    see: async (id: string) => ({
      id,
      body: (await manifests.manifestCache.get(`plugin:${id}`))?.body,
      documents: await item.readItem(managed.settingRecords),
      followsManifest: (await item.readItem(owner.connection))?.capabilities.accountPlugins === false,
    }),
    readInstalled: async () => item.readItem(installed.installedPlugins),
    readConnection: async () => item.readItem(owner.connection),
    readIdentity: async () => item.readItem(owner.identity),
  };
}

export type Pages = Awaited<ReturnType<typeof loadPages>>;
