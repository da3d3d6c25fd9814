import type { Activity } from '../activity/activity';
import { isObject, type JsonObject } from '../basics/json';
import { ownerKey, type Connection, type Identity } from '../crm/account';
import type { LoggingLevel } from './logging-subscription';

/** The account's record that says that the server logs calls by itself: `{enable, loggingLevel, subscribedBy}`. */
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
 * Key of this owner if the server logs their calls, so that a client need not; `undefined` if it does not, or nobody
 * is signed in and connected.
 */
export function ownerLoggedByServer(
  adminRecords: JsonObject,
  owner: { readonly identity: Identity | null; readonly connection: Connection | null } | undefined,
): string | undefined {
  const { identity, connection } = owner ?? {};
  if (!identity || !connection) return undefined;
  const isLogged = isLoggedByServer(adminRecords, { ...identity, ...connection });
  return isLogged ? ownerKey(identity, connection) : undefined;
}

/**
 * A trial (`User`) applies to the admin who started it; if the record does not say who, to all admins, as in other
 * clients.
 */
export function isLoggedByServer(adminRecords: JsonObject, { isAdmin, hashedExtensionId }: Person): boolean {
  const record = adminRecords[loggingRecordKey];
  if (!isObject(record) || record['enable'] !== true) return false;
  if (record['loggingLevel'] !== 'User') return record['loggingLevel'] === 'Account';
  const { subscribedBy } = record;
  return typeof subscribedBy === 'string' ? subscribedBy === hashedExtensionId : isAdmin;
}

/** A call that the server has not logged by then will not be logged by it; ms. */
const patienceMs = 3 * 24 * 3_600_000;

/**
 * Whether a call is still expected to be logged by the server, so that there is nothing for the person to do.
 * @param owner whose calls the server logs now
 */
export function isLeftToServer(
  { kind, fate, account }: Pick<Activity, 'kind' | 'fate' | 'account'>,
  startedAt: number,
  { owner, now }: { readonly owner: string; readonly now: number },
): boolean {
  return kind === 'call' && fate === 'todo' && account === owner && now - startedAt < patienceMs;
}
