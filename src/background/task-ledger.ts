import { otherNumber, otherParty, sessionOf, type Activity } from '../core/activity';
import type { InstalledPlugin } from '../core/installed-plugin';
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
  const running = plugins.filter((plugin) => plugin.logTypes.some((type) => type === activity.kind));
  const started = running.filter((plugin) => plugin.isAsync);
  const polls = connection?.capabilities.pollsTasks === true;
  // A polling server that names no ids has started nothing.
  if (!connection || started.length === 0 || (polls && taskIds?.length === 0)) return;
  const isChanged = running.some((plugin) => !plugin.isAsync);
  const watch = polls ? { by: 'poll' as const, ids: [...(taskIds ?? [])] } : noteWatch(activity, isChanged);
  const now = context.clock.now();
  const operationId = randomText(context.random);
  for (const plugin of started) {
    const task: Task = { ...describeTask(operationId, activity, plugin), watch, startedAt: now, nextAt: now };
    await ledger.set(task.id, { ...task, nextAt: nextCheck(task, now) });
  }
  await settleLedger();
}

/** Without a sync plugin the note arrives as it was written; with one it has to be read first. */
function noteWatch(activity: Activity, isChanged: boolean): Task['watch'] {
  const note = activity.form?.note;
  return isChanged || note === undefined ? { by: 'note' } : { by: 'note', note };
}

function describeTask(operationId: string, activity: Activity, plugin: InstalledPlugin) {
  return {
    id: `${operationId}/${plugin.id}`,
    operationId,
    account: activity.account,
    activityId: activity.id,
    sessionId: sessionOf(activity),
    subject: otherParty(activity).name ?? otherNumber(activity),
    pluginId: plugin.id,
    pluginName: plugin.name,
    pluginTitle: plugin.displayName,
    state: 'pending' as const,
    attempts: 0,
  };
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

/** Tasks whose log must be read once, to know how its note arrived. */
export async function tasksWithoutNote(account: string): Promise<Task[]> {
  const pending = await pendingTasks(account);
  return pending.filter((task) => task.watch.by === 'note' && task.watch.note === undefined);
}

export async function pendingTasks(account: string): Promise<Task[]> {
  return (await ledger.all()).filter((task) => isPending(task) && task.account === account);
}
