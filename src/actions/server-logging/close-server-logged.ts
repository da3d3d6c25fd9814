import { activityId } from '../../core/activity/activity';
import { lineOf } from '../../core/activity/activity-line';
import { whereLeftToServer } from '../../core/server-logging/logging-record';
import * as draftName from '../../core/forms/draft-name';
import { systemClock, type Clock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { activities } from '../../storage/activity/activities';
import { readNewestActivities } from '../../storage/activity/newest-activities';
import { findOwnerLoggedByServer } from '../../storage/server-logging/logged-owner';
import { drafts } from '../../storage/basics/drafts';
import { readItem } from '../../storage/basics/item';
import { findLogIds } from '../activity/find-crm-logs';
import { onFresh } from '../basics/retry-when-stale';

/** Checks whether the server has logged the newest calls that are to do, and closes those. Throws `ProblemError`. */
export async function lookForServerLogs(clock: Clock): Promise<void> {
  const owner = await findOwnerLoggedByServer();
  if (owner === undefined) return;
  const now = clock.now();
  const waiting = (await readNewestActivities()).filter(
    (activity) => whereLeftToServer(lineOf(activity), { owner, now }) !== undefined,
  );
  const sessionIds = waiting.flatMap((activity) => (activity.call ? [activity.call.sessionId] : []));
  if (sessionIds.length > 0) await close(owner, await findLogIds(sessionIds), now);
}

/**
 * Which of these sessions have a log in the CRM, with the log's id. Also closes calls that the server has logged.
 * Throws `ProblemError`.
 */
export async function matchLogsAndClose(
  sessionIds: readonly string[],
  clock: Clock = systemClock,
): Promise<{ [sessionId: string]: string }> {
  const logIds = await findLogIds(sessionIds);
  const owner = await findOwnerLoggedByServer();
  if (owner !== undefined) await close(owner, logIds, clock.now());
  return logIds;
}

/** Unless the person has begun to write about it. */
async function close(
  owner: string,
  logIds: { readonly [sessionId: string]: string },
  now: number,
): Promise<void> {
  const found = new Map(
    Object.entries(logIds).map(([sessionId, logId]) => [activityId(owner, 'call', sessionId), logId]),
  );
  await onFresh(async () => {
    const begun = await readItem(drafts);
    const known = await activities.getMany([...found.keys()]);
    const open = [...known.values()].filter(
      ({ id, fate }) => fate === 'todo' && !Object.hasOwn(begun, draftName.log(id)),
    );
    const changes = open.map((expected) => ({
      expected,
      record: { ...expected, fate: 'logged' as const, logId: found.get(expected.id), changedAt: now },
    }));
    if (changes.length > 0) await call('replaceActivities', { changes });
  });
}
