import { LANDING_URL } from '../connectors/connector-manifest';
import { CRM_OAUTH_CLIENT } from '../crm/crm-oauth';
import { HOSTS } from '../hosts';
import type { StackAddresses } from '../stack';

/** A session token for OAuth CRM at an App Connect server, as its first sample user; without the pages of the sign-in. */
export async function openOAuthSession(
  { loopbackPort }: StackAddresses,
  serverHost: string,
): Promise<string> {
  const at = (host: string, path: string) => `http://127.0.0.1:${loopbackPort}/@${host}${path}`;
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
  const landing = new URLSearchParams({
    callbackUri: consent.headers.get('location') ?? '',
    rcAccountId: '400000001',
  });
  const answer = await fetch(at(serverHost, `/oauth-callback?${landing.toString()}`));
  return String(Object(await answer.json()).jwtToken);
}
