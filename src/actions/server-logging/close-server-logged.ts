import { activityId } from '../../core/activity/activity';
import { lineOf } from '../../core/activity/activity-line';
import { whereLeftToServer } from '../../core/server-logging/logging-record';
import type { Clock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { activities } from '../../storage/activity/activities';
import { readNewestActivities } from '../../storage/activity/newest-activities';
import { findOwnerLoggedByServer } from '../../storage/server-logging/logged-owner';
import { findLogIds } from '../activity/find-crm-logs';

/** Checks whether the server has logged the newest calls that are to do, and closes those. Throws `ProblemError`. */
export async function lookForServerLogs(clock: Clock): Promise<void> {
  const owner = await findOwnerLoggedByServer();
  if (owner === undefined) return;
  const now = clock.now();
  const waiting = (await readNewestActivities()).filter(
    (activity) => whereLeftToServer(lineOf(activity), { owner, now }) !== undefined,
  );
  const sessionIds = waiting.flatMap((activity) => (activity.call ? [activity.call.sessionId] : []));
  if (sessionIds.length > 0) await close(owner, await findLogIds(sessionIds));
}

/**
 * Which of these sessions have a log in the CRM, with the log's id. Also closes calls that the server has logged.
 * Throws `ProblemError`.
 */
export async function matchLogsAndClose(
  sessionIds: readonly string[],
): Promise<{ [sessionId: string]: string }> {
  const logIds = await findLogIds(sessionIds);
  const owner = await findOwnerLoggedByServer();
  if (owner !== undefined) await close(owner, logIds);
  return logIds;
}

async function close(owner: string, logIds: { [sessionId: string]: string }): Promise<void> {
  const idOf = (sessionId: string) => activityId(owner, 'call', sessionId);
  const known = await activities.getMany(Object.keys(logIds).map(idOf));
  const open = Object.entries(logIds).filter(([sessionId]) => known.get(idOf(sessionId))?.fate === 'todo');
  if (open.length > 0) await call('closeLogged', { logIds: Object.fromEntries(open) });
}
