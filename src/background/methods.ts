import { getExtensionPage } from '../api/ringcentral';
import type { Handlers } from '../protocol/server';
import { pause } from '../platform/pause';
import { nameActivity } from './activity-name';
import { recheckAdminWrites, recheckUserMappings } from './admin-document';
import { saveAdminRecords } from './admin-records';
import { settleConflict } from './conflict';
import { goOnConnected, settleConnection } from './connected';
import { connect, disconnect } from './connection';
import { getConnector } from './connector';
import type { Context } from './context';
import { cancelConnect, connectByWindow, showConnectWindow } from './crm-oauth';
import { getPluginDefaults, savePluginDefaults } from './defaults';
import { listCatalog, loadManifest, loadPlugin } from './directory';
import { discardDraft, saveDraft } from './drafts';
import { installPlugin, uninstallPlugin } from './installation';
import { checkLicence, checkLicences } from './licence';
import { cancelAccount, connectAccount, showSignInWindow } from './oauth';
import { checkAccount, logOutOfAccount } from './plugin-account';
import { getLoggingFields, saveLoggingFields } from './logging-fields';
import { changeLoggingSubscription, getLoggingSubscription, saveDoNotLogNumbers } from './logging-service';
import { queueLog, replaceActivities } from './outbox';
import { followOrganisation, savePreferences } from './preferences';
import { recordCall, recordCalls, recordConversation } from './recording';
import { saveOwnSettings } from './own-settings';
import { getIcon } from './icons';
import { checkRegistrations, forgetRegistrations } from './registration-check';
import { authorizeReports } from './report-access';
import { askRingCentral, getDialerCode, signIn, signOut } from './ring-central';
import { askConnector, askServerRoute } from './server-question';
import { closeLogged } from './server-logged';
import { readSettings } from './settings-documents';
import { refreshSettings, savePluginConfig, undoPluginConfig } from './settings';
import { sendAndWatch } from './sending';
import { clearFinishedTasks, dismissTasks, markTasksSeen, settleLedger } from './task-ledger';
import { checkTasksNow } from './task-pass';

/** ms between an admin's write and the second look at it. */
const secondLookAfter = 5000;

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
  /** A change of the account's settings: another admin's older copy may undo it within seconds. */
  const changeAccount = async <T>(change: Promise<T>) => {
    try {
      return await change;
    } finally {
      later(pause(secondLookAfter).then(() => recheckAdminWrites(context)));
    }
  };
  const changeRegistration = async (change: Promise<void>) => {
    await changeAccount(change);
    await forgetRegistrations();
  };
  return {
    signIn: () => signIn(context),
    signOut: async () => {
      await disconnect(context);
      await signOut(context);
      await settleLedger(context);
    },
    savePreferences,
    followOrganisation,
    getDialerCode: () => getDialerCode(context),
    getManifest: ({ kind, ...item }) => loadManifest(context, kind, item),
    listConnectors: ({ refresh }) => listCatalog(context, 'connector', refresh),
    getConnector: ({ connectorId }) => getConnector(context, connectorId),
    askConnector: ({ connectorId, route }) => askConnector(context, connectorId, route),
    connect: async ({ connectorId, values, hostname }) => {
      await connect(context, connectorId, values, hostname);
      await settleConnection(context);
      later(goOnConnected(context));
    },
    connectByWindow: (wish) => connectByWindow(context, wish),
    cancelConnect: () => cancelConnect(context),
    showConnectWindow: () => showConnectWindow(),
    disconnect: async () => {
      await disconnect(context);
      await settleLedger(context);
    },
    listPlugins: ({ refresh }) => listCatalog(context, 'plugin', refresh),
    getPlugin: async ({ pluginId }) => {
      const { item, body } = await loadPlugin(context, pluginId);
      return { item, body };
    },
    getIcon: ({ url }) => getIcon(context, url),
    installPlugin: ({ pluginId, consent }) =>
      changeRegistration(installPlugin(context, pluginId, 'install', { consent })),
    repairPlugin: ({ pluginId, consent }) =>
      changeRegistration(installPlugin(context, pluginId, 'repair', { consent })),
    updatePlugin: ({ pluginId, consent }) =>
      changeRegistration(installPlugin(context, pluginId, 'update', { consent })),
    uninstallPlugin: ({ pluginId }) => changeRegistration(uninstallPlugin(context, pluginId)),
    getPluginDefaults: ({ pluginId }) => getPluginDefaults(context, pluginId),
    savePluginDefaults: ({ pluginId, fields }) =>
      changeAccount(savePluginDefaults(context, pluginId, fields)),
    settleConflict: ({ writes, keep }) => changeAccount(settleConflict(context, writes, keep)),
    saveAdminRecords: (input) => changeAccount(saveAdminRecords(context, input)),
    readSettings: () => readSettings(context),
    refreshSettings: async ({ maxAgeMs }) => {
      await refreshSettings(context, maxAgeMs);
      later(recheckUserMappings(context));
      later(checkRegistrations(context));
      later(checkLicences(context));
    },
    savePluginConfig: ({ pluginId, values }) => savePluginConfig(context, pluginId, values),
    saveOwnSettings: ({ values: choices }) => saveOwnSettings(context, choices),
    undoPluginConfig: ({ pluginId }) => undoPluginConfig(context, pluginId),
    askServer: (input) => askServerRoute(context, input),
    authorizeReports: ({ clientId }) => authorizeReports(context, clientId),
    getLoggingFields: () => getLoggingFields(context),
    saveLoggingFields: ({ values, remove }) => saveLoggingFields(context, values, remove),
    getLoggingSubscription: ({ host }) => getLoggingSubscription(context, host),
    changeLoggingSubscription: (change) => changeAccount(changeLoggingSubscription(context, change)),
    saveDoNotLogNumbers: ({ host, numbers }) => saveDoNotLogNumbers(context, host, numbers),
    getExtensionPage: ({ page }) =>
      askRingCentral(context, (http, token) => getExtensionPage(http, token, page)),
    connectAccount: ({ pluginId }) => connectAccount(context, pluginId),
    cancelAccount: ({ pluginId }) => cancelAccount(context, pluginId),
    showSignInWindow: ({ pluginId }) => showSignInWindow(pluginId),
    checkAccount: ({ pluginId }) => checkAccount(context, pluginId),
    logOutOfAccount: ({ pluginId }) => logOutOfAccount(context, pluginId),
    checkLicence: ({ pluginId }) => checkLicence(context, pluginId),
    saveDraft: ({ form, value }) => saveDraft(context, form, value),
    discardDraft: ({ form }) => discardDraft(form),
    recordCall: ({ call, isFinal }) => recorded(recordCall(context, call, isFinal)),
    recordCalls: ({ calls }) => andSend(recordCalls(context, calls)),
    recordConversation: ({ conversation }) => recorded(recordConversation(context, conversation)),
    closeLogged: ({ logIds }) => closeLogged(context, logIds),
    logActivity: ({ activityId, form, isUpdate, there }) =>
      andSend(queueLog(context, activityId, form, isUpdate, there)),
    replaceActivities: ({ changes }) => andSend(replaceActivities(changes)),
    checkTasksNow: () => checkTasksNow(context),
    markTasksSeen: () => markTasksSeen(context),
    dismissTasks: ({ taskIds }) => dismissTasks(context, taskIds),
    clearFinishedTasks: () => clearFinishedTasks(context),
  };
}
