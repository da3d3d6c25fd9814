import type { Access } from '../../core/directory/catalog';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';

export interface Registration {
  readonly pluginId: string;
  readonly name: string;
  readonly access: Access;
  readonly ownerAccountId: string;
}

/**
 * POST /plugin/register (core 1.7.41 index.js:3050): the server sends the admin's RingCentral token to the plugin's
 * `userRegisterEndpointUrl` and stores the manifest as it is now. May be repeated.
 * @param accountId raw RingCentral account id
 */
export async function registerPlugin(
  http: Http,
  session: ServerSession,
  plugin: Registration,
  accountId: string,
): Promise<void> {
  await requestServer(http, session, {
    purpose: 'plugin_registration',
    method: 'POST',
    path: '/plugin/register',
    body: {
      pluginId: plugin.pluginId,
      rcAccountId: accountId,
      pluginAccess: plugin.access,
      pluginName: plugin.name,
      // The server requires the owner for private plugins too; that is the account itself (core 1.7.41
      // handlers/plugin.js:94).
      ...(plugin.access !== 'public' && {
        ownerRcAccountId: plugin.access === 'shared' ? plugin.ownerAccountId : accountId,
      }),
    },
    // The server calls the plugin's own server before it answers.
    timeoutMs: 28_000,
  });
}

/** DELETE /plugin/unregister (core 1.7.41 index.js:3108); may be repeated. */
export async function unregisterPlugin(
  http: Http,
  session: ServerSession,
  plugin: Registration,
  accountId: string,
): Promise<void> {
  await requestServer(http, session, {
    purpose: 'plugin_registration',
    method: 'DELETE',
    path: '/plugin/unregister',
    query: { pluginId: plugin.pluginId, rcAccountId: accountId, pluginName: plugin.name || undefined },
  });
}
