import type { ServerName } from '../core/core-version';
import { HOSTS, pluginHost } from '../hosts';
import type { Person } from '../ringcentral/people';
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

/** From an empty profile to a connected CRM. Everyone's API key has their first name in it. */
export function connectingSteps(
  server: ServerName,
  { firstName, lastName }: Pick<Person, 'firstName' | 'lastName'> = { firstName: 'Priya', lastName: 'Nair' },
): JobStep[] {
  const apiKey = `keycrm-${firstName.toLowerCase()}`;
  return [
    enterClientId(),
    signIn(`${firstName} ${lastName}`),
    server === 'callback'
      ? connectCrm('KeyCRM', HOSTS.callbackServer, apiKey)
      : connectCrm('KeyCRM classic', HOSTS.pollingServer, apiKey),
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
