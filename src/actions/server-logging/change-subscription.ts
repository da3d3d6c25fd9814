import { isObject, sameJson } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { loggingRecordKey } from '../../core/server-logging/logging-record';
import {
  readSubscription,
  type LoggingLevel,
  type LoggingSubscription,
} from '../../core/server-logging/logging-subscription';
import type { ServerLogging } from '../../core/server-logging/server-logging';
import { correctedRecord, interruptedAt, planChange } from '../../core/server-logging/subscription-change';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { findOwner, requireConnection } from '../../storage/sign-in/session-owner';
import { onFresh } from '../basics/retry-when-stale';
import { recordOf, refreshAfterWrite, saveAdminRecords } from '../settings/save-admin-records';

/** What the service is set to. Throws `ProblemError`, as all here do. */
export async function lookAtService(host: string): Promise<LoggingSubscription> {
  return readSubscription(await call('askLoggingService', { host }));
}

interface Wish {
  readonly declared: Pick<ServerLogging, 'host' | 'usesAdminSession'>;
  readonly level: LoggingLevel;
  readonly ownedByAdmin: boolean;
}

/**
 * Subscribes or unsubscribes, and returns what the service says then. Everybody's panel, including this one, learns of
 * it from the account's settings.
 */
export async function changeSubscription({
  declared: { host, usesAdminSession },
  level,
  ownedByAdmin,
}: Wish): Promise<LoggingSubscription> {
  try {
    return await onFresh(async () => {
      const now = await lookAtOwn(host);
      const { admin } = await call('readSettings', {});
      const { [loggingRecordKey]: before, addCallLogLegs } = admin;
      const isOn = now.level !== 'Disable';
      const steps = planChange({ before, isOn, level, host }, await requireConnection());
      const answer = await call('changeLoggingSubscription', {
        host,
        expected: recordOf(before),
        steps,
        subscription: {
          subscriptionLevel: level,
          loggingByAdmin: ownedByAdmin,
          loggingWithUserAssigned: usesAdminSession && !ownedByAdmin,
          /** Includes the legs of a call. */
          detailedCallLog: isObject(addCallLogLegs) && addCallLogLegs['value'] === true,
          sources: now.sources,
        },
      });
      return readSubscription(answer);
    });
  } finally {
    await refreshAfterWrite();
  }
}

/** @param numbers comma-separated, E.164 or extension numbers */
export async function saveDoNotLogNumbers(input: {
  readonly host: string;
  readonly numbers: string;
}): Promise<LoggingSubscription> {
  await lookAtOwn(input.host);
  return readSubscription(await call('askLoggingService', input));
}

/** Looks how far a change got, which only the service knows, and has the account's settings say the same. */
export async function settleSubscription(host: string): Promise<LoggingSubscription> {
  const subscription = await lookAtService(host);
  await correctRecord(subscription);
  return subscription;
}

/** Has the account's settings tell everybody's panel what the service says. */
export async function correctRecord(subscription: LoggingSubscription): Promise<void> {
  const admin = await requireConnection();
  const { [loggingRecordKey]: seen } = (await call('readSettings', {})).admin;
  if (sameJson(recordOf(seen), correctedRecord(seen, subscription, admin))) return;
  const change = (before: unknown) => correctedRecord(before, subscription, admin);
  await saveAdminRecords({
    column: 'userSettings',
    changes: { [loggingRecordKey]: { displayName: '', change } },
  });
}

/** Settles a change of this admin's whose panel or worker ended in the middle of it. */
export async function settleInterruptedChange(): Promise<void> {
  const { identity, connection } = (await findOwner()) ?? {};
  const { admin } = await readItem(settingRecords);
  const host = connection && identity?.isAdmin ? interruptedAt(admin, connection) : undefined;
  if (host !== undefined) await settleSubscription(host);
}

async function lookAtOwn(host: string): Promise<LoggingSubscription> {
  const subscription = await lookAtService(host);
  return subscription.managedBy === undefined ? subscription : fail('overwritten');
}
