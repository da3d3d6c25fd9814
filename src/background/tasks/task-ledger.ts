import { ownerKey } from '../../core/crm/account';
import type { InstalledPlugin } from '../../core/plugins/installed-plugin';
import type { Problem } from '../../core/basics/problem';
import { afterSentLog, type SentLog } from '../../core/tasks/task-start';
import { expire, isExpired, keepFinished, nextAlarm, passInterval } from '../../core/tasks/task-schedule';
import { emptySummary } from '../../core/tasks/task-summary';
import { setAlarm, setAlarmBy } from '../../platform/alarm';
import { withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { passState } from '../../storage/tasks/pass-state';
import {
  changeTasks,
  readLedgerSummary,
  readPending,
  removeFinished,
  removeTasks,
} from '../../storage/tasks/task-store';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import * as owner from '../../storage/sign-in/session-owner';
import { taskSummary } from '../../storage/tasks/task-summary';
import { showFailures } from './badge';
import { doubtCapabilities } from '../sign-in/server-capabilities';
import type { Context } from '../worker/context';
import { findOwner } from '../../storage/sign-in/session-owner';

export const taskAlarm = 'tasks';

/** Records the tasks that a log has just started: one per async plugin. */
export async function startTasks(context: Context, sending: SentLog): Promise<void> {
  if (sending.taskIds?.length && !(await readItem(owner.connection))?.capabilities.pollsTasks)
    await doubtCapabilities(context);
  const connection = await readItem(owner.connection);
  if (!connection) return;
  const { plugins, refreshedAt } = await readItem(installedPlugins);
  countRuns(context, plugins, sending);
  const now = context.now();
  const { capabilities, connectorName } = connection;
  const start = { plugins, pollsTasks: capabilities.pollsTasks, crmName: connectorName, refreshedAt, now };
  // The alarm first: if the worker dies in between, it still rings.
  await setAlarmBy(taskAlarm, now + passInterval);
  await changeTasks({ by: 'session', id: sending.sessionId }, (known) =>
    afterSentLog(
      known.filter((task) => task.account === sending.account),
      sending,
      start,
    ),
  );
  await settleLedger(context);
}

/** What the server does with the log: each plugin for this kind of log gets it, from the server and not from here. */
function countRuns(
  { countDeparture }: Context,
  plugins: readonly InstalledPlugin[],
  { logTypes }: SentLog,
): void {
  for (const logType of logTypes)
    for (const { displayName: plugin, agreed, ...installed } of plugins)
      if (installed.logTypes.includes(logType))
        countDeparture({
          host: agreed?.hosts['endpointUrl'] ?? '',
          purpose: 'plugin_run',
          logType,
          plugin,
          tokens: [],
        });
}

/**
 * After any change: updates the summary that the panel paints from, the badge, and the alarm (none when nothing is
 * pending).
 */
export async function settleLedger(
  context: Context,
  found: { problem?: Problem | null } = {},
): Promise<void> {
  // One at a time, so that the latest state is written last and no alarm of a new task is cleared.
  await withLock('task-ledger', async () => {
    const mine = await findTaskOwner();
    const nextCheckAt = await nextLedgerAlarm(context, mine);
    const summary = mine ? await readLedgerSummary(mine.key) : emptySummary;
    await updateItem(taskSummary, ({ problem: last }) => {
      const problem = found.problem === undefined ? last : (found.problem ?? undefined);
      return {
        ...summary,
        ...(nextCheckAt !== undefined && { nextCheckAt }),
        ...(problem && summary.counts.pending > 0 && { problem }),
      };
    });
    await showFailures(context, summary.unseen);
    await setAlarm(taskAlarm, nextCheckAt);
  });
}

/**
 * When the next check of this owner's tasks is due. Those of nobody who can be asked for wait until their owner is here
 * again, a week at most.
 */
async function nextLedgerAlarm(
  context: Context,
  mine: { readonly key: string; readonly isAskable: boolean } | undefined,
): Promise<number | undefined> {
  const now = context.now();
  const pending = await readPending();
  const askable = mine?.isAskable ? mine.key : undefined;
  const overdue = pending.filter((task) => task.account !== askable && isExpired(task, now));
  if (overdue.length > 0)
    await changeTasks({ ids: overdue.map(({ id }) => id) }, (tasks) =>
      tasks.map((task) => expire(task, now)),
    );
  if (askable === undefined) return undefined;
  const firstDueAt = pending.find(({ account }) => account === askable)?.nextAt;
  const { lastPassAt, retryAt } = await readItem(passState);
  return nextAlarm({ firstDueAt, lastPassAt, retryAt }, now);
}

/** Key of the owner whose tasks can be checked now; `undefined` without a session. */
export async function askableOwnerKey(): Promise<string | undefined> {
  const account = await findTaskOwner();
  return account?.isAskable ? account.key : undefined;
}

async function findTaskOwner() {
  const owner = await findOwner();
  if (!owner) return undefined;
  const { identity, connection } = owner;
  return { key: ownerKey(identity, connection), isAskable: connection.state === 'connected' };
}

/** Removes tasks that ended long ago. */
export async function pruneLedger(context: Context): Promise<void> {
  await removeFinished(context.now() - keepFinished);
}

/** The person has looked: the badge is cleared. */
export async function markTasksSeen(context: Context): Promise<void> {
  const key = (await findTaskOwner())?.key;
  await changeTasks({ by: 'unseen' }, (tasks) =>
    tasks.flatMap(({ unseen: _seen, ...task }) => (task.account === key ? [task] : [])),
  );
  await settleLedger(context);
}

export async function dismissTasks(context: Context, taskIds: readonly string[]): Promise<void> {
  await removeTasks(taskIds);
  await settleLedger(context);
}

export async function clearFinishedTasks(context: Context): Promise<void> {
  const mine = await findTaskOwner();
  if (mine) await removeFinished(Number.POSITIVE_INFINITY, mine.key);
  await settleLedger(context);
}
