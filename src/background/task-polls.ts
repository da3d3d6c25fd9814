import { pollTasks } from '../api/tasks';
import { ProblemError } from '../core/problem';
import { isPending, settle, type Task } from '../core/task';
import { afterPoll, sortAnswers, type PollAnswer } from '../core/task-poll';
import { afterFailure } from '../core/task-schedule';
import type { TaskChange } from '../core/task-summary';
import { readItem, updateItem } from '../storage/item';
import { passState } from '../storage/pass-state';
import { changeTasks } from '../storage/task-store';
import type { Context } from './context';
import { withServer } from './server-session';
import { byOperation, firstDueAt, type TaskRequest } from './task-request';

/**
 * What to ask the polling server: one request a log operation, so that an answer without ids is unmistakable by
 * plugin; one for all where the server is known to name the ids.
 */
export async function pollRequests(
  context: Context,
  account: string,
  pending: readonly Task[],
): Promise<TaskRequest[]> {
  const polled = pending.filter((task) => task.watch.by === 'poll');
  if (polled.length === 0) return [];
  const operations = byOperation(polled);
  const { answersWithIds } = await readItem(passState);
  const isByIds = answersWithIds.includes(account);
  return (isByIds ? [operations] : operations.map((operation) => [operation])).map((some) => ({
    dueAt: firstDueAt(some.flat()),
    ask: () => poll(context, account, some),
    postpone: () => postpone(context, some.flat()),
  }));
}

/** Answers are recorded before anything else: the server forgets a finished task by being asked. */
async function poll(context: Context, account: string, operations: Task[][]): Promise<TaskChange[]> {
  const ids = idsOf(operations.flat());
  try {
    return await withServer(async (session) => {
      let rotated: string | undefined;
      const patient = { ...session, keepToken: async (token: string) => void (rotated = token) };
      const answers = ids.length > 0 ? await pollTasks(context.http, patient, ids) : [];
      const changes = await record(context, operations, answers);
      if (rotated !== undefined) await session.keepToken(rotated);
      await rememberIds(account, operations, answers);
      return changes;
    });
  } catch (error) {
    // The server was changed for one that no longer answers for tasks: nobody can tell any more.
    if (!(error instanceof ProblemError) || error.problem.code !== 'missing_route') throw error;
    return changeTasks({ ids: operations.flat().map(({ id }) => id) }, (tasks) =>
      tasks.map((task) => settle(task, 'unknown', 'no_route', context.clock.now())),
    );
  }
}

async function record(
  context: Context,
  operations: Task[][],
  answers: readonly PollAnswer[],
): Promise<TaskChange[]> {
  const now = context.clock.now();
  const [only] = operations;
  const isOne = operations.length === 1 && only !== undefined;
  const sorted = isOne ? new Map([[only, [...answers]]]) : sortAnswers(operations, answers);
  const changes: TaskChange[] = [];
  for (const [operation, mine] of sorted) {
    const id = operation[0]?.operationId;
    if (id === undefined) continue;
    changes.push(...(await changeTasks({ by: 'operation', id }, (tasks) => afterPoll(tasks, mine, now))));
  }
  return changes;
}

/** Whether the next pass can ask for all at once: ids in the answers, or not (any more). */
async function rememberIds(
  account: string,
  operations: Task[][],
  answers: readonly PollAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const hasIds = answers.every(({ id }) => id !== undefined);
  const { answersWithIds } = await readItem(passState);
  if (answersWithIds.includes(account) === hasIds) return;
  if (!hasIds && operations.length === 1) return;
  await updateItem(passState, (state) => ({
    ...state,
    answersWithIds: [
      ...state.answersWithIds.filter((known) => known !== account),
      ...(hasIds ? [account] : []),
    ],
  }));
}

function idsOf(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : [])))];
}

export async function postpone(context: Context, tasks: readonly Task[]): Promise<TaskChange[]> {
  const chance = (context.random(1)[0] ?? 0) / 255;
  const now = context.clock.now();
  return changeTasks({ ids: tasks.map(({ id }) => id) }, (stored) =>
    stored.map((task) => (isPending(task) ? afterFailure(task, now, chance) : task)),
  );
}
