import * as v from 'valibot';

export const taskStates = ['pending', 'completed', 'failed', 'sent', 'unknown'] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * Where the knowledge of a task's state comes from:
 * started: we saw it begin; server: the polling server said so; note, notes: text was appended to the note (of
 * one task, of several that cannot be told apart); message: nobody reports on messages and faxes;
 * vanished: the server has forgotten it and nobody read its end; not_started: the server started others;
 * ids_lost: the answer that named it was lost; no_route: the server no longer answers for tasks;
 * expired: a week without news; unclear: a week, and text was added that may be its own; left: another CRM.
 */
export const taskSources = [
  'started',
  'server',
  'note',
  'notes',
  'message',
  'vanished',
  'not_started',
  'ids_lost',
  'no_route',
  'expired',
  'unclear',
  'left',
] as const;
export type TaskSource = (typeof taskSources)[number];

/** A note without its text: enough to see that another one begins with it. */
const noteMarkSchema = v.object({
  /** Characters of the note as `core/tasks/note.ts` evens it out. */
  length: v.number(),
  print: v.string(),
  paragraphs: v.number(),
});

const noteWatchSchema = v.object({
  by: v.literal('note'),
  /** The note as we wrote it, where it reaches the CRM unchanged; missing when sync plugins change it. */
  written: v.optional(noteMarkSchema),
  /** The note as it was last read. */
  last: v.optional(noteMarkSchema),
  /** Paragraphs of the person's own note. */
  ownParagraphs: v.number(),
  /** Grows with each write and each reading: a reading that was asked for before counts for nothing. */
  version: v.number(),
  /** How many tasks may append to this note in this one's time, itself included; each does so at most once. */
  expected: v.number(),
  /** Prints of the texts that were seen to be appended in its time. */
  seen: v.array(v.string()),
  /** The note grew in a way that may be an answer or a person's edit. */
  isUnclear: v.boolean(),
});

/** Background work of one async plugin for one log operation (design rule 6). */
export const taskSchema = v.object({
  /** `<operationId>/<pluginId>`. */
  id: v.string(),
  /** One sending of a log; creating and each updating are operations of their own. */
  operationId: v.string(),
  operation: v.picklist(['create', 'update']),
  /** Whose it is: person, server and CRM (core/crm/account.ts accountKey). */
  account: v.string(),
  /** The CRM's name, for a task of one that is no longer connected. */
  crmName: v.string(),
  activityId: v.string(),
  sessionId: v.string(),
  /** The record in the CRM; '' when its id is not known. */
  logId: v.string(),
  logType: v.picklist(['call', 'sms', 'fax']),
  /** Who the log was about, for the list. */
  subject: v.string(),
  pluginId: v.string(),
  /** `<developer>.<plugin>`: how the polling server names it; '' until it was named. */
  pluginName: v.string(),
  /** Its name for people. */
  pluginTitle: v.string(),
  /** How its end becomes known: asked of the polling server, seen in the note, or never. */
  watch: v.union([
    v.object({ by: v.literal('poll'), ids: v.array(v.string()) }),
    noteWatchSchema,
    v.object({ by: v.literal('nothing') }),
  ]),
  state: v.picklist(taskStates),
  source: v.picklist(taskSources),
  /** Epoch ms. */
  startedAt: v.number(),
  /** The day of its start where the person was, `2026-11-21`. */
  day: v.string(),
  /** When it is asked about next; only while it is pending. */
  nextAt: v.optional(v.number()),
  /** When it was last asked about with an answer. */
  checkedAt: v.optional(v.number()),
  settledAt: v.optional(v.number()),
  /** How often it was asked about with an answer. */
  attempts: v.number(),
  /** How often in a row asking about it has failed. */
  failures: v.number(),
  /** The plugin's own words, plain text. */
  message: v.optional(v.string()),
  /** 1: a failure that nobody has looked at yet. */
  unseen: v.optional(v.literal(1)),
});

export type Task = v.InferOutput<typeof taskSchema>;
export type NoteMark = v.InferOutput<typeof noteMarkSchema>;
export type NoteWatch = v.InferOutput<typeof noteWatchSchema>;

export function isPending(task: Task): boolean {
  return task.state === 'pending';
}

/** Asked about, with an answer. */
export function asked(task: Task, now: number): Task {
  return { ...task, attempts: task.attempts + 1, checkedAt: now };
}

/** Ends a pending task; one that has ended stays as it is: a task settles once. */
export function settleTask(
  task: Task,
  state: Exclude<TaskState, 'pending'>,
  source: TaskSource,
  now: number,
): Task {
  if (!isPending(task)) return task;
  const { nextAt: _nextAt, ...rest } = task;
  return { ...rest, state, source, settledAt: now, failures: 0, ...(state === 'failed' && { unseen: 1 }) };
}

/** The calendar day of an epoch time where the person is, `2026-11-21`. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
