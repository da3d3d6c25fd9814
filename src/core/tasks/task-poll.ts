import { asked, isPending, settleTask, type Task } from './task';
import { afterNoNews } from './task-schedule';

/**
 * `tasks[]` of POST /pluginAsyncTask (core 1.7.22 handlers/plugin.js:4): the plugin's name in `cacheKey`, and an id
 * if the server returns one.
 */
export interface PollAnswer {
  readonly pluginName: string;
  readonly status: string;
  readonly id?: string;
}

/**
 * What the answers to one operation's ids say about its tasks.
 * @param operation all its tasks, including finished ones, which show whose answers are left over
 * @param answers only those to this operation's ids
 * @returns the updated tasks, including any that only the answer revealed
 */
export function afterPoll(operation: readonly Task[], answers: readonly PollAnswer[], now: number): Task[] {
  const named = nameTasks(operation, answers);
  const isFirst = operation.every((task) => task.attempts === 0);
  // Every id was answered for: a plugin missing from the answers was never started.
  const isComplete = isFirst && answers.length >= idsOf(operation).length;
  return named.map((task) => {
    if (!isPending(task) || task.watch.by !== 'poll') return task;
    const mine = answers.filter((answer) => answer.pluginName === task.pluginName);
    if (mine.length === 0)
      return settleTask(asked(task, now), 'unknown', isComplete ? 'not_started' : 'vanished', now);
    const ends = mine.map(({ status }) => status);
    if (!ends.every((status) => status === 'completed' || status === 'failed')) return afterNoNews(task, now);
    return settleTask(asked(task, now), ends.includes('failed') ? 'failed' : 'completed', 'server', now);
  });
}

/** Ids of these tasks on the polling server. */
export function idsOf(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : [])))];
}

/** Answers of plugins that were not expected to run are assigned to tasks without a name yet, or to new ones. */
function nameTasks(operation: readonly Task[], answers: readonly PollAnswer[]): Task[] {
  const known = new Set(operation.map((task) => task.pluginName));
  const names = [...new Set(answers.map((answer) => answer.pluginName))].filter((name) => !known.has(name));
  const tasks = operation.map((task) => {
    if (task.pluginName !== '' || !isPending(task)) return task;
    const name = names.shift();
    return name === undefined ? task : { ...task, pluginName: name, pluginTitle: name };
  });
  const [model] = operation;
  if (!model || model.watch.by !== 'poll') return tasks;
  return [...tasks, ...names.map((name) => taskOf(model, name))];
}

function taskOf(model: Task, name: string): Task {
  const { settledAt: _s, message: _m, unseen: _u, nextAt: _n, checkedAt: _c, ...base } = model;
  return {
    ...base,
    id: `${model.operationId}/${name}`,
    pluginId: name,
    pluginName: name,
    pluginTitle: name,
    state: 'pending',
    source: 'started',
    nextAt: model.startedAt,
    attempts: 0,
    failures: 0,
  };
}

/**
 * Assigns answers to operations when unambiguous: by id, else by a plugin name that only one operation has. The
 * remaining operations are asked about again, one at a time.
 * @param operations tasks by operation id
 */
export function sortAnswers(
  operations: ReadonlyMap<string, readonly Task[]>,
  answers: readonly PollAnswer[],
): Map<string, readonly PollAnswer[]> {
  const all = [...operations];
  if (all.length === 1) return new Map(all.map(([operationId]) => [operationId, answers]));
  if (answers.every(({ id }) => id !== undefined))
    return new Map(all.map(([operationId, tasks]) => [operationId, answersById(answers, idsOf(tasks))]));
  const sorted = new Map<string, readonly PollAnswer[]>();
  for (const [operationId, tasks] of all) {
    const names = new Set(tasks.map((task) => task.pluginName));
    const rivals = all.filter(([, others]) => others.some((task) => names.has(task.pluginName)));
    const mine = answers.filter(({ pluginName }) => names.has(pluginName));
    if (rivals.length === 1 && mine.length === names.size) sorted.set(operationId, mine);
  }
  return sorted;
}

function answersById(answers: readonly PollAnswer[], ids: readonly string[]): PollAnswer[] {
  return answers.filter(({ id }) => id !== undefined && ids.includes(id));
}
