import { isPending, settle, type Task } from './task';
import { afterNoNews } from './task-schedule';

/** `tasks[]` of POST /pluginAsyncTask (22/handlers/plugin.js:4): the plugin's name in `cacheKey`; ids if it has them. */
export interface PollAnswer {
  readonly pluginName: string;
  readonly status: string;
  readonly id?: string;
}

const finalStatus: ReadonlyMap<string, 'completed' | 'failed'> = new Map([
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/**
 * What the answers to one operation's ids say about its tasks.
 * @param operation all its tasks, finished ones too: they tell whose answer is nobody's
 * @param answers only those to this operation's ids
 * @returns the tasks as they are now, and those that only the answer made known
 */
export function afterPoll(operation: readonly Task[], answers: readonly PollAnswer[], now: number): Task[] {
  const named = nameTasks(operation, answers);
  const ids = new Set(operation.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : [])));
  const isFirst = operation.every((task) => task.attempts === 0);
  // Every id has been answered for: a plugin that is not among the answers was never started.
  const isComplete = isFirst && answers.length >= ids.size;
  return named.map((task) => {
    if (!isPending(task) || task.watch.by !== 'poll') return task;
    const mine = answers.filter((answer) => answer.pluginName === task.pluginName);
    if (mine.length === 0)
      return settle(asked(task, now), 'unknown', isComplete ? 'not_started' : 'vanished', now);
    const finals = mine.map((answer) => finalStatus.get(answer.status));
    if (finals.includes(undefined)) return afterNoNews(task, now);
    return settle(asked(task, now), finals.includes('failed') ? 'failed' : 'completed', 'server', now);
  });
}

function asked(task: Task, now: number): Task {
  return { ...task, attempts: task.attempts + 1, checkedAt: now };
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
 */
export function sortAnswers(
  operations: readonly (readonly Task[])[],
  answers: readonly PollAnswer[],
): Map<readonly Task[], PollAnswer[]> {
  const isById = answers.every((answer) => answer.id !== undefined);
  const sorted = new Map<readonly Task[], PollAnswer[]>();
  for (const operation of operations) {
    const ids = new Set(operation.flatMap((task) => (task.watch.by === 'poll' ? task.watch.ids : [])));
    if (isById)
      sorted.set(
        operation,
        answers.filter(({ id }) => id !== undefined && ids.has(id)),
      );
  }
  if (isById) return sorted;
  for (const operation of operations) {
    const names = new Set(operation.map((task) => task.pluginName));
    const rivals = operations.filter((other) => other.some((task) => names.has(task.pluginName)));
    const mine = answers.filter(({ pluginName }) => names.has(pluginName));
    if (rivals.length === 1 && mine.length === names.size) sorted.set(operation, mine);
  }
  return sorted;
}
