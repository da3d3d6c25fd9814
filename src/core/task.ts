import * as v from 'valibot';

export const taskStates = ['pending', 'completed', 'failed', 'sent', 'unknown'] as const;
export type TaskState = (typeof taskStates)[number];

/** Background work of one async plugin for one log operation (design rule 6). */
export const taskSchema = v.object({
  /** `<operationId>/<pluginId>`. */
  id: v.string(),
  /** One sending of a log; creating and each updating are operations of their own. */
  operationId: v.string(),
  account: v.string(),
  activityId: v.string(),
  sessionId: v.string(),
  /** Who the log was about, for the list. */
  subject: v.string(),
  pluginId: v.string(),
  /** `<developer>.<plugin>`: how the polling server names it. */
  pluginName: v.string(),
  /** Its name for people. */
  pluginTitle: v.string(),
  /** How its end becomes known: asked of the polling server, or seen in the note that a callback appended. */
  watch: v.variant('by', [
    v.object({ by: v.literal('poll'), ids: v.array(v.string()) }),
    /** `note`: the note as it stood after our write; missing until it was read once. */
    v.object({ by: v.literal('note'), note: v.optional(v.string()) }),
  ]),
  state: v.picklist(taskStates),
  startedAt: v.number(),
  /** When it is asked about next; epoch ms. */
  nextAt: v.number(),
  settledAt: v.optional(v.number()),
  attempts: v.number(),
  /** The plugin's own words, plain text. */
  message: v.optional(v.string()),
});

export type Task = v.InferOutput<typeof taskSchema>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** After a week without news a task is unknown, never done: the server forgets it then (41/handlers/log.js:145). */
export const taskLifetime = 7 * day;

/** Five minutes in the first hour, hourly for a day, then daily; polling is cheap and stays at five minutes. */
export function nextCheck(task: Task, now: number): number {
  if (task.watch.by === 'poll') return now + 5 * minute;
  const age = now - task.startedAt;
  if (age < hour) return now + 5 * minute;
  return now + (age < day ? hour : day);
}

/** `tasks[]` of POST /pluginAsyncTask (22/handlers/plugin.js:4): no ids, the plugin's name in `cacheKey`. */
export interface PollAnswer {
  readonly pluginName: string;
  readonly status: string;
}

const finalStatus: { readonly [status: string]: TaskState } = { completed: 'completed', failed: 'failed' };

/** What a poll of one operation says about its task; gone without having been read as finished is unknown. */
export function afterPoll(task: Task, answers: readonly PollAnswer[], now: number): Task {
  const mine = answers.find((answer) => answer.pluginName === task.pluginName);
  if (!mine) return settle(task, 'unknown', now);
  const final = finalStatus[mine.status];
  return final ? settle(task, final, now) : afterNoNews(task, now);
}

/** What the log's note says: longer than it stood after our write means that a plugin has appended its result. */
export function afterNote(task: Task, note: string | undefined, now: number): Task {
  if (task.watch.by !== 'note' || note === undefined) return afterNoNews(task, now);
  // Sync plugins change the note on its way: the first reading only says how it arrived.
  if (task.watch.note === undefined) return afterNoNews({ ...task, watch: { by: 'note', note } }, now);
  const before = task.watch.note.trim();
  const appended = note.trim().startsWith(before) ? note.trim().slice(before.length).trim() : '';
  return appended ? settle({ ...task, message: appended }, 'completed', now) : afterNoNews(task, now);
}

function afterNoNews(task: Task, now: number): Task {
  if (now - task.startedAt >= taskLifetime) return settle(task, 'unknown', now);
  return { ...task, attempts: task.attempts + 1, nextAt: nextCheck(task, now) };
}

function settle(task: Task, state: TaskState, now: number): Task {
  return { ...task, state, settledAt: now, attempts: task.attempts + 1 };
}

export function isPending(task: Task): boolean {
  return task.state === 'pending';
}

/** When the alarm has to ring next; `undefined` when nothing is pending: no alarm, no wake. */
export function nextAlarm(tasks: readonly Pick<Task, 'state' | 'nextAt'>[]): number | undefined {
  const times = tasks.filter((task) => task.state === 'pending').map((task) => task.nextAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

export type TaskCounts = { readonly [state in TaskState]: number };

export function countTasks(tasks: readonly Pick<Task, 'state'>[]): TaskCounts {
  const counts = { pending: 0, completed: 0, failed: 0, sent: 0, unknown: 0 };
  for (const task of tasks) counts[task.state] += 1;
  return counts;
}
