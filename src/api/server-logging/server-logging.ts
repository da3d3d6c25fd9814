import type { JsonObject } from '../../core/basics/json';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';

/**
 * GET /admin/serverLoggingSettings (core 1.7.41 index.js:897): values by field, including secrets. The server does
 * not check for an admin.
 */
export async function getServerLoggingSettings(http: Http, session: ServerSession): Promise<unknown> {
  return requestServer(http, session, {
    purpose: 'server_logging',
    path: '/admin/serverLoggingSettings',
  });
}

/** POST /admin/serverLoggingSettings (core 1.7.41 index.js:948): fails for connectors without OAuth. */
export async function updateServerLoggingSettings(
  http: Http,
  session: ServerSession,
  values: JsonObject,
): Promise<void> {
  await requestServer(http, session, {
    purpose: 'server_logging',
    method: 'POST',
    path: '/admin/serverLoggingSettings',
    body: { additionalFieldValues: values },
  });
}
