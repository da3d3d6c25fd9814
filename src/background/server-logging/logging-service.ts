import { manifestKey } from '../../core/directory/catalog';
import { openLoggingService, type LoggingService } from '../../api/server-logging/logging-service';
import { requestInteropCode } from '../../api/sign-in/ringcentral';
import type { Connection } from '../../core/crm/account';
import { findPlatform } from '../../core/directory/connector-platform';
import { loggingRecordKey } from '../../core/server-logging/logging-record';
import { fail } from '../../core/basics/problem';
import { readServerLogging, type ServerLogging } from '../../core/server-logging/server-logging';
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
  return readServerLogging(findPlatform(kept?.body, connection.platform).platform) ?? fail('not_found');
}

/** @param host the host that the admin was shown: nothing is sent to any other */
export async function getLoggingSubscription(context: Context, host: string): Promise<unknown> {
  return withService(context, host, (service) => service('/subscription'));
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
          const crmAdapterUrl = serverUrl.replace(/\/+$/, '');
          return service('/subscribe', { ...subscription, crmPlatform: platform, crmAdapterUrl }, token);
        });
    }
    return service('/subscription');
  });
}

/** @param numbers comma-separated, E.164 or extension numbers */
export async function saveDoNotLogNumbers(context: Context, host: string, numbers: string): Promise<unknown> {
  return withService(context, host, async (service) => {
    await service('/do-not-log-numbers', { doNotLogNumbers: numbers });
    return service('/subscription');
  });
}

/** Opens a session with the service for one click and keeps nothing of it. */
async function withService<T>(
  context: Context,
  host: string,
  work: (service: LoggingService) => Promise<T>,
): Promise<T> {
  await requireAdmin();
  const connection = await requireConnection();
  const { url, ...declared } = await declaredLogging(connection);
  if (!url) return fail('not_found');
  if (declared.host !== host) return fail('consent_needed');
  return withLock('logging-service', async () => {
    const code = await askRingCentral(context, (http, token) =>
      requestInteropCode(http, token, declared.ringCentralClientId || usualClientId),
    );
    return work(await openLoggingService(context.http, url, code, connection.hashedAccountId));
  });
}
