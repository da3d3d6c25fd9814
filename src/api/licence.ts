import { askServer, type ServerSession } from './app-connect';
import type { Http } from './http';

/**
 * GET /plugin/licenseStatus (41/index.js:3162): the plugin's own answer passed through, or an empty body when the
 * server has no registration of it.
 * @param accountId raw RingCentral account id
 */
export async function getLicenceStatus(
  http: Http,
  session: ServerSession,
  pluginId: string,
  accountId: string,
): Promise<unknown> {
  return askServer(http, session, {
    method: 'GET',
    path: '/plugin/licenseStatus',
    query: { rcAccountId: accountId, pluginId },
  });
}
