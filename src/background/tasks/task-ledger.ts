import { accountKey } from '../../core/crm/account';
import type { Problem } from '../../core/basics/problem';
import { settle } from '../../core/tasks/task';
import { afterSending, type Sending } from '../../core/tasks/task-start';
import { expire, isExpired, keepFinished, nextAlarm, passInterval } from '../../core/tasks/task-schedule';
import { setAlarm, setAlarmBy } from '../../platform/alarm';
import { withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { passState } from '../../storage/tasks/pass-state';
import {
  changeTasks,
  readFirstDue,
  readLedgerSummary,
  removeFinished,
  removeTasks,
} from '../../storage/tasks/task-store';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import * as owner from '../../storage/sign-in/session-owner';
import { taskSummary } from '../../storage/tasks/task-summary';
import { showFailures } from './badge';
import type { Context } from '../worker/context';
import { findOwner } from '../../storage/sign-in/session-owner';

export const taskAlarm = 'tasks';

/** Opens the ledger for a log that was just written: one task an async plugin that it has started. */
export async function startTasks(context: Context, sending: Sending): Promise<void> {
  const connection = await readItem(owner.connection);
  if (!connection) return;
  const { plugins } = await readItem(installedPlugins);
  const now = context.clock.now();
  const { capabilities, connectorName } = connection;
  const start = { plugins, pollsTasks: capabilities.pollsTasks, crmName: connectorName, now };
  // First the alarm: were the worker to die in between, something still rings.
  await setAlarmBy(taskAlarm, now + passInterval);
  await changeTasks({ by: 'session', id: sending.sessionId }, (known) =>
    afterSending(
      known.filter((task) => task.account === sending.account),
      sending,
      start,
    ),
  );
  await settleLedger(context);
}

/** After any change: the summary that the panel paints, the badge, and the alarm (none when nothing is pending). */
export async function settleLedger(
  context: Context,
  found: { problem?: Problem | null } = {},
): Promise<void> {
  // One after the other: what was read last is written last, and no alarm is taken away from a new task.
  await withLock('task-ledger', async () => {
    await giveUp(context);
    const summary = await readLedgerSummary();
    const nextCheckAt = await nextCheck(context);
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

async function nextCheck(context: Context): Promise<number | undefined> {
  if ((await askableAccount()) === undefined) return undefined;
  const { lastPassAt, retryAt } = await readItem(passState);
  return nextAlarm({ firstDueAt: await readFirstDue(), lastPassAt, retryAt }, context.clock.now());
}

/** The account whose tasks can be asked about now; `undefined` without a session. */
export async function askableAccount(): Promise<string | undefined> {
  const account = await currentAccount();
  return account?.isAskable ? account.key : undefined;
}

async function currentAccount() {
  const owner = await findOwner();
  if (!owner) return undefined;
  const { identity, connection } = owner;
  return { key: accountKey(identity, connection), isAskable: connection.state === 'connected' };
}

/** Tasks of a CRM that another one has replaced, and those that a week without a session has made old. */
async function giveUp(context: Context): Promise<void> {
  const { pendingOf } = await readLedgerSummary();
  const accounts = Object.keys(pendingOf);
  if (accounts.length === 0) return;
  const current = await currentAccount();
  if (current?.isAskable && accounts.every((account) => account === current.key)) return;
  const now = context.clock.now();
  await changeTasks({ by: 'pending' }, (tasks) =>
    tasks.map((task) => {
      if (current && task.account !== current.key) return settle(task, 'unknown', 'left', now);
      return !current?.isAskable && isExpired(task, now) ? expire(task, now) : task;
    }),
  );
}

/** Forgets what ended long ago. */
export async function pruneLedger(context: Context): Promise<void> {
  await removeFinished(context.clock.now() - keepFinished);
}

/** Somebody has looked: the toolbar stops counting. */
export async function markTasksSeen(context: Context): Promise<void> {
  await changeTasks({ by: 'unseen' }, (tasks) => tasks.map(({ unseen: _seen, ...task }) => task));
  await settleLedger(context);
}

export async function dismissTasks(context: Context, taskIds: readonly string[]): Promise<void> {
  await removeTasks(taskIds);
  await settleLedger(context);
}

export async function clearFinishedTasks(context: Context): Promise<void> {
  await removeFinished(Number.POSITIVE_INFINITY);
  await settleLedger(context);
}
