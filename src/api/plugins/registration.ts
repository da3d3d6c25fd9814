import type { Access } from '../../core/directory/catalog';
import { askServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';

export interface Registration {
  readonly pluginId: string;
  readonly name: string;
  readonly access: Access;
  readonly ownerAccountId: string;
}

/**
 * POST /plugin/register (core 1.7.41 index.js:3050): the server hands the admin's RingCentral token to the plugin's
 * `userRegisterEndpointUrl` and freezes the manifest. May be repeated.
 * @param accountId raw RingCentral account id
 */
export async function registerPlugin(
  http: Http,
  session: ServerSession,
  plugin: Registration,
  accountId: string,
): Promise<void> {
  await askServer(http, session, {
    method: 'POST',
    path: '/plugin/register',
    body: {
      pluginId: plugin.pluginId,
      rcAccountId: accountId,
      pluginAccess: plugin.access,
      pluginName: plugin.name,
      // The server wants the owner also for private plugins, which is the account itself (core 1.7.41 handlers/plugin.js:94).
      ...(plugin.access !== 'public' && {
        ownerRcAccountId: plugin.access === 'shared' ? plugin.ownerAccountId : accountId,
      }),
    },
    asRingCentral: true,
    // The plugin's own server is asked in between.
    timeoutMs: 28_000,
  });
}

/** DELETE /plugin/unregister (core 1.7.41 index.js:3108); repeating it does no harm. */
export async function unregisterPlugin(
  http: Http,
  session: ServerSession,
  plugin: Registration,
  accountId: string,
): Promise<void> {
  await askServer(http, session, {
    method: 'DELETE',
    path: '/plugin/unregister',
    query: { pluginId: plugin.pluginId, rcAccountId: accountId, pluginName: plugin.name || undefined },
    asRingCentral: true,
  });
}
