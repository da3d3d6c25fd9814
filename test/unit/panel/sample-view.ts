import type { Activity } from '../../../src/core/activity/activity';
import { lineOf, type ActivityLine } from '../../../src/core/activity/activity-line';
import type { Call } from '../../../src/core/activity/call';
import type { Contact } from '../../../src/core/crm/contact';
import { newNoteWatch } from '../../../src/core/tasks/note-watch';
import type { Task } from '../../../src/core/tasks/task';
import type { PanelState } from '../../../src/panel/app/store';
import { owner } from '../fakes/person';

export { connection, identity } from '../fakes/person';

export const ada: Contact = {
  id: 'c1',
  name: 'Ada Lovelace',
  type: 'Contact',
  company: 'Analytical Engines',
};
export const grace: Contact = { id: 'c2', name: 'Grace Hopper', type: 'Contact' };

export function sampleCall(change: Partial<Call> = {}): Call {
  return {
    sessionId: '90000001',
    direction: 'Inbound',
    startTime: Date.UTC(2026, 10, 21, 10, 42),
    duration: 65,
    result: 'Accepted',
    from: { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' },
    to: { phoneNumber: '+16505550100' },
    ...change,
  };
}

export function sampleActivity(change: Partial<Activity> = {}): Activity {
  const call = change.call ?? sampleCall();
  return {
    id: `call:${call.sessionId}`,
    account: owner,
    kind: 'call',
    call,
    fate: 'todo',
    operations: [],
    attempts: 0,
    createdAt: call.startTime,
    changedAt: call.startTime,
    ...change,
  };
}

export function sampleLine(change: Partial<Activity> = {}): ActivityLine {
  return lineOf(sampleActivity(change));
}

/** What the panel holds of these activities: their places and their lines. */
export function sampleNewest(
  lines: readonly ActivityLine[],
  counts: Partial<PanelState['activitySummary']['counts']> = {},
): Pick<PanelState, 'activitySummary' | 'newestLines'> {
  return {
    activitySummary: {
      counts: { needsYou: 0, waiting: 0, logged: 0, todo: 0, ignored: 0, ...counts },
      newest: lines.map(({ id, fate, startedAt }) => ({ id, fate, startedAt })),
      due: {},
      revision: 1,
    },
    newestLines: lines,
  };
}

export function sampleTask(change: Partial<Task> = {}): Task {
  return {
    id: 'o1/summary',
    operationId: 'o1',
    operation: 'create',
    account: owner,
    crmName: 'KeyCRM',
    activityId: 'call:90000001',
    sessionId: '90000001',
    logId: 'log-1',
    logType: 'call',
    subject: 'Ada Lovelace',
    pluginId: 'summary',
    pluginName: 'labs.summary',
    pluginTitle: 'Call summary',
    watch: newNoteWatch('Hello', false, 1),
    state: 'pending',
    source: 'started',
    startedAt: Date.UTC(2026, 10, 21, 10, 44),
    day: '2026-11-21',
    nextAt: Date.UTC(2026, 10, 21, 10, 49),
    attempts: 0,
    failures: 0,
    ...change,
  };
}
