import type { Stack } from '../../stack/stack';
import { LANDING_URL } from '../../stack/connectors/connector-manifest';
import { CRM_OAUTH_CLIENT } from '../../stack/crm/crm-oauth';
import { HOSTS } from '../../stack/hosts';
import type { openWorker } from './real-worker';

/**
 * Has a worker connected to OAuth CRM, as its first sample user, in the place of the CRM that it was connected to on the
 * same server.
 */
export async function connectByOAuth(
  stack: Stack,
  worker: Awaited<ReturnType<typeof openWorker>>,
  connectorId: string,
): Promise<void> {
  const at = (host: string, path: string) => `http://127.0.0.1:${stack.loopbackPort}/@${host}${path}`;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CRM_OAUTH_CLIENT.id,
    redirect_uri: LANDING_URL,
    state: 'platform=oauthCRM',
  });
  const consent = await fetch(at(HOSTS.oauthCrm, `/oauth/authorize?${query.toString()}`), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ decision: 'allow', user: 'u1' }),
  });
  const { connection } = Object(await worker.stored());
  const landing = new URLSearchParams({
    callbackUri: consent.headers.get('location') ?? '',
    rcAccountId: '400000001',
  });
  const server = new URL(connection.serverUrl).host;
  const answer = await fetch(at(server, `/oauth-callback?${landing.toString()}`));
  const { jwtToken } = Object(await answer.json());
  await worker.getConnector(worker.context, connectorId);
  await worker.world.browser.storage.local.set({
    connection: { ...connection, platform: 'oauthCRM', connectorId, connectorName: 'OAuth CRM' },
    sessionToken: { token: jwtToken, serverUrl: connection.serverUrl },
  });
}
