import { asked, isPending, settle, type Task } from './task';
import { afterNoNews } from './task-schedule';

/** `tasks[]` of POST /pluginAsyncTask (core 1.7.22 handlers/plugin.js:4): the plugin's name in `cacheKey`; ids if it has them. */
export interface PollAnswer {
  readonly pluginName: string;
  readonly status: string;
  readonly id?: string;
}

/**
 * What the answers to one operation's ids say about its tasks.
 * @param operation all its tasks, finished ones too: they tell whose answer is nobody's
 * @param answers only those to this operation's ids
 * @returns the tasks as they are now, and those that only the answer made known
 */
export function afterPoll(operation: readonly Task[], answers: readonly PollAnswer[], now: number): Task[] {
  const named = nameTasks(operation, answers);
  const isFirst = operation.every((task) => task.attempts === 0);
  // Every id has been answered for: a plugin that is not among the answers was never started.
  const isComplete = isFirst && answers.length >= idsOf(operation).length;
  return named.map((task) => {
    if (!isPending(task) || task.watch.by !== 'poll') return task;
    const mine = answers.filter((answer) => answer.pluginName === task.pluginName);
    if (mine.length === 0)
      return settle(asked(task, now), 'unknown', isComplete ? 'not_started' : 'vanished', now);
    const ends = mine.map(({ status }) => status);
    if (!ends.every((status) => status === 'completed' || status === 'failed')) return afterNoNews(task, now);
    return settle(asked(task, now), ends.includes('failed') ? 'failed' : 'completed', 'server', now);
  });
}

/** The ids by which the polling server knows these tasks. */
export function idsOf(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : [])))];
}

/** Answers of plugins that we did not know to run get the tasks that have no name yet, or new ones. */
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
 * Answers to the ids of many operations, by operation, where they are unmistakable: by id, else by a name that
 * only one operation has. What is left out was asked in vain and is asked for again, each operation by itself.
 * @param operations their tasks, by the operation's id
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
