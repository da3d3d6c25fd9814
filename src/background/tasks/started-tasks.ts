import {
  otherNumber,
  otherParty,
  startedAt,
  type Activity,
  type ActivityKind,
} from '../../core/activity/activity';
import type { LogType } from '../../core/basics/log-type';
import type { SentLog } from '../../core/tasks/task-start';
import { earlyReadings } from '../../core/tasks/task-schedule';
import { pause } from '../../platform/pause';
import type { Context } from '../worker/context';
import { startTasks } from './task-ledger';
import { readFreshNotes } from './task-pass';

/** Kinds of plugin that run on a log; servers have none for voicemail. */
const logTypes: { readonly [kind in ActivityKind]: readonly LogType[] } = {
  call: ['call'],
  sms: ['sms'],
  fax: ['fax'],
  voicemail: [],
};

/**
 * Records the tasks of a request that has succeeded. When it is found to have arrived after an unclear outcome it is
 * the same operation: its id is the time of sending.
 */
export async function startTasksOf(
  context: Context,
  activity: Activity,
  more: { logId: string; taskIds?: readonly string[] | undefined },
): Promise<void> {
  const head = activity.operations[0]?.kind;
  const isUpdate = head === 'update';
  const sending: SentLog = {
    operationId:
      isUpdate || head === 'messages'
        ? `${head}:${activity.id}:${activity.sentAt ?? 0}`
        : `create:${activity.id}`,
    operation: isUpdate ? 'update' : 'create',
    account: activity.account,
    activityId: activity.id,
    sessionId: activity.call?.sessionId ?? activity.id,
    logTypes: logTypes[activity.kind],
    aboutAt: startedAt(activity),
    subject: activity.form?.contact?.name ?? otherParty(activity).name ?? otherNumber(activity),
    note: activity.form?.note ?? '',
    ...more,
  };
  await startTasks(context, sending);
  // A worker that is ended before leaves it to an open panel, or to the next pass.
  for (const after of earlyReadings)
    void pause(after)
      .then(() => readFreshNotes(context))
      .catch(() => undefined);
}
