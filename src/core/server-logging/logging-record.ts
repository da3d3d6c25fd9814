import type { Activity } from '../activity/activity';
import { isObject, type JsonObject } from '../basics/json';
import type { LoggingLevel } from './logging-subscription';

/** Where the account's settings say that calls are logged without panels: `{enable, loggingLevel, subscribedBy}`. */
export const loggingRecordKey = 'serverSideLogging';

/** @param subscribedBy hashed extension id; other clients leave it out */
export function loggingRecord(level: LoggingLevel, subscribedBy: string): JsonObject {
  return { enable: level !== 'Disable', loggingLevel: level, subscribedBy };
}

interface Person {
  readonly isAdmin: boolean;
  readonly hashedExtensionId: string;
}

/**
 * Whether the server logs this person's calls, so that a client that logs them too would only meet its logs. A trial
 * (`User`) is for the one who began it; where the record does not say who, for the admins, as in other clients.
 */
export function isLoggedByServer(adminRecords: JsonObject, { isAdmin, hashedExtensionId }: Person): boolean {
  const record = adminRecords[loggingRecordKey];
  if (!isObject(record) || record['enable'] !== true) return false;
  if (record['loggingLevel'] !== 'User') return record['loggingLevel'] === 'Account';
  const { subscribedBy } = record;
  return typeof subscribedBy === 'string' ? subscribedBy === hashedExtensionId : isAdmin;
}

/** A call's log that the server has not written by then will not come by itself; ms. */
const patienceMs = 3 * 24 * 3_600_000;

/**
 * Whether a call waits for the server that logs this person's calls, and so is nothing to do.
 * @param account whose calls the server logs now
 */
export function isLeftToServer(
  { kind, fate, account: own }: Pick<Activity, 'kind' | 'fate' | 'account'>,
  startedAt: number,
  { account, now }: { readonly account: string; readonly now: number },
): boolean {
  return kind === 'call' && fate === 'todo' && own === account && now - startedAt < patienceMs;
}
