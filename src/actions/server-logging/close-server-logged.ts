import { accountKey } from '../../core/crm/account';
import { activityId, startedAt } from '../../core/activity/activity';
import { isLeftToServer, isLoggedByServer } from '../../core/server-logging/logging-record';
import type { Clock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { activities } from '../../storage/activity/activities';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { readNewest } from '../../storage/activity/newest-activities';
import * as owner from '../../storage/sign-in/session-owner';
import { findLogIds } from '../activity/find-crm-logs';

/** Looks whether the newest calls that are to do have been logged by the server. Throws `ProblemError`. */
export async function lookForServerLogs(clock: Clock): Promise<void> {
  const account = await findServerLogged();
  if (account === undefined) return;
  const now = clock.now();
  const waiting = (await readNewest()).filter((activity) =>
    isLeftToServer(activity, startedAt(activity), { account, now }),
  );
  const sessionIds = waiting.flatMap((activity) => (activity.call ? [activity.call.sessionId] : []));
  if (sessionIds.length > 0) await close(account, await findLogIds(sessionIds));
}

/**
 * Which of these sessions the CRM has, with the log's id; what the server has logged is no longer to do. Throws
 * `ProblemError`.
 */
export async function matchCallLogs(sessionIds: readonly string[]): Promise<{ [sessionId: string]: string }> {
  const logIds = await findLogIds(sessionIds);
  const account = await findServerLogged();
  if (account !== undefined) await close(account, logIds);
  return logIds;
}

async function close(account: string, logIds: { [sessionId: string]: string }): Promise<void> {
  const idOf = (sessionId: string) => activityId(account, 'call', sessionId);
  const known = await activities.getMany(Object.keys(logIds).map(idOf));
  const open = Object.entries(logIds).filter(([sessionId]) => known.get(idOf(sessionId))?.fate === 'todo');
  if (open.length > 0) await call('closeLogged', { logIds: Object.fromEntries(open) });
}

/** Whose calls the organisation's server logs: the person's here (`accountKey`), or nobody's. */
async function findServerLogged(): Promise<string | undefined> {
  const identity = await readItem(owner.identity);
  const connection = await readItem(owner.connection);
  if (!identity || !connection) return undefined;
  const { admin } = await readItem(settingRecords);
  return isLoggedByServer(admin, { ...identity, ...connection })
    ? accountKey(identity, connection)
    : undefined;
}
