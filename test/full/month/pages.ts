import type { LogLookup } from '../../../src/actions/activity/load-log-context';
import type { Activity } from '../../../src/core/activity/activity';
import { noSettings } from '../../../src/core/crm/setting-defaults';
import type { Input } from '../../../src/protocol/methods';

/** Settings older than this are read anew before a log is sent; ms. */
const oldest = 15 * 60_000;

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
  const [quick, formFields, drafted, config, wanted, clock, manifests, item, managed, installed, owner] =
    await Promise.all([
      import('../../../src/panel/activity/list/quick-log'),
      import('../../../src/core/crm/connector-description'),
      import('../../../src/storage/basics/drafts'),
      import('../../../src/actions/plugins/save-plugin-config'),
      import('../../../src/panel/dialer/wanted-call'),
      import('../../../src/platform/clock'),
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
    isCallWanted: wanted.isCallWanted,
    /** As panel/activity/list/QuickContact.tsx: what was typed goes with it; `undefined` opens the whole form. */
    quickForm: async (
      activity: Activity,
      found: LogLookup,
      chosen: Parameters<typeof quick.quickForm>[3],
    ) => {
      const { platform = {}, ...lookup } = found;
      const declared = formFields.readFormFields(platform, activity.kind === 'call' ? 'call' : 'message');
      const draft = (await item.readItem(drafted.drafts))[drafts.log(activity.id)]?.value;
      return quick.quickForm(activity, draft, { ...lookup, ...declared, settings: noSettings }, chosen);
    },
    /** As panel/activity/use-log-save.ts: over old settings, the page reads newer ones beside it. */
    saveLog: async (log: Input<'logActivity'>) => {
      const { refreshedAt } = await item.readItem(installed.installedPlugins);
      const awaitsRefresh = Math.abs(clock.systemClock.now() - refreshedAt) > oldest;
      const written = call('logActivity', { ...log, ...(awaitsRefresh && { awaitsRefresh }) });
      if (awaitsRefresh) refresh.refreshSettings(oldest).catch(() => undefined);
      await written;
    },
    /** Changes one value in a plugin's form, as its screen shows it, and saves. */
    saveChoice: async (id: string, key: string, value: unknown) => {
      const documents = await item.readItem(managed.settingRecords);
      const seen = {
        id,
        body: (await manifests.manifestCache.get(`plugin:${id}`))?.body,
        documents,
        followsManifest: (await item.readItem(owner.connection))?.capabilities.accountPlugins === false,
      };
      await config.savePluginConfig(seen, { [key]: value });
    },
  };
}

export type Pages = Awaited<ReturnType<typeof loadPages>>;
