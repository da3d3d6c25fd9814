import { ownerKey, type Connection } from '../../core/crm/account';
import { activityId as idOf, sessionOf } from '../../core/activity/activity';
import { messageKinds } from '../../core/activity/conversation';
import { formatInAnswer } from '../../core/activity/composed-log/format-of';
import type { CrmLog } from '../../core/activity/crm-log';
import { logQuery, mostSessions, readFoundLogs, type FoundLog } from '../../core/activity/crm-log-answer';
import { fail } from '../../core/basics/problem';
import { activities } from '../../storage/activity/activities';
import { call } from '../../protocol/client';
import { askServer } from '../crm/ask-server';
import { requireConnection, requireIdentity } from '../../storage/sign-in/session-owner';

/** Which of these sessions have a log in the CRM, with the log's id. Throws `ProblemError`. */
export async function findLogIds(sessionIds: readonly string[]): Promise<{ [sessionId: string]: string }> {
  const found: FoundLog[] = [];
  for (let start = 0; start < sessionIds.length; start += mostSessions)
    found.push(...(await findLogs(sessionIds.slice(start, start + mostSessions), false)));
  return Object.fromEntries(found.map(({ sessionId, logId }) => [sessionId, logId]));
}

/** The log as the CRM has it now, after the plugins. `null` when the server has none. Throws `ProblemError`. */
export async function readCrmLog(activityId: string): Promise<CrmLog | null> {
  const activity = (await activities.get(activityId)) ?? fail('not_found');
  if (!activity.call) return null;
  const sessionId = sessionOf(activity);
  const log = (await findLogs([sessionId], true)).find((candidate) => candidate.sessionId === sessionId);
  return log ? { ...log, note: log.note ?? '' } : null;
}

async function findLogs(sessionIds: readonly string[], requireDetails: boolean): Promise<FoundLog[]> {
  const connection = await requireConnection();
  const query = logQuery({ sessionIds, requireDetails }, connection, await requireIdentity());
  return askServer('callLogs', { query }, (answer) => {
    if (requireDetails) keepFormat(connection, answer);
    return readFoundLogs(answer);
  });
}

/** The server does not say how it writes logs: one that was read shows it. */
function keepFormat({ connectorId, logFormat: known }: Connection, answer: unknown): void {
  const logFormat = formatInAnswer(answer);
  if (logFormat === undefined || logFormat === known) return;
  // Nobody waits for it: the next log that is read shows it too.
  call('renewConnector', { connectorId, logFormat }).catch(() => undefined);
}

/** Which days of messages this panel has logged, with their activity. The server has no route to ask about messages. */
export async function matchMessageLogs(
  conversationLogIds: readonly string[],
): Promise<{ [conversationLogId: string]: string }> {
  const account = ownerKey(await requireIdentity(), await requireConnection());
  const keys = new Map(
    conversationLogIds.flatMap((key) => messageKinds.map((kind) => [idOf(account, kind, key), key] as const)),
  );
  const found: { [conversationLogId: string]: string } = {};
  for (const [id, { recorded }] of await activities.getMany([...keys.keys()])) {
    const key = keys.get(id);
    if (recorded && key !== undefined) found[key] = id;
  }
  return found;
}
