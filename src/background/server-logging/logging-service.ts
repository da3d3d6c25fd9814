import { manifestKey } from '../../core/directory/catalog';
import {
  getSubscription,
  openLoggingService,
  postDoNotLogNumbers,
  subscribe,
  unsubscribe,
  type LoggingService,
} from '../../api/server-logging/logging-service';
import { requestInteropCode } from '../../api/sign-in/ringcentral';
import { getAdminDocument } from '../../api/settings/settings';
import type { Connection } from '../../core/crm/account';
import { withFields } from '../../core/settings/admin-column';
import { findPlatform } from '../../core/directory/connector-platform';
import { isObject } from '../../core/basics/json';
import { loggingRecord, loggingRecordKey } from '../../core/server-logging/logging-record';
import type { LoggingLevel, LoggingSubscription } from '../../core/server-logging/logging-subscription';
import { fail } from '../../core/basics/problem';
import { readServerLogging, type ServerLogging } from '../../core/server-logging/server-logging';
import { withLock } from '../../platform/lock';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import { requireAdmin } from '../settings/admin-document';
import { writeAdminRecords } from '../settings/admin-records';
import type { Context } from '../worker/context';
import { askRingCentral } from '../sign-in/ring-central';
import { withServer } from '../sign-in/server-session';

/** RingCentral client id with which the vendor's own logging service signs in; public, as every client id is. */
const usualClientId = 'Y4m1YREFKbXdDoet5djv46';

/** What the connected CRM's manifest declares. */
export async function declaredLogging(connection: Connection): Promise<ServerLogging> {
  const kept = await manifestCache.get(manifestKey('connector', connection.connectorId));
  return readServerLogging(findPlatform(kept?.body, connection.platform).platform) ?? fail('not_found');
}

/** @param host the host that the admin was shown: nothing is sent to any other */
export async function getLoggingSubscription(context: Context, host: string): Promise<LoggingSubscription> {
  return withService(context, host, (service) => getSubscription(context.http, service));
}

interface Change {
  readonly host: string;
  readonly level: LoggingLevel;
  readonly ownedByAdmin: boolean;
}

/** Subscribes or unsubscribes, and returns the resulting settings. The session token is sent only to subscribe. */
export async function changeLoggingSubscription(
  context: Context,
  { host, level, ownedByAdmin }: Change,
): Promise<LoggingSubscription> {
  return withService(context, host, async (service, declared, { hashedExtensionId }) => {
    const before = await ownSubscription(context, service);
    // A subscription cannot be changed: it is ended and started again.
    if (before.level !== 'Disable') await unsubscribe(context.http, service);
    if (level !== 'Disable') {
      await withServer(context, async (session, connection) => {
        const { addCallLogLegs } = await getAdminDocument(context.http, session);
        await subscribe(context.http, service, session.token, {
          crmPlatform: connection.platform,
          crmAdapterUrl: connection.serverUrl,
          subscriptionLevel: level,
          loggingByAdmin: ownedByAdmin,
          loggingWithUserAssigned: declared.usesAdminSession && !ownedByAdmin,
          detailedCallLog: isObject(addCallLogLegs) && addCallLogLegs['value'] === true,
          sources: before.sources,
        });
      });
    }
    // This record tells every client in the organisation, so that no call is logged twice.
    await writeAdminRecords(context, 'userSettings', [
      {
        key: loggingRecordKey,
        displayName: '',
        change: (before) => withFields(before, loggingRecord(level, hashedExtensionId)),
      },
    ]);
    return getSubscription(context.http, service);
  });
}

/** @param numbers comma-separated, E.164 or extension numbers */
export async function saveDoNotLogNumbers(
  context: Context,
  host: string,
  numbers: string,
): Promise<LoggingSubscription> {
  return withService(context, host, async (service) => {
    await ownSubscription(context, service);
    await postDoNotLogNumbers(context.http, service, numbers);
    return getSubscription(context.http, service);
  });
}

async function ownSubscription(context: Context, service: LoggingService): Promise<LoggingSubscription> {
  const subscription = await getSubscription(context.http, service);
  return subscription.managedBy === undefined ? subscription : fail('overwritten');
}

/** Opens a session with the service for one click and keeps nothing of it. */
async function withService<T>(
  context: Context,
  host: string,
  work: (service: LoggingService, declared: ServerLogging, connection: Connection) => Promise<T>,
): Promise<T> {
  await requireAdmin();
  const connection = (await readItem(owner.connection)) ?? fail('not_connected');
  const declared = await declaredLogging(connection);
  const { url } = declared;
  if (!url) return fail('not_found');
  if (declared.host !== host) return fail('consent_needed');
  return withLock('logging-service', async () => {
    const code = await askRingCentral(context, (http, token) =>
      requestInteropCode(http, token, declared.ringCentralClientId || usualClientId),
    );
    const service = await openLoggingService(context.http, url, code, connection.hashedAccountId);
    return work(service, declared, connection);
  });
}
