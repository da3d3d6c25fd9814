import { isObject, type JsonObject } from '../basics/json';
import type { Connection } from '../crm/account';
import { withFields } from '../settings/admin-column';
import { loggingRecordKey } from './logging-record';
import type { LoggingLevel, LoggingSubscription } from './logging-subscription';

/** The admin who changes it, and the CRM to which the service logs. */
type Admin = Pick<Connection, 'hashedExtensionId' | 'platform'>;

/** Writes the account's record, then asks the service. */
export interface ChangeStep {
  readonly record: JsonObject;
  readonly ask?: 'unsubscribe' | 'subscribe';
}

interface Change {
  /** The account's record now. */
  readonly before: unknown;
  /** Whether the service logs now. */
  readonly isOn: boolean;
  readonly level: LoggingLevel;
  readonly host: string;
}

/**
 * The steps of a change, in an order that may end after each of them. Record and service are two stores: before the
 * service is asked to stop, the record says that it is in doubt; once it has stopped, it says Disable; only once it has
 * begun again does it say so. A subscription cannot be changed: it is ended and begun again.
 */
export function planChange({ before, isOn, level, host }: Change, admin: Admin): ChangeStep[] {
  const changing = { changingAt: host, ...namesOf(admin) };
  const off = { ...claimOf('Disable'), ...namesOf(admin) };
  const steps: ChangeStep[] = isOn ? [{ record: withFields(before, changing), ask: 'unsubscribe' }] : [];
  if (level === 'Disable') return [...steps, { record: withFields(before, { ...off, changingAt: null }) }];
  return [
    ...steps,
    { record: withFields(before, { ...off, ...changing }), ask: 'subscribe' },
    { record: withFields(before, { ...claimOf(level), ...namesOf(admin), changingAt: null }) },
  ];
}

/** The record, once it says what the service says. */
export function correctedRecord(
  before: unknown,
  { level, managedBy }: LoggingSubscription,
  admin: Admin,
): JsonObject {
  const { hashedExtensionId } = admin;
  const said = isObject(before) ? before['subscribedBy'] : undefined;
  // Of another admin only the name is known.
  const theirs = said === hashedExtensionId ? null : (said ?? null);
  return withFields(before, {
    ...claimOf(level),
    ...namesOf(admin),
    ...(managedBy !== undefined && { subscribedBy: theirs }),
    changingAt: null,
  });
}

/** Whether the account's settings tell everybody's panel something else than the service says about this CRM. */
export function isRecordWrong(
  adminRecords: JsonObject,
  { level }: LoggingSubscription,
  { platform }: Admin,
): boolean {
  const { enable, loggingLevel, changingAt, crmPlatform = platform } = recordIn(adminRecords);
  const claimed = enable === true && crmPlatform === platform ? loggingLevel : 'Disable';
  return changingAt !== undefined || claimed !== level;
}

/** Host of the service at which this admin's change of the subscription for this CRM was interrupted. */
export function interruptedAt(adminRecords: JsonObject, admin: Admin): string | undefined {
  const { changingAt, subscribedBy, crmPlatform } = recordIn(adminRecords);
  const isOwn = subscribedBy === admin.hashedExtensionId && crmPlatform === admin.platform;
  return isOwn && typeof changingAt === 'string' ? changingAt : undefined;
}

function recordIn(adminRecords: JsonObject): JsonObject {
  const record = adminRecords[loggingRecordKey];
  return isObject(record) ? record : {};
}

function claimOf(level: LoggingLevel): JsonObject {
  return { enable: level !== 'Disable', loggingLevel: level };
}

function namesOf({ hashedExtensionId, platform }: Admin): JsonObject {
  return { subscribedBy: hashedExtensionId, crmPlatform: platform };
}
