import { createCallLog, findCallLogs } from '../api/logs';
import { accountKey } from '../core/account';
import {
  afterAsking,
  afterRefusal,
  afterRestart,
  afterSuccess,
  callActivityId,
  type Activity,
} from '../core/activity';
import { callLogBody, counterpart, counterpartNumber, type Call, type LogForm } from '../core/call';
import { fail, toProblem } from '../core/problem';
import { setAlarm } from '../platform/alarm';
import { withLock } from '../platform/lock';
import { activities } from '../storage/collections';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import { summarizeActivities } from './activity-summary';
import type { Context } from './context';
import { withServer } from './server-session';
import { startTasks } from './task-ledger';
import type { Sending } from '../core/task-start';

export const outboxAlarm = 'outbox';

/** Keeps a call as *to do*; known calls only learn what is new. */
export async function recordCall(context: Context, call: Call): Promise<{ activityId: string }> {
  const account = await currentAccount();
  const id = callActivityId(call.sessionId);
  const now = context.clock.now();
  await activities.update(id, (known) =>
    known
      ? { ...known, call: { ...known.call, ...call }, changedAt: now }
      : { id, account, call, fate: 'todo', attempts: 0, createdAt: now, changedAt: now },
  );
  await summarizeActivities();
  return { activityId: id };
}

async function currentAccount(): Promise<string> {
  const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
  const connection = (await readItem(view.connection)) ?? fail('not_connected');
  return accountKey(identity, connection);
}

/** Writes the log down; it is sent by `flushOutbox`, whatever becomes of the panel. */
export async function queueLog(context: Context, activityId: string, form: LogForm): Promise<void> {
  const account = await currentAccount();
  const now = context.clock.now();
  const written = await activities.update(activityId, (known) => {
    // What is on its way or already there must not go a second time.
    if (!known || known.account !== account || !canQueue(known)) return known;
    return { ...known, form, fate: 'waiting', attempts: 0, nextAt: now, changedAt: now };
  });
  if (!written) return fail('not_found');
  await updateItem(view.drafts, ({ [`log:${activityId}`]: _saved, ...others }) => others);
  await summarizeActivities();
}

function canQueue(activity: Activity): boolean {
  return ['todo', 'waiting', 'needs_you', 'ignored'].includes(activity.fate);
}

export async function ignoreActivity(context: Context, activityId: string): Promise<void> {
  await activities.update(activityId, (known) =>
    known && canQueue(known) ? { ...known, fate: 'ignored', changedAt: context.clock.now() } : known,
  );
  await summarizeActivities();
}

/** Sends what is due and asks about what is unclear, one after the other; sets the alarm for the rest. */
export async function flushOutbox(context: Context): Promise<void> {
  await withLock('outbox', async () => {
    await recoverOutbox(context);
    const now = context.clock.now();
    for (const activity of await openActivities()) {
      if (activity.nextAt !== undefined && activity.nextAt <= now) await advance(context, activity);
    }
    const times = (await openActivities()).map((activity) => activity.nextAt ?? now);
    await setAlarm(outboxAlarm, times.length > 0 ? Math.min(...times) : undefined);
  });
}

/** Under the lock nobody else is sending: a record that says so belonged to a worker that died. */
async function recoverOutbox(context: Context): Promise<void> {
  const now = context.clock.now();
  const orphans = (await activities.all()).filter((activity) => activity.fate === 'sending');
  for (const { id } of orphans) await activities.update(id, (known) => known && afterRestart(known, now));
  if (orphans.length > 0) await summarizeActivities();
}

/** What can go on by itself: of the CRM that is connected now, oldest first. Without a session, nothing can. */
async function openActivities(): Promise<Activity[]> {
  const connection = await readItem(view.connection);
  const identity = await readItem(view.identity);
  if (!connection || !identity || connection.state === 'revoked') return [];
  const account = accountKey(identity, connection);
  return (await activities.all())
    .filter((activity) => activity.account === account && activity.nextAt !== undefined)
    .toSorted((a, b) => a.changedAt - b.changedAt);
}

async function advance(context: Context, activity: Activity): Promise<void> {
  if (activity.fate === 'waiting') await send(context, activity);
  if (activity.fate === 'asking') await ask(context, activity);
  await summarizeActivities();
}

async function send(context: Context, { id }: Activity): Promise<void> {
  const activity = await activities.update(id, (known) => known && { ...known, fate: 'sending' });
  if (!activity?.form) return;
  const { form, call } = activity;
  await summarizeActivities();
  try {
    const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
    const saved = await withServer((session) =>
      createCallLog(
        context.http,
        session,
        callLogBody(call, form, { ...identity, hashedExtensionId: session.hashedExtensionId }),
      ),
    );
    // The tasks first: were the worker to die in between, asking would find the log again, but not its tasks' ids.
    await startTasks(context, { ...creationOf(activity), logId: saved.logId, taskIds: saved.taskIds });
    await activities.update(id, (known) => known && afterSuccess(known, saved.logId, context.clock.now()));
  } catch (error) {
    await activities.update(
      id,
      (known) => known && afterRefusal(known, toProblem(error), context.clock.now()),
    );
  }
}

/** A log is created once: asked about after an unclear outcome, it is the same operation. */
function creationOf(activity: Activity): Sending {
  return {
    operationId: `create:${activity.id}`,
    operation: 'create',
    account: activity.account,
    activityId: activity.id,
    sessionId: activity.call.sessionId,
    logId: '',
    logTypes: ['call'],
    subject:
      activity.form?.contact?.name ?? counterpart(activity.call).name ?? counterpartNumber(activity.call),
    note: activity.form?.note ?? '',
    taskIds: undefined,
  };
}

async function ask(context: Context, activity: Activity): Promise<void> {
  const { sessionId } = activity.call;
  try {
    const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
    const found = await withServer((session) =>
      findCallLogs(context.http, session, {
        sessionIds: [sessionId],
        requireDetails: false,
        extensionNumber: identity.extensionNumber,
      }),
    );
    const log = found.find((candidate) => candidate.sessionId === sessionId);
    if (log) await startTasks(context, { ...creationOf(activity), logId: log.logId });
    await activities.update(
      activity.id,
      (known) => known && afterAsking(known, log?.logId, context.clock.now()),
    );
  } catch {
    // Not reachable now: the question stays open and is put again at the same interval.
    const nextAt = context.clock.now() + 60_000;
    await activities.update(activity.id, (known) => known && { ...known, nextAt });
  }
}
