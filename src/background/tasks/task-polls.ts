import { pollTasks } from '../../api/tasks/tasks';
import { groupBy } from '../../core/basics/group';
import { toProblem } from '../../core/basics/problem';
import { settleTask, type Task } from '../../core/tasks/task';
import { afterPoll, idsOf, sortAnswers, type PollAnswer } from '../../core/tasks/task-poll';
import type { TaskChange } from '../../core/tasks/task-summary';
import { readItem, updateItem } from '../../storage/basics/item';
import { passState } from '../../storage/tasks/pass-state';
import { changeTasks } from '../../storage/tasks/task-store';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';
import type { TaskRequest } from './task-request';

/** Tasks by operation. */
type Operations = ReadonlyMap<string, readonly Task[]>;

/**
 * What to ask the polling server: one request per operation, so that answers without ids can be assigned by plugin; a
 * single request if the server is known to return ids.
 */
export async function pollRequests(
  context: Context,
  account: string,
  pending: readonly Task[],
): Promise<TaskRequest[]> {
  const polled = pending.filter((task) => task.watch.by === 'poll');
  if (polled.length === 0) return [];
  const operations = groupBy(polled, (task) => task.operationId);
  const { answersWithIds } = await readItem(passState);
  const isByIds = answersWithIds.includes(account);
  const requests = isByIds ? [operations] : [...operations].map((operation) => new Map([operation]));
  return requests.map((some) => ({
    tasks: [...some.values()].flat(),
    ask: () => poll(context, account, some),
  }));
}

/** Answers are stored before anything else: the server forgets a finished task once it was read. */
async function poll(context: Context, account: string, operations: Operations): Promise<TaskChange[]> {
  const tasks = [...operations.values()].flat();
  const ids = idsOf(tasks);
  try {
    return await withServer(context, async (session) => {
      let rotated: string | undefined;
      const patient = { ...session, keepToken: async (token: string) => void (rotated = token) };
      const answers = ids.length > 0 ? await pollTasks(context.http, patient, ids) : [];
      const changes = await record(context, operations, answers);
      if (rotated !== undefined) await session.keepToken(rotated);
      await rememberIds(account, operations, answers);
      return changes;
    });
  } catch (error) {
    // The server no longer offers the route, so nobody can tell any more.
    if (toProblem(error).code !== 'missing_route') throw error;
    return changeTasks({ ids: tasks.map(({ id }) => id) }, (stored) =>
      stored.map((task) => settleTask(task, 'unknown', 'no_route', context.now())),
    );
  }
}

async function record(
  context: Context,
  operations: Operations,
  answers: readonly PollAnswer[],
): Promise<TaskChange[]> {
  const now = context.now();
  const changes: TaskChange[] = [];
  for (const [id, mine] of sortAnswers(operations, answers))
    changes.push(...(await changeTasks({ by: 'operation', id }, (tasks) => afterPoll(tasks, mine, now))));
  return changes;
}

/** Remembers whether answers contain ids, so that the next pass can ask for all at once. */
async function rememberIds(
  account: string,
  operations: Operations,
  answers: readonly PollAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  const hasIds = answers.every(({ id }) => id !== undefined);
  const { answersWithIds } = await readItem(passState);
  if (answersWithIds.includes(account) === hasIds) return;
  if (!hasIds && operations.size === 1) return;
  await updateItem(passState, (state) => ({
    ...state,
    answersWithIds: [
      ...state.answersWithIds.filter((known) => known !== account),
      ...(hasIds ? [account] : []),
    ],
  }));
}
