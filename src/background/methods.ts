import { getManifestFile } from '../api/directory/manifest-file';
import { getExtensionPage } from '../api/sign-in/ringcentral';
import type { Handlers } from '../protocol/server';
import { catalogCache } from '../storage/directory/catalog-cache';
import { iconCache } from '../storage/directory/icon-cache';
import { pause } from '../platform/pause';
import { writeItem } from '../storage/basics/item';
import { traffic } from '../storage/settings/traffic';
import { forgetSetAside } from '../storage/basics/set-aside';
import { settleActivities } from './activity/activity-store';
import { nameActivity } from './activity/activity-name';
import { queueCallBacks } from './activity/call-back-changes';
import { forgetAdminWrites, recheckAdminWrites, recheckUserMappings } from './settings/admin-document';
import { readUserMappings, replaceAdminRecords } from './settings/admin-records';
import { awaitPage, goOnConnected, settleConnection } from './activity/after-connecting';
import {
  acceptConnector,
  connect,
  disconnect,
  keepConnecting,
  renewConnector,
  stopConnecting,
} from './sign-in/connection';
import type { Context } from './worker/context';
import { connectByWindow } from './sign-in/crm-sign-in';
import { getListPage } from './directory/list-page';
import { fetchManifest } from './directory/fetch-manifest';
import { discardDraft, saveDraft } from './sign-in/drafts';
import { agreeToPlugin } from './plugins/agree';
import { changeInstallation } from './plugins/installation';
import { connectAccount } from './sign-in/plugin-sign-in';
import { cancelSignIn, showSignInWindow } from './sign-in/sign-in-window';
import { checkAccount, logOutOfAccount } from './sign-in/plugin-account';
import { forgetRegistrations, keepPluginAnswers } from './plugins/plugin-answers';
import { getLoggingFields, saveLoggingFields } from './server-logging/logging-fields';
import { askLoggingService, changeLoggingSubscription } from './server-logging/logging-service';
import { queueLog, replaceActivities } from './activity/outbox';
import { followOrganisation, keepClientChoices, savePreferences } from './settings/preferences';
import { recordCall, recordCalls, recordConversation } from './activity/recording';
import { applySettings, writeOwnSettings, writePluginConfig } from './settings/own-settings';
import { fetchIcon } from './directory/fetch-icon';
import { sendProblemReport } from './reports/problem-report';
import { authorizeReports } from './reports/report-access';
import { askRingCentral, getDialerCode } from './sign-in/ring-central';
import { signIn, signOut } from './sign-in/ring-central-person';
import { askConnector, askServerRoute } from './sign-in/redacting-proxy';
import { renewCapabilities } from './sign-in/server-capabilities';
import { readSettings } from './settings/settings-documents';
import { markTakenOverSeen } from './settings/taken-over-seen';
import { sendAndWatch } from './activity/due-work';
import { clearFinishedTasks, dismissTasks, markTasksSeen, settleLedger } from './tasks/task-ledger';
import { checkTasksNow, readFreshNotes } from './tasks/task-pass';

/** Time between an admin's write and checking it again; ms. */
const secondLookAfter = 5000;
/** How long a log waits for the page that is reading the settings; ms. */
const refreshPatience = 4000;

/** Each method of the protocol and its implementation. `later` takes work that nobody waits for. */
export function createHandlers(context: Context, later: (work: Promise<unknown>) => void): Handlers {
  /** Sends what is due; also what waited for a refresh, whether that succeeded or not. */
  const goOn = () => later(sendAndWatch(context));
  /** Answers once the change is stored, then sends what is due, even if the panel is closed. */
  const andSend = async <T>(written: Promise<T>): Promise<T> => {
    const output = await written;
    goOn();
    return output;
  };
  const recorded = async (written: Promise<{ activityId: string }>) => {
    const output = await andSend(written);
    later(nameActivity(context, output.activityId));
    return output;
  };
  /**
   * A change of the account's settings: another admin's older copy may undo it within seconds, so it is checked
   * again.
   */
  const changeAccount = async <T>(change: Promise<T>) => {
    try {
      return await change;
    } finally {
      later(pause(secondLookAfter).then(() => recheckAdminWrites(context)));
    }
  };
  return {
    signIn: async () => {
      const identity = await signIn(context);
      // Somebody else may be here now: what is theirs counts.
      await settleActivities(context.now());
      await settleLedger(context);
      return identity;
    },
    signOut: async () => {
      await signOut(context);
      await settleLedger(context);
    },
    savePreferences,
    keepClientChoices: (choices) => andSend(keepClientChoices(choices)),
    followOrganisation,
    markTakenOverSeen,
    forgetTraffic: () => writeItem(traffic, []),
    getDialerCode: () => getDialerCode(context),
    getManifest: ({ kind, isFresh, ...item }) => fetchManifest(context, kind, item, isFresh),
    getListPage: (input) => getListPage(context, input),
    keepCatalog: ({ key, ...catalog }) => catalogCache.set(key, catalog),
    askConnector: (input) => askConnector(context, input),
    connect: async ({ target, values, hostname }) => {
      await connect(context, target, values, hostname);
      await settleConnection(context);
      later(goOnConnected(context));
    },
    connectByWindow: (wish) => connectByWindow(context, wish),
    renewConnector,
    acceptConnector,
    keepConnecting,
    disconnect: async () => {
      await stopConnecting();
      await disconnect(context);
      await settleLedger(context);
    },
    getManifestFile: ({ url }) => getManifestFile(context.http, url),
    fetchIcon: ({ url }) => fetchIcon(context, url),
    keepIcon: ({ url, image }) => iconCache.set(url, { image, fetchedAt: context.now() }),
    changeInstallation: async (change) => {
      await changeAccount(changeInstallation(context, change));
      await forgetRegistrations();
    },
    agreeToPlugin: (input) => changeAccount(agreeToPlugin(context, input)),
    keepPluginAnswers,
    forgetAdminWrites: ({ writes }) => forgetAdminWrites(writes),
    readUserMappings: () => readUserMappings(context),
    saveAdminRecords: (input) => changeAccount(replaceAdminRecords(context, input)),
    readSettings: async () => {
      try {
        const documents = await readSettings(context);
        later(renewCapabilities(context));
        return documents;
      } catch (error) {
        goOn();
        throw error;
      }
    },
    applySettings: async (input) => {
      try {
        await applySettings(context, input);
      } finally {
        goOn();
      }
      later(recheckUserMappings(context));
    },
    savePluginConfig: (input) => writePluginConfig(context, input),
    saveOwnSettings: (change) => writeOwnSettings(context, change),
    askServer: (input) => askServerRoute(context, input),
    authorizeReports: ({ clientId }) => authorizeReports(context, clientId),
    sendProblemReport: (input) => sendProblemReport(context, input),
    getLoggingFields: () => getLoggingFields(context),
    saveLoggingFields: ({ values, remove }) => saveLoggingFields(context, values, remove),
    askLoggingService: (input) => askLoggingService(context, input),
    changeLoggingSubscription: (change) => changeAccount(changeLoggingSubscription(context, change)),
    getExtensionPage: ({ page }) =>
      askRingCentral(context, (http, token) => getExtensionPage(http, token, page)),
    connectAccount: (wish) => connectAccount(context, wish),
    cancelSignIn: ({ pluginId }) => cancelSignIn(context, pluginId),
    showSignInWindow: ({ pluginId }) => showSignInWindow(pluginId),
    checkAccount: (input) => checkAccount(context, input),
    logOutOfAccount: (input) => logOutOfAccount(context, input),
    saveDraft: (draft) => saveDraft(context, draft),
    discardDraft: ({ owner, form }) => discardDraft(owner, form),
    recordCall: ({ call, isFinal }) => recorded(recordCall(context, call, isFinal)),
    recordCalls: ({ calls }) => andSend(recordCalls(context, calls)),
    recordConversation: ({ conversation }) => recorded(recordConversation(context, conversation)),
    logActivity: async ({ activityId, form, isUpdate, theirLog, awaitsRefresh }) => {
      if (awaitsRefresh) await awaitPage(context);
      await queueLog(context, activityId, form, { isUpdate, theirLog });
      if (awaitsRefresh) later(pause(refreshPatience).then(goOn));
      else goOn();
    },
    changeCallBacks: (input) => andSend(queueCallBacks(input)),
    replaceActivities: ({ changes }) => andSend(replaceActivities(context, changes)),
    checkTasksNow: () => checkTasksNow(context),
    readFreshNotes: () => readFreshNotes(context),
    markTasksSeen: () => markTasksSeen(context),
    forgetSetAside: async ({ kind, ids }) => {
      for (const id of ids) await forgetSetAside({ kind, id });
    },
    dismissTasks: ({ taskIds }) => dismissTasks(context, taskIds),
    clearFinishedTasks: () => clearFinishedTasks(context),
  };
}
