import type { JsonObject } from '../../core/basics/json';
import { askServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';

/** GET /admin/serverLoggingSettings: values by field, secrets among them (core 1.7.41 index.js:897; no admin check there). */
export async function getServerLoggingSettings(http: Http, session: ServerSession): Promise<unknown> {
  return askServer(http, session, { method: 'GET', path: '/admin/serverLoggingSettings' });
}

/** POST /admin/serverLoggingSettings (core 1.7.41 index.js:948): refused by connectors without OAuth. */
export async function updateServerLoggingSettings(
  http: Http,
  session: ServerSession,
  values: JsonObject,
): Promise<void> {
  await askServer(http, session, {
    method: 'POST',
    path: '/admin/serverLoggingSettings',
    body: { additionalFieldValues: values },
  });
}
