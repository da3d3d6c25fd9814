import type { Activity } from '../core/activity';
import { counterpart, counterpartNumber } from '../core/call';
import { countTasks, isPending, nextAlarm, nextCheck, type Task } from '../core/task';
import { setAlarm } from '../platform/alarm';
import { randomText } from '../platform/random';
import { ledger } from '../storage/collections';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import { showFailures } from './badge';
import type { Context } from './context';

export const taskAlarm = 'tasks';

/** How many tasks the panel paints without asking. */
const newestCount = 30;

/**
 * Opens the ledger for a log that was just written: one task an async plugin that it has started.
 * @param taskIds ids from the polling server; `undefined` when its answer was lost
 */
export async function startTasks(
  context: Context,
  activity: Activity,
  taskIds: readonly string[] | undefined,
): Promise<void> {
  const connection = await readItem(view.connection);
  const { plugins } = await readItem(view.installedPlugins);
  const running = plugins.filter((plugin) => plugin.isAsync && plugin.logTypes.includes('call'));
  const polls = connection?.capabilities.pollsTasks === true;
  // A polling server that names no ids has started nothing.
  if (!connection || running.length === 0 || (polls && taskIds?.length === 0)) return;
  const now = context.clock.now();
  const operationId = randomText(context.random);
  for (const plugin of running) {
    const task: Task = {
      id: `${operationId}/${plugin.id}`,
      operationId,
      account: activity.account,
      activityId: activity.id,
      sessionId: activity.call.sessionId,
      subject: counterpart(activity.call).name ?? counterpartNumber(activity.call),
      pluginId: plugin.id,
      pluginName: plugin.name,
      pluginTitle: plugin.displayName,
      watch: polls
        ? { by: 'poll', ids: [...(taskIds ?? [])] }
        : { by: 'note', note: activity.form?.note ?? '' },
      state: 'pending',
      startedAt: now,
      nextAt: now,
      attempts: 0,
    };
    await ledger.set(task.id, { ...task, nextAt: nextCheck(task, now) });
  }
  await settleLedger();
}

/** After any change: the summary that the panel paints, the badge, and the alarm (none when nothing is pending). */
export async function settleLedger(): Promise<void> {
  const all = await ledger.all();
  const nextCheckAt = nextAlarm(all);
  const counts = countTasks(all);
  const newest = all.toSorted((a, b) => b.startedAt - a.startedAt).slice(0, newestCount);
  await updateItem(view.taskSummary, ({ problem }) => ({
    counts,
    newest,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
    ...(problem && counts.pending > 0 && { problem }),
  }));
  await showFailures(counts.failed);
  await setAlarm(taskAlarm, nextCheckAt);
}

export async function pendingTasks(account: string): Promise<Task[]> {
  return (await ledger.all()).filter((task) => isPending(task) && task.account === account);
}
