import type { LogType } from '../basics/log-type';
import { isYounger } from '../basics/age';
import { settingsFreshFor, type InstalledPlugin } from '../plugins/installed-plugin';
import { afterRewrite, newNoteWatch, unansweredRuns } from './note-watch';
import { dayOf, isPending, type NoteWatch, type Task } from './task';
import { nextCheck } from './task-schedule';

/** A log that has reached the server, as far as the task ledger needs to know. */
export interface SentLog {
  /** Recording the same id twice starts nothing twice. */
  readonly operationId: string;
  readonly operation: Task['operation'];
  readonly account: string;
  readonly activityId: string;
  /** The call's session; for messages and faxes the activity's id. */
  readonly sessionId: string;
  /** '' when it is not known. */
  readonly logId: string;
  /** Kinds of log for which plugins ran; one log may hold messages and faxes. */
  readonly logTypes: readonly LogType[];
  /** Who the log is about. */
  readonly subject: string;
  /** When the call began, or the message came; epoch ms. */
  readonly aboutAt?: number;
  /** The person's own note as it was sent. */
  readonly note: string;
  /** Ids from the polling server; `undefined` when its answer was lost or contains none. */
  readonly taskIds?: readonly string[] | undefined;
}

export interface StartingPoint {
  readonly plugins: readonly InstalledPlugin[];
  readonly pollsTasks: boolean;
  readonly crmName: string;
  /** When the settings were last read; epoch ms. */
  readonly refreshedAt: number;
  readonly now: number;
}

/** Initial knowledge about a task. */
type Beginning = Pick<Task, 'watch' | 'state' | 'source'>;

/**
 * Nobody ever reports on these: the server does not wait for plugins on messages (core 1.7.41 handlers/log.js:1024).
 */
const sent: Beginning = { watch: { by: 'nothing' }, state: 'sent', source: 'message' };
const lost: Beginning = { watch: { by: 'poll', ids: [] }, state: 'unknown', source: 'ids_lost' };

function begun(watch: Task['watch']): Beginning {
  return { watch, state: 'pending', source: 'started' };
}

/**
 * The tasks started by this operation, one per async plugin.
 * @param note the note's watch without them
 */
function tasksOf(sending: SentLog, at: StartingPoint, note: NoteWatch): Task[] {
  return sending.logTypes.flatMap((logType) => {
    const started = runningOn(logType, at).filter(isAsync);
    if (logType === 'call' && at.pollsTasks) return polledTasks(sending, at, started);
    const beginning =
      logType === 'call' ? begun({ ...note, expected: note.expected + started.length }) : sent;
    return started.map((plugin) => taskOf(sending, at, logType, plugin, beginning));
  });
}

/**
 * The tasks of a log after it was sent: earlier ones are now watched in the new note. Nothing changes if the
 * operation is already known.
 * @param known the log's tasks so far
 */
export function afterSentLog(known: readonly Task[], sending: SentLog, at: StartingPoint): Task[] {
  if (known.some((task) => task.operationId === sending.operationId)) return [...known];
  const isChanged = runningOn('call', at).some((plugin) => !isAsync(plugin));
  const note = newNoteWatch(
    sending.note,
    isChanged,
    unansweredRuns(known, at.now) + unseenRuns(known, sending, at),
  );
  const started = tasksOf(sending, at, note);
  return [...known.map((task) => afterRewrite(task, note, started.filter(isPending), at.now)), ...started];
}

/**
 * How many plugins may have run on this log without our having seen it: another computer wrote it first, or the plugins
 * were not known then. Their text may still come, and looks the same.
 */
function unseenRuns(known: readonly Task[], { operation }: SentLog, at: StartingPoint): number {
  return operation === 'update' && known.length === 0 ? runningOn('call', at).filter(isAsync).length : 0;
}

function runningOn(logType: LogType, { plugins }: StartingPoint) {
  return plugins.filter(({ logTypes }) => logTypes.includes(logType));
}

/** Runs beside a log; the others run before it is written. */
function isAsync(plugin: InstalledPlugin): boolean {
  return plugin.isAsync;
}

/** A polling server that returns no ids has started nothing; if it returns more than expected, it is believed. */
function polledTasks(sending: SentLog, at: StartingPoint, started: readonly InstalledPlugin[]): Task[] {
  const ids = sending.taskIds;
  if (ids?.length === 0) return [];
  const unnamed = Array.from({ length: Math.max(0, (ids?.length ?? 0) - started.length) }, (_, index) => ({
    id: `unnamed-${index + 1}`,
    name: '',
    displayName: '',
  }));
  const beginning = ids ? begun({ by: 'poll', ids: [...ids] }) : lost;
  return [...started, ...unnamed].map((plugin) => taskOf(sending, at, 'call', plugin, beginning));
}

function taskOf(
  { logTypes: _types, note: _note, taskIds: _ids, ...log }: SentLog,
  { crmName, refreshedAt, pollsTasks, now }: StartingPoint,
  logType: LogType,
  plugin: Pick<InstalledPlugin, 'id' | 'name' | 'displayName'>,
  beginning: Beginning,
): Task {
  const task: Task = {
    ...log,
    ...beginning,
    id: `${log.operationId}/${plugin.id}${logType === 'call' ? '' : `/${logType}`}`,
    crmName,
    logType,
    pluginId: plugin.id,
    pluginName: plugin.name,
    pluginTitle: plugin.displayName,
    startedAt: now,
    day: dayOf(now),
    attempts: 0,
    failures: 0,
    // The polling server hands plugins no settings.
    ...(!pollsTasks && !isYounger(refreshedAt, settingsFreshFor, now) && { settingsReadAt: refreshedAt }),
  };
  return isPending(task) ? { ...task, nextAt: nextCheck(task, now) } : { ...task, settledAt: now };
}
