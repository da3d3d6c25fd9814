import type { Context } from '../../../src/background/worker/context';
import type { ChoiceChanges } from '../../../src/core/settings/choice-changes';
import type { OwnChoices } from '../../../src/core/settings/locks';
import { loadAdminPage } from './admin-page';
import { connection, identity, type Surroundings } from './worker';

/**
 * What the panel's pages do with settings and an admin's records, over a worker of this context and its real protocol.
 * A press works from what the page has before it: here, what storage holds at that moment.
 */
export async function openPage(world: Surroundings, context: Context) {
  const pages = await world.servePages(context);
  const [refresh, config, crm, client, manifests, item, managed, installed, account, owner] =
    await Promise.all([
      import('../../../src/actions/settings/refresh-settings'),
      import('../../../src/actions/plugins/save-plugin-config'),
      import('../../../src/actions/settings/save-crm-settings'),
      import('../../../src/actions/settings/save-client-settings'),
      import('../../../src/storage/directory/manifest-cache'),
      import('../../../src/storage/basics/item'),
      import('../../../src/storage/settings/managed'),
      import('../../../src/storage/plugins/installed-plugins'),
      import('../../../src/core/sign-in/plugin-account'),
      import('../../../src/storage/sign-in/session-owner'),
    ]);
  const see = async (id: string) => ({
    id,
    body: (await manifests.manifestCache.get(`plugin:${id}`))?.body,
    documents: await item.readItem(managed.settingRecords),
    followsManifest: (await item.readItem(owner.connection))?.capabilities.accountPlugins === false,
  });
  return {
    ...pages,
    ...(await loadAdminPage()),
    refreshSettings: refresh.refreshSettings,
    saveClientSettings: client.saveClientSettings,
    /** A page that has been open since, with what it saw then. */
    see,
    saveSeen: config.savePluginConfig,
    /** `shown`: the choices that the person saw before they changed them. */
    savePluginConfig: async (id: string, changes: ChoiceChanges, shown?: OwnChoices) =>
      config.savePluginConfig(await see(id), changes, shown),
    undoPluginConfig: async (id: string) => {
      const { [account.personalKey(identity, connection, id)]: last } = await item.readItem(
        installed.lastSaves,
      );
      if (!last) throw new Error('There is nothing to undo');
      await config.undoPluginConfig(await see(id), last);
    },
    saveOwnSettings: async (changes: ChoiceChanges, shown?: OwnChoices) =>
      crm.saveOwnSettings(await item.readItem(managed.settingRecords), changes, shown),
  };
}
