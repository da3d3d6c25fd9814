import type { Handlers } from '../protocol/server';
import { activities } from '../storage/collections';
import { readItem } from '../storage/item';
import { installedPlugins } from '../storage/view';
import { connect, disconnect, getConnector } from './connection';
import type { Context } from './context';
import { listCatalog } from './directory';
import { discardDraft, saveDraft } from './drafts';
import { installPlugin, loadPlugin, uninstallPlugin } from './installation';
import { listActivities } from './activity-list';
import { announceCall, getCrmAddress } from './crm-page';
import { saveLoggingRules } from './logging-rules';
import {
  getLogContext,
  matchCallLogs,
  matchContacts,
  matchMessageLogs,
  nameActivity,
  readCrmLog,
  searchByName,
} from './lookup';
import { confirmLogged, ignoreActivity, queueLog, retryActivity, retryAll, updateLogAgain } from './outbox';
import { savePreferences } from './preferences';
import { recordCall, recordCalls, recordConversation } from './recording';
import { getDialerCode, signIn, signOut } from './ring-central';
import { refreshSettings, savePluginConfig } from './settings';
import { sendAndWatch } from './start';
import { checkTasks } from './task-pass';

/** Each method of the protocol and who does it. `later` is for work that nobody waits for. */
export function createHandlers(context: Context, later: (work: Promise<unknown>) => void): Handlers {
  /** Answers once it is written down; what is due is sent then, whatever becomes of the panel. */
  const andSend = async <T>(written: Promise<T>): Promise<T> => {
    const output = await written;
    later(sendAndWatch(context));
    return output;
  };
  const recorded = async (written: Promise<{ activityId: string }>) => {
    const output = await andSend(written);
    later(nameActivity(context, output.activityId));
    return output;
  };
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
    refreshSettings: () => refreshSettings(context),
    savePluginConfig: ({ pluginId, values }) => savePluginConfig(context, pluginId, values),
    saveDraft: ({ form, value }) => saveDraft(context, form, value),
    discardDraft: ({ form }) => discardDraft(form),
    matchContacts: ({ phoneNumbers }) => matchContacts(context, phoneNumbers),
    searchContacts: ({ name }) => searchByName(context, name),
    matchCallLogs: ({ sessionIds }) => matchCallLogs(context, sessionIds),
    matchMessageLogs: ({ conversationLogIds }) => matchMessageLogs(conversationLogIds),
    recordCall: ({ call, isFinal }) => recorded(recordCall(context, call, isFinal)),
    recordCalls: ({ calls }) => andSend(recordCalls(context, calls)),
    recordConversation: ({ conversation }) => recorded(recordConversation(context, conversation)),
    getActivity: async ({ activityId }) => (await activities.get(activityId)) ?? null,
    listActivities,
    getLogContext: ({ activityId }) => getLogContext(context, activityId),
    readCrmLog: ({ activityId }) => readCrmLog(context, activityId),
    getCrmAddress: ({ activityId }) => getCrmAddress(context, activityId),
    announceCall: (input) => announceCall(context, input),
    logActivity: ({ activityId, form, isUpdate }) => andSend(queueLog(context, activityId, form, isUpdate)),
    ignoreActivity: ({ activityId }) => ignoreActivity(context, activityId),
    retryActivity: ({ activityId }) => andSend(retryActivity(context, activityId)),
    confirmLogged: ({ activityId }) => andSend(confirmLogged(context, activityId)),
    retryAll: () => andSend(retryAll(context)),
    updateLogAgain: ({ activityId }) => andSend(updateLogAgain(context, activityId)),
    saveLoggingRules,
    checkTasksNow: () => checkTasks(context, Number.POSITIVE_INFINITY),
  };
}
