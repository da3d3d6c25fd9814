import { manifestKey } from '../../core/directory/catalog';
import { openLoggingService, type LoggingService } from '../../api/server-logging/logging-service';
import { requestInteropCode } from '../../api/sign-in/ringcentral';
import type { Connection } from '../../core/crm/account';
import { findConnector } from '../../core/directory/connector-overrides';
import { loggingRecordKey } from '../../core/server-logging/logging-record';
import { fail } from '../../core/basics/problem';
import { readServerLogging, type ServerLogging } from '../../core/server-logging/server-logging';
import { below } from '../../core/basics/url';
import { withLock } from '../../platform/lock';
import type { Input } from '../../protocol/methods';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { requireConnection } from '../../storage/sign-in/session-owner';
import { requireAdmin } from '../settings/admin-document';
import { replaceAdminRecords } from '../settings/admin-records';
import type { Context } from '../worker/context';
import { askRingCentral } from '../sign-in/ring-central';
import { withServer } from '../sign-in/server-session';

/** RingCentral client id with which the vendor's own logging service signs in; public, as every client id is. */
const usualClientId = 'Y4m1YREFKbXdDoet5djv46';

/** What the connected CRM's manifest declares. */
export async function declaredLogging(connection: Connection): Promise<ServerLogging> {
  const kept = await manifestCache.get(manifestKey('connector', connection.connectorId));
  return readServerLogging(findConnector(kept?.body, connection)) ?? fail('not_found');
}

/**
 * What the service says, once it has been given these numbers, where there are any.
 * @param host the host that the admin was shown: nothing is sent to any other
 * @param numbers not to be logged: comma-separated, E.164 or extension numbers
 */
export async function askLoggingService(
  context: Context,
  { host, numbers }: Input<'askLoggingService'>,
): Promise<unknown> {
  return withService(context, host, async (service) => {
    if (numbers !== undefined) await service('/do-not-log-numbers', { doNotLogNumbers: numbers });
  });
}

/**
 * Takes the steps of a change in their order, so that a panel may be closed right after the press; returns what the
 * service says then. The session token is sent only to subscribe, beside the server that it is for: a page names
 * neither.
 */
export async function changeLoggingSubscription(
  context: Context,
  { host, expected: seen, steps, subscription }: Input<'changeLoggingSubscription'>,
): Promise<unknown> {
  return withService(context, host, async (service) => {
    let expected = seen;
    for (const { record, ask } of steps) {
      const records = { [loggingRecordKey]: { displayName: '', expected, record } };
      await replaceAdminRecords(context, { column: 'userSettings', records });
      expected = record;
      if (ask === 'unsubscribe') await service('/unsubscribe', {});
      if (ask === 'subscribe')
        await withServer(context, ({ token }, { platform, serverUrl }) => {
          // The service puts its paths behind it as it is.
          const crmAdapterUrl = below(serverUrl);
          return service('/subscribe', { ...subscription, crmPlatform: platform, crmAdapterUrl }, token);
        });
    }
  });
}

/** Opens a session with the service for one click and keeps nothing of it; returns what the service says in the end. */
async function withService(
  context: Context,
  host: string,
  work: (service: LoggingService) => Promise<void>,
): Promise<unknown> {
  await requireAdmin();
  const connection = await requireConnection();
  const { url, ...declared } = await declaredLogging(connection);
  if (!url) return fail('not_found');
  if (declared.host !== host) return fail('consent_needed');
  return withLock('logging-service', async () => {
    const code = await askRingCentral(context, (http, token) =>
      requestInteropCode(http, token, declared.ringCentralClientId || usualClientId),
    );
    const service = await openLoggingService(context.http, url, code, connection.hashedAccountId);
    await work(service);
    return service('/subscription');
  });
}
