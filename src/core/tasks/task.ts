import * as v from 'valibot';
import { optionalNumber, optionalText, texts } from '../basics/schema-parts';
import { logTypeSchema } from '../basics/log-type';

/**
 * added: text was added to the note, and it cannot be told whose it is; replaced: a later run of the same plugin on
 * the same log has taken its place.
 */
export const taskStates = ['pending', 'completed', 'failed', 'sent', 'unknown', 'added', 'replaced'] as const;
export type TaskState = (typeof taskStates)[number];

/**
 * Where the knowledge of a task's state comes from. started: it was seen to begin; server: the polling server
 * reported it; note, notes: text was appended to the note (by one task, by several that cannot be told apart);
 * message: nobody reports on messages and faxes; vanished: the server has forgotten it and its result was never read;
 * not_started: the server started other plugins; ids_lost: the answer with its id was lost; no_route: the server no
 * longer offers polling; expired: a week without news; unclear: text was added that may be its result; rerun: the log
 * was written again, and the plugin ran again with it; left: another CRM was connected (earlier versions ended a task
 * by that).
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
  'rerun',
  'left',
] as const;
export type TaskSource = (typeof taskSources)[number];

/** Fingerprint of a note: enough to see that another note begins with it. */
const noteMarkSchema = v.object({
  /** Length of the note normalised by `evenOut`; characters. */
  length: v.number(),
  print: v.string(),
  paragraphs: v.number(),
});

const noteWatchSchema = v.object({
  by: v.picklist(['note']),
  /** The note as it was written, if it reaches the CRM unchanged; missing when sync plugins change it. */
  written: v.optional(noteMarkSchema),
  /** The note as it was last read. */
  last: v.optional(noteMarkSchema),
  /** Paragraphs of the person's own note. */
  ownParagraphs: v.number(),
  /** Grows with each write and reading; a reading requested under an older version is ignored. */
  version: v.number(),
  /** How many runs may append to the note while this one is pending, itself included; each at most once. */
  expected: v.number(),
  /** Hashes of the texts appended meanwhile. */
  seen: texts,
  /** The note grew in a way that may be a plugin's answer or a person's edit. */
  isUnclear: v.boolean(),
  /** When the note was last seen to have grown; epoch ms. */
  grownAt: optionalNumber,
});

/** Background work of one async plugin for one operation on a log. Never counts as done without proof. */
export const taskSchema = v.object({
  /** `<operationId>/<pluginId>`. */
  id: v.string(),
  /** One write of a log; creating it and each update are separate operations. */
  operationId: v.string(),
  operation: v.picklist(['create', 'update']),
  /** Owner key: person, server and CRM (core/crm/account.ts ownerKey). */
  account: v.string(),
  /** Name of the CRM, in case it is no longer connected. */
  crmName: v.string(),
  activityId: v.string(),
  sessionId: v.string(),
  /** Id of the log in the CRM; '' when unknown. */
  logId: v.string(),
  logType: logTypeSchema,
  /** Who the log is about, for display. */
  subject: v.string(),
  pluginId: v.string(),
  /** `<developer>.<plugin>`, as the polling server names it; '' until it does. */
  pluginName: v.string(),
  /** Its display name. */
  pluginTitle: v.string(),
  /** How its result becomes known: by asking the polling server, from the note, or never. */
  watch: v.union([
    v.object({ by: v.picklist(['poll']), ids: texts }),
    noteWatchSchema,
    v.object({ by: v.picklist(['nothing']) }),
  ]),
  state: v.picklist(taskStates),
  source: v.picklist(taskSources),
  /** Epoch ms. */
  startedAt: v.number(),
  /** When the call began, or the message came; missing in tasks of earlier versions. Epoch ms. */
  aboutAt: optionalNumber,
  /** When the settings in force had last been read, if that was too long before; epoch ms. */
  settingsReadAt: optionalNumber,
  /** The local day on which it started, `2026-11-21`. */
  day: v.string(),
  /** When to check it next; only while pending. */
  nextAt: optionalNumber,
  /** When a check last got an answer. */
  checkedAt: optionalNumber,
  settledAt: optionalNumber,
  /** How many checks got an answer. */
  attempts: v.number(),
  /** How many checks have failed in a row. */
  failures: v.number(),
  /** The plugin's own words, as plain text. */
  message: optionalText,
  /** 1: a failure that nobody has looked at yet. */
  unseen: v.optional(v.picklist([1])),
});

export type Task = v.InferOutput<typeof taskSchema>;
export type NoteMark = v.InferOutput<typeof noteMarkSchema>;
export type NoteWatch = v.InferOutput<typeof noteWatchSchema>;

export function isPending(task: Task): boolean {
  return task.state === 'pending';
}

/** Checked, with an answer. */
export function asked(task: Task, now: number): Task {
  return { ...task, attempts: task.attempts + 1, checkedAt: now };
}

/** Ends a pending task. One that has already ended is returned unchanged: a task ends only once. */
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

/** The local calendar day of an epoch time, `2026-11-21`. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
