import type { ActivityLine } from '../activity/activity-line';
import { isObject, type JsonObject } from '../basics/json';
import { ownerKey, type Connection, type Identity } from '../crm/account';

/**
 * The account's record that says that the server logs calls by itself: `{enable, loggingLevel}`, as all clients have
 * it. This panel adds `subscribedBy` (hashed extension id), `crmPlatform`, and `changingAt`, the host of the logging
 * service while a change is under way there (core/server-logging/subscription-change.ts).
 */
export const loggingRecordKey = 'serverSideLogging';

type Person = Pick<Identity, 'isAdmin'> & Pick<Connection, 'hashedExtensionId' | 'platform'>;

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
 * The service logs to one CRM; a record that does not say which counts for all. A trial (`User`) applies to the admin
 * who started it; if the record does not say who, to all admins, as in other clients.
 */
export function isLoggedByServer(
  adminRecords: JsonObject,
  { isAdmin, hashedExtensionId, platform }: Person,
): boolean {
  const record = adminRecords[loggingRecordKey];
  if (!isObject(record) || record['enable'] !== true) return false;
  const { subscribedBy, crmPlatform = platform } = record;
  if (crmPlatform !== platform) return false;
  if (record['loggingLevel'] !== 'User') return record['loggingLevel'] === 'Account';
  return typeof subscribedBy === 'string' ? subscribedBy === hashedExtensionId : isAdmin;
}

/**
 * Whether a change is under way at the service, or was interrupted: then nobody knows whether the server logs. Nothing
 * is logged automatically, so that nothing is logged twice, and no call is hidden, so that none is forgotten.
 */
export function isLoggingInDoubt(adminRecords: JsonObject): boolean {
  const record = adminRecords[loggingRecordKey];
  return isObject(record) && record['changingAt'] !== undefined;
}

/** A service logs a call as it ends; one that is not there by then may be one that it leaves out. ms */
const hiddenForMs = 3_600_000;

/** A call that the server has not logged by then will not be logged by it; ms. */
const expectedForMs = 3 * 24 * 3_600_000;

type LineLeft = Pick<ActivityLine, 'kind' | 'fate' | 'account' | 'startedAt' | 'duration'>;

/**
 * How a call is looked at that the server is to log. `hidden`: there is nothing to do for the person. `expected`: it
 * should be in the CRM, so it is to do, and still looked for: a panel cannot know which numbers the service leaves out,
 * whom it did not find, or whether it works at all.
 * @param owner whose calls the server logs now
 */
export function whereLeftToServer(
  { kind, fate, account, startedAt, duration }: LineLeft,
  { owner, now }: { readonly owner: string; readonly now: number },
): 'hidden' | 'expected' | undefined {
  if (kind !== 'call' || fate !== 'todo' || account !== owner) return undefined;
  const since = now - startedAt - duration * 1000;
  return since < hiddenForMs ? 'hidden' : since < expectedForMs ? 'expected' : undefined;
}
