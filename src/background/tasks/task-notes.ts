import { findCallLogs } from '../../api/activity/logs';
import { mostSessions, type FoundLog } from '../../core/activity/crm-log-answer';
import { groupBy } from '../../core/basics/group';
import { afterReading } from '../../core/tasks/note-watch';
import { isPending, type Task } from '../../core/tasks/task';
import { afterNoNews, mostSessionsOfPass } from '../../core/tasks/task-schedule';
import type { TaskChange } from '../../core/tasks/task-summary';
import { activities } from '../../storage/activity/activities';
import { changeTasks } from '../../storage/tasks/task-store';
import type { Context } from '../worker/context';
import { withServer } from '../sign-in/server-session';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { firstDueAt, type TaskRequest } from './task-request';

/** The tasks of one log that wait for its note, longest overdue first. */
type Session = Task[];

/**
 * The callback server reports nothing, so notes are read from the CRM again, five sessions per request and 25 per
 * pass. A session that could not be read is asked about alone, so that one deleted log does not hide four others.
 */
export function noteReadings(context: Context, due: readonly Task[]): TaskRequest[] {
  const watched = due.filter((task) => task.watch.by === 'note');
  const sessions = [...groupBy(watched, (task) => task.sessionId).values()]
    .toSorted((a, b) => firstDueAt(a) - firstDueAt(b))
    .slice(0, mostSessionsOfPass);
  const isTroubled = (session: Session) => session.some((task) => task.failures > 0);
  const sound = sessions.filter((session) => !isTroubled(session));
  const batches = Array.from({ length: Math.ceil(sound.length / mostSessions) }, (_, index) =>
    sound.slice(index * mostSessions, (index + 1) * mostSessions),
  );
  const alone = sessions.filter(isTroubled).map((session) => [session]);
  return [...batches, ...alone].map((some) => ({
    tasks: some.flat(),
    ask: () => readNotes(context, some),
  }));
}

async function readNotes(context: Context, sessions: readonly Session[]): Promise<TaskChange[]> {
  const identity = await requireIdentity();
  const quiet = await findQuiet(sessions);
  const sessionIds = quiet.flatMap(([task]) => (task ? [task.sessionId] : []));
  const found =
    sessionIds.length > 0
      ? await withServer(context, (session) => findCallLogs(context.http, session, sessionIds, identity))
      : [];
  const stillQuiet = await findQuiet(quiet);
  const changes: TaskChange[] = [];
  for (const session of sessions)
    changes.push(...(await record(context, session, stillQuiet.includes(session) ? found : [])));
  return changes;
}

/**
 * Logs that are not being written right now: a note that changes while it is read proves nothing. One that waits for a
 * person is not written meanwhile, unless nobody knows whether it was: its plugins may add to the note too.
 */
async function findQuiet(sessions: readonly Session[]): Promise<Session[]> {
  const logs = await activities.getMany(sessions.flat().map((task) => task.activityId));
  const isBusy = (id: string) => {
    const { fate, logId, maybeSent } = logs.get(id) ?? { fate: 'logged' };
    return fate !== 'logged' && !(fate === 'needs_you' && logId && !maybeSent);
  };
  return sessions.filter((session) => !session.some((task) => isBusy(task.activityId)));
}

async function record(context: Context, asked: Session, found: readonly FoundLog[]): Promise<TaskChange[]> {
  const [first] = asked;
  if (!first) return [];
  const now = context.now();
  const log = found.find(({ sessionId }) => sessionId === first.sessionId);
  // Every task of the log learns from the reading, even if not due; each as it was when the note was requested.
  return changeTasks({ by: 'session', id: first.sessionId }, (tasks) => {
    const waiting = tasks.filter((task) => isPending(task) && task.account === first.account);
    const isSame = asked.every((task) => waiting.some((other) => isUnchanged(task, other)));
    if (log && isSame) return afterReading(waiting, log.note ?? '', now);
    const due = new Set(asked.map(({ id }) => id));
    return waiting.map((task) => (due.has(task.id) ? afterNoNews(task, now) : task));
  });
}

function isUnchanged(before: Task, now: Task): boolean {
  return (
    before.id === now.id &&
    before.watch.by === 'note' &&
    now.watch.by === 'note' &&
    before.watch.version === now.watch.version
  );
}
