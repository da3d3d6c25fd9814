import { findCallLogs, mostSessions, type FoundLog } from '../api/logs';
import { pollTasks } from '../api/tasks';
import { accountKey } from '../core/account';
import { groupBy } from '../core/group';
import { toProblem } from '../core/problem';
import { afterNote, afterPoll, type Task } from '../core/task';
import { withFreeLock } from '../platform/lock';
import { ledger } from '../storage/collections';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { withServer } from './server-session';
import { pendingTasks, settleLedger, tasksWithoutNote } from './task-ledger';

/**
 * One round of asking what became of background work; never two at a time. Answers are recorded before anything
 * else, because the polling server forgets a finished task by being asked.
 * @param dueBefore tasks whose next check is later than this are left alone; epoch ms
 */
export async function checkTasks(context: Context, dueBefore: number): Promise<void> {
  await withFreeLock('task-pass', async () => {
    const identity = await readItem(view.identity);
    const connection = await readItem(view.connection);
    if (!identity || !connection || connection.state === 'revoked') return;
    const due = (await pendingTasks(accountKey(identity, connection))).filter(
      (task) => task.nextAt <= dueBefore,
    );
    try {
      for (const operation of groupBy(due, (task) => task.operationId).values())
        await poll(context, operation);
      await readNotes(context, due, identity.extensionNumber);
      await updateItem(view.taskSummary, ({ problem: _solved, ...summary }) => summary);
    } catch (error) {
      await updateItem(view.taskSummary, (summary) => ({ ...summary, problem: toProblem(error) }));
      throw error;
    } finally {
      await settleLedger();
    }
  });
}

/** Right after a log was written: how its note arrived, before a plugin appends to it. */
export async function readFirstNotes(context: Context): Promise<void> {
  const identity = await readItem(view.identity);
  const connection = await readItem(view.connection);
  if (!identity || !connection || connection.state === 'revoked') return;
  const tasks = await tasksWithoutNote(accountKey(identity, connection));
  await readNotes(context, tasks, identity.extensionNumber);
  await settleLedger();
}

/** One request a log operation, so that an answer without ids is unambiguous by plugin. */
async function poll(context: Context, operation: readonly Task[]): Promise<void> {
  const ids = operation.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : []));
  const polled = operation.filter((task) => task.watch.by === 'poll');
  if (polled.length === 0) return;
  const answers =
    ids.length > 0 ? await withServer((session) => pollTasks(context.http, session, [...new Set(ids)])) : [];
  const now = context.clock.now();
  for (const { id } of polled) await ledger.update(id, (task) => task && afterPoll(task, answers, now));
}

/** The callback server tells nothing: the note in the CRM is read again, five sessions a request. */
async function readNotes(context: Context, due: readonly Task[], extensionNumber: string): Promise<void> {
  const watched = due.filter((task) => task.watch.by === 'note');
  const sessionIds = [...new Set(watched.map((task) => task.sessionId))];
  for (let start = 0; start < sessionIds.length; start += mostSessions) {
    const some = sessionIds.slice(start, start + mostSessions);
    const found = await withServer((session) =>
      findCallLogs(context.http, session, { sessionIds: some, requireDetails: true, extensionNumber }),
    );
    await recordNotes(
      context,
      watched.filter((task) => some.includes(task.sessionId)),
      found,
    );
  }
}

async function recordNotes(
  context: Context,
  tasks: readonly Task[],
  found: readonly FoundLog[],
): Promise<void> {
  const now = context.clock.now();
  for (const { id, sessionId } of tasks) {
    const note = found.find((log) => log.sessionId === sessionId)?.note;
    await ledger.update(id, (task) => task && afterNote(task, note, now));
  }
}
