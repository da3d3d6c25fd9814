import type { Handlers } from '../protocol/server';
import { activities } from '../storage/collections';
import { readItem } from '../storage/item';
import { installedPlugins } from '../storage/view';
import { connect, disconnect, getConnector } from './connection';
import type { Context } from './context';
import { listCatalog } from './directory';
import { discardDraft, saveDraft } from './drafts';
import { installPlugin, loadPlugin, uninstallPlugin } from './installation';
import { checkLicence, checkLicences } from './licence';
import { getLogContext, matchCallLogs, matchContacts, searchByName } from './lookup';
import { cancelAccount, connectAccount, showSignInWindow } from './oauth';
import { ignoreActivity, queueLog, recordCall } from './outbox';
import { checkAccount, logOutOfAccount } from './plugin-account';
import { savePreferences } from './preferences';
import { getDialerCode, signIn, signOut } from './ring-central';
import { refreshSettings, savePluginConfig, undoPluginConfig } from './settings';
import { sendAndWatch } from './start';
import { checkTasks } from './task-pass';

/** Each method of the protocol and who does it. `later` is for work that nobody waits for. */
export function createHandlers(context: Context, later: (work: Promise<unknown>) => void): Handlers {
  return {
    signIn: () => signIn(context),
    signOut: async () => {
      await disconnect(context);
      await signOut(context);
    },
    savePreferences,
    getDialerCode: () => getDialerCode(context),
    listConnectors: ({ refresh }) => listCatalog(context, 'connector', refresh),
    getConnector: ({ connectorId }) => getConnector(context, connectorId),
    connect: async ({ connectorId, values }) => {
      await connect(context, connectorId, values);
      await discardDraft('connect');
      later(refreshSettings(context));
      later(sendAndWatch(context));
    },
    disconnect: () => disconnect(context),
    listPlugins: ({ refresh }) => listCatalog(context, 'plugin', refresh),
    getPlugin: async ({ pluginId }) => {
      const { item, manifest } = await loadPlugin(context, pluginId);
      const { plugins } = await readItem(installedPlugins);
      const isInstalled = plugins.some((plugin) => plugin.id === pluginId);
      return { item, manifest, problems: manifest.problems, isInstalled };
    },
    installPlugin: ({ pluginId }) => installPlugin(context, pluginId),
    uninstallPlugin: ({ pluginId }) => uninstallPlugin(context, pluginId),
    refreshSettings: async () => {
      await refreshSettings(context);
      later(checkLicences(context));
    },
    savePluginConfig: ({ pluginId, values }) => savePluginConfig(context, pluginId, values),
    undoPluginConfig: ({ pluginId }) => undoPluginConfig(context, pluginId),
    connectAccount: ({ pluginId }) => connectAccount(context, pluginId),
    cancelAccount: ({ pluginId }) => cancelAccount(context, pluginId),
    showSignInWindow: ({ pluginId }) => showSignInWindow(pluginId),
    checkAccount: ({ pluginId }) => checkAccount(context, pluginId),
    logOutOfAccount: ({ pluginId }) => logOutOfAccount(context, pluginId),
    checkLicence: ({ pluginId }) => checkLicence(context, pluginId),
    saveDraft: ({ form, value }) => saveDraft(context, form, value),
    discardDraft: ({ form }) => discardDraft(form),
    matchContacts: ({ phoneNumbers }) => matchContacts(context, phoneNumbers),
    searchContacts: ({ name }) => searchByName(context, name),
    matchCallLogs: ({ sessionIds }) => matchCallLogs(context, sessionIds),
    recordCall: ({ call }) => recordCall(context, call),
    getActivity: async ({ activityId }) => (await activities.get(activityId)) ?? null,
    getLogContext: ({ activityId }) => getLogContext(context, activityId),
    logActivity: async ({ activityId, form }) => {
      await queueLog(context, activityId, form);
      later(sendAndWatch(context));
    },
    ignoreActivity: ({ activityId }) => ignoreActivity(context, activityId),
    checkTasksNow: () => checkTasks(context, Number.POSITIVE_INFINITY),
  };
}
