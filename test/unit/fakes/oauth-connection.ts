import type { StackAddresses } from '../../stack/stack';
import { openOAuthSession } from '../../stack/start/oauth-session';
import type { openWorker } from './real-worker';

/** Has a worker connected to OAuth CRM, in the place of the CRM that it was connected to on the same server. */
export async function connectByOAuth(
  stack: StackAddresses,
  worker: Awaited<ReturnType<typeof openWorker>>,
  connectorId: string,
): Promise<void> {
  const { connection } = Object(await worker.stored());
  const token = await openOAuthSession(stack, new URL(connection.serverUrl).host);
  await worker.loadConnector(connectorId);
  await worker.world.browser.storage.local.set({
    connection: {
      ...connection,
      state: 'connected',
      platform: 'oauthCRM',
      connectorId,
      connectorName: 'OAuth CRM',
    },
    sessionToken: { token, serverUrl: connection.serverUrl },
  });
}
