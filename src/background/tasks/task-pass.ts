import { needsReconnect, ProblemError, toProblem, type Problem } from '../../core/basics/problem';
import type { Task } from '../../core/tasks/task';
import { afterFailure, backOff, expire, isDue, isEarlyDue, isExpired } from '../../core/tasks/task-schedule';
import type { TaskChange } from '../../core/tasks/task-summary';
import { setAlarmBy } from '../../platform/alarm';
import { withLock } from '../../platform/lock';
import { randomShare } from '../../platform/random';
import { readItem, updateItem } from '../../storage/basics/item';
import { passState } from '../../storage/tasks/pass-state';
import { changeTasks, readPending } from '../../storage/tasks/task-store';
import type { Context } from '../worker/context';
import { askableOwnerKey, pruneLedger, settleLedger, taskAlarm } from './task-ledger';
import { leaseTime, withLease } from './task-lease';
import { notifyOfTasks } from './task-notice';
import { noteReadings } from './task-notes';
import { pollRequests } from './task-polls';
import { firstDueAt, type TaskRequest } from './task-request';

/** Parallel requests. */
const parallel = 4;
/** No request starts later than this after the start of the pass; ms. */
const passTime = 20_000;
/** After this many failed requests a pass gives up. */
const mostFailures = 4;

/** A person asks: everything pending is due, unless the server has asked to wait. */
export async function checkTasksNow(context: Context): Promise<void> {
  const { waitUntil } = await readItem(passState);
  const wait = (waitUntil ?? 0) - context.now();
  if (wait > 0 && wait <= 24 * 3_600_000)
    throw new ProblemError({ code: 'refused', status: 429, retryAfterMs: wait });
  await checkTasks(context, Number.POSITIVE_INFINITY);
  // Waits for a pass that is already under way.
  await withLock('task-pass', async () => undefined);
}

/**
 * One round of checking tasks; never two at the same time.
 * @param dueBefore tasks whose next check is later are left alone; epoch ms
 * @throws ProblemError when the server could not be asked; earlier results are stored
 */
export async function checkTasks(context: Context, dueBefore: number): Promise<void> {
  await withLease(context, async () => {
    const account = await askableOwnerKey();
    const pending = (await readPending()).filter((task) => task.account === account);
    if (account === undefined || pending.length === 0) return settleLedger(context);
    const now = context.now();
    // If the worker dies during this pass, another pass starts when the lease has expired.
    await setAlarmBy(taskAlarm, now + leaseTime);
    const requests = [
      ...(await pollRequests(context, account, pending)),
      ...noteReadings(
        context,
        pending.filter((task) => isDue(task, dueBefore, now)),
      ),
    ].toSorted((a, b) => firstDueAt(a.tasks) - firstDueAt(b.tasks));
    const { changes, problem } = await askAll(context, requests, now);
    // After a week without an answer a task is given up, even if it could not be checked.
    const expired = await changeTasks({ by: 'pending' }, (tasks) =>
      tasks.map((task) => (task.account === account && isExpired(task, now) ? expire(task, now) : task)),
    );
    await concludePass(context, now, problem);
    await notifyOfTasks(context, [...changes, ...expired]);
    await pruneLedger(context);
    await settleLedger(context, { problem: problem ?? null });
    if (problem) throw new ProblemError(problem);
  });
}

/**
 * Between the passes, by a worker that is awake anyway: reads a note that was just written, before a plugin appends to
 * it, and those of the last minutes, whose plugins may have answered by now (`earlyReadings`).
 */
export async function readFreshNotes(context: Context): Promise<void> {
  await withLock('fresh-notes', async () => {
    const account = await askableOwnerKey();
    const now = context.now();
    const fresh = (await readPending()).filter((task) => task.account === account && isEarlyDue(task, now));
    if (fresh.length === 0) return;
    const { changes, problem } = await askAll(context, noteReadings(context, fresh), now);
    // What cannot be had now is left to the passes; what failed alone has been already.
    if (problem && concernsAll(problem)) await postpone(context, fresh);
    await settleLedger(context);
    await notifyOfTasks(context, changes);
  });
}

interface Outcome {
  readonly changes: TaskChange[];
  readonly problem: Problem | undefined;
}

async function askAll(
  context: Context,
  requests: readonly TaskRequest[],
  startedAt: number,
): Promise<Outcome> {
  const queue = [...requests];
  const changes: TaskChange[] = [];
  const problems: Problem[] = [];
  const goesOn = () => {
    const spent = context.now() - startedAt;
    return spent >= 0 && spent < passTime && problems.length < mostFailures && !problems.some(concernsAll);
  };
  const work = async () => {
    while (goesOn()) {
      const request = queue.shift();
      // Another owner's server knows nothing of these tasks, and would seem to have forgotten them.
      if (!request || request.tasks[0]?.account !== (await askableOwnerKey())) return;
      try {
        changes.push(...(await request.ask()));
      } catch (error) {
        const problem = toProblem(error);
        problems.push(problem);
        if (!concernsAll(problem)) changes.push(...(await postpone(context, request.tasks)));
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { changes, problem: problems.find(concernsAll) ?? problems[0] };
}

/** Moves tasks that could not be checked behind the others. */
async function postpone(context: Context, tasks: readonly Task[]): Promise<TaskChange[]> {
  const chance = randomShare(context.random);
  const now = context.now();
  return changeTasks({ ids: tasks.map(({ id }) => id) }, (stored) =>
    stored.map((task) => afterFailure(task, now, chance)),
  );
}

const noWayThrough: ReadonlySet<Problem['code']> = new Set([
  'offline',
  'unreachable',
  'timeout',
  'not_signed_in',
]);

/** Problems that would hit the next task as well. */
function concernsAll(problem: Problem): boolean {
  const isBusy = problem.status === 429 || problem.status === 503 || problem.retryAfterMs !== undefined;
  return isBusy || needsReconnect(problem) || noWayThrough.has(problem.code);
}

async function concludePass(
  context: Context,
  startedAt: number,
  problem: Problem | undefined,
): Promise<void> {
  const chance = randomShare(context.random);
  const now = context.now();
  await updateItem(passState, ({ answersWithIds, failures, leaseUntil }) => ({
    answersWithIds,
    leaseUntil,
    lastPassAt: startedAt,
    failures: problem ? failures + 1 : 0,
    ...(problem && concernsAll(problem) && { retryAt: now + backOff(failures + 1, chance, problem) }),
    ...(problem?.retryAfterMs !== undefined && { waitUntil: now + problem.retryAfterMs }),
  }));
}
