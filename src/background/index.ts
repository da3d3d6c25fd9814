import { createHttp } from '../api/basics/transport';
import { alarmTolerance, onAlarm, onAlarmOf } from '../platform/alarm';
import { browser } from '../platform/browser';
import { builtInClientId } from '../platform/build';
import { systemClock } from '../platform/clock';
import { systemRandom } from '../platform/random';
import { onManagedPolicy } from '../platform/managed-policy';
import { onSelectionPress, openSidePanelIfNone, openSidePanelOnClick } from '../platform/side-panel';
import { restrictStorage } from '../platform/storage-access';
import { watchWindows } from '../platform/sign-in-window';
import { serve } from '../protocol/server';
import type { Context } from './worker/context';
import { createHandlers } from './methods';
import { personAlarm, renewPerson } from './sign-in/ring-central-person';
import { signInAlarm } from './sign-in/sign-in-flows';
import { onAddress, onTimeout, onWindowClosed } from './sign-in/sign-in-landing';
import { afterConnecting } from './activity/after-connecting';
import { answerScript, showNumber } from './activity/asked-number';
import { outboxAlarm } from './activity/outbox-alarm';
import { createTrafficCounter } from './settings/traffic';
import { takePolicy } from './settings/policy';
import { sendAndWatch } from './activity/due-work';
import { later, takeUp } from './start';
import { taskAlarm } from './tasks/task-ledger';
import { askForPlace, openNotice } from './tasks/task-notice';
import { checkTasks } from './tasks/task-pass';

// Wiring only: every listener is registered in the first turn, and nothing is remembered between events.
const windows = watchWindows(
  (windowId, url) => later(onAddress(context, windowId, url)),
  (windowId) => later(onWindowClosed(context, windowId)),
);
const countDeparture = createTrafficCounter(systemClock, later);
const context: Context = {
  http: createHttp(() => navigator.onLine, countDeparture),
  countDeparture,
  ...systemClock,
  random: systemRandom,
  builtInClientId,
  version: browser.runtime.getManifest().version,
  windows,
  afterConnecting: () => afterConnecting(context),
};

later(restrictStorage());
serve(createHandlers(context, later), (message, site, windowId) =>
  answerScript(context, message, site, windowId),
);
// An alarm may ring slightly early and is not moved for small differences; what it was set for counts as due.
onAlarm(outboxAlarm, ({ scheduledTime }) => later(sendAndWatch(context, scheduledTime + alarmTolerance)));
onAlarm(taskAlarm, ({ scheduledTime }) =>
  later(checkTasks(context, Math.max(scheduledTime, context.now()) + alarmTolerance)),
);
onAlarm(personAlarm, () => later(renewPerson(context)));
onAlarmOf(signInAlarm, (flowId) => later(onTimeout(context, flowId)));
// Before it is known whether a sign-in is under way: its window may have started this worker.
windows.start();
// Answering and hanging up is done by the page with the dialer; without any page, one opens.
browser.commands.onCommand.addListener((command, tab) => {
  openSidePanelIfNone(tab?.windowId ?? 0);
  if (command === 'log_last_call') later(askForPlace(context, '#/activity/last-call'));
});
browser.notifications.onClicked.addListener((id) => later(openNotice(context, id)));
// A restarted browser has lost its alarms; this listener starts the worker, which sets them again (takeUp).
browser.runtime.onStartup.addListener(() => later(renewPerson(context)));
browser.runtime.onInstalled.addListener(() => later(openSidePanelOnClick()));
onSelectionPress((text, opening) => later(showNumber(context, text, opening)));
self.addEventListener('online', () => later(sendAndWatch(context)));
later(takeUp(context));
onManagedPolicy(() => later(takePolicy(context)));
later(takePolicy(context));
