import type { InstalledPlugin } from '../plugins/installed-plugin';
import { newNoteWatch, afterRewrite } from './note-watch';
import { dayOf, isPending, type NoteWatch, type Task } from './task';
import { nextCheck } from './task-schedule';

export type LogType = Task['logType'];

/** One sending of a log that has arrived: what the ledger needs to know of it. */
export interface Sending {
  /** The same id given twice starts nothing twice. */
  readonly operationId: string;
  readonly operation: Task['operation'];
  readonly account: string;
  readonly activityId: string;
  /** The call's session; of messages and faxes the activity's id. */
  readonly sessionId: string;
  /** '' when it is not known. */
  readonly logId: string;
  /** What kinds of plugin run on it; messages and faxes may come in one log. */
  readonly logTypes: readonly LogType[];
  /** Who it was about. */
  readonly subject: string;
  /** The person's own note as it was sent. */
  readonly note: string;
  /** Ids from the polling server; `undefined` when its answer was lost or it gives none. */
  readonly taskIds: readonly string[] | undefined;
}

export interface StartingPoint {
  readonly plugins: readonly InstalledPlugin[];
  readonly pollsTasks: boolean;
  readonly crmName: string;
  readonly now: number;
}

/** What is known of a task when it begins. */
type Beginning = Pick<Task, 'watch' | 'state' | 'source'>;

/** Fire-and-forget on every server: nobody will ever report (core 1.7.41 handlers/log.js:111 of createMessageLog). */
const sent: Beginning = { watch: { by: 'nothing' }, state: 'sent', source: 'message' };
const lost: Beginning = { watch: { by: 'poll', ids: [] }, state: 'unknown', source: 'ids_lost' };

function begun(watch: Task['watch']): Beginning {
  return { watch, state: 'pending', source: 'started' };
}

/** The tasks that this sending has begun, one an async plugin. @param note as it is watched without them */
function tasksOf(sending: Sending, at: StartingPoint, note: NoteWatch): Task[] {
  return sending.logTypes.flatMap((logType) => {
    const started = at.plugins.filter((plugin) => plugin.isAsync && plugin.logTypes.includes(logType));
    if (logType === 'call' && at.pollsTasks) return polledTasks(sending, at, started);
    const beginning =
      logType === 'call' ? begun({ ...note, expected: note.expected + started.length }) : sent;
    return started.map((plugin) => taskOf(sending, at, logType, plugin, beginning));
  });
}

/**
 * The tasks of a log after it was sent: older ones are watched in the new note. Nothing changes when this sending
 * is known already.
 * @param known the log's tasks so far
 */
export function afterSending(known: readonly Task[], sending: Sending, at: StartingPoint): Task[] {
  if (known.some((task) => task.operationId === sending.operationId)) return [...known];
  const isChanged = at.plugins.some((plugin) => !plugin.isAsync && plugin.logTypes.includes('call'));
  const rivals = known.filter((task) => isPending(task) && task.watch.by === 'note');
  const note = newNoteWatch(sending.note, isChanged, rivals.length);
  const started = tasksOf(sending, at, note);
  const more = started.filter(isPending).length;
  return [...known.map((task) => afterRewrite(task, note, more, at.now)), ...started];
}

/** A polling server that names no ids has started nothing; one that names more than we know is believed. */
function polledTasks(sending: Sending, at: StartingPoint, started: readonly InstalledPlugin[]): Task[] {
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
  { logTypes: _types, note: _note, taskIds: _ids, ...log }: Sending,
  { crmName, now }: StartingPoint,
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
  };
  return isPending(task) ? { ...task, nextAt: nextCheck(task, now) } : { ...task, settledAt: now };
}
