import type { ServerName } from '../core/core-version';
import { HOSTS, pluginHost } from '../hosts';
import type { JobStep } from './job-world';
import { connectCrm, enterClientId, signIn } from './steps/connecting';
import {
  askToInstall,
  browsePlugins,
  chooseInCatalog,
  confirmInstall,
  readDetails,
  seeInstalled,
} from './steps/installing';
import { endCall, saveLog, seeActivity, takeCall, writeLog } from './steps/logging';
import { chosenMark, saveSettings } from './steps/settings';
import { seeCompleted, seePending } from './steps/tasks';

/** From an empty profile to a connected CRM. */
export function connectingSteps(server: ServerName): JobStep[] {
  return [
    enterClientId(),
    signIn(),
    server === 'callback'
      ? connectCrm('KeyCRM', HOSTS.callbackServer)
      : connectCrm('KeyCRM classic', HOSTS.pollingServer),
  ];
}

/**
 * The main job, from an empty profile to a finished background task.
 * The polling generation gives plugins no settings, so there the sync plugin works with its own default.
 */
export function mainJob(server: ServerName): JobStep[] {
  return [
    ...connectingSteps(server),
    browsePlugins(),
    readDetails('Redaction', pluginHost('redaction')),
    askToInstall('Redaction'),
    confirmInstall('Redaction'),
    chooseInCatalog('Call summary', pluginHost('summary')),
    askToInstall('Call summary'),
    confirmInstall('Call summary'),
    seeInstalled(),
    saveSettings(),
    takeCall(),
    endCall(),
    writeLog(),
    saveLog(server === 'callback' ? chosenMark : '[removed]'),
    seeActivity(),
    seePending(),
    seeCompleted(),
  ];
}
