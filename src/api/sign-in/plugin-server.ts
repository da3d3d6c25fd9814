import { isObject, parseJson } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { hostOf, type SafeUrl } from '../../core/basics/url';
import { ask, bodyOf, send, type Http } from '../basics/http';

/**
 * Direct requests to a plugin's own server (src/api/README.md, Plugin servers). They carry no `Authorization`, `rc-*`
 * header or cookie; a session token returned in a header is ignored.
 */

/** GET authorizationUrl?pluginId= → `{authUrl}` or just the address; unchecked. */
export async function getAuthorizationUrl(http: Http, address: SafeUrl, pluginId: string): Promise<unknown> {
  const body = await ask(http, {
    purpose: 'plugin_sign_in',
    url: address,
    query: { pluginId },
  });
  return isObject(body) ? body['authUrl'] : body;
}

/**
 * GET redirectTo?hashedExtensionId=&callbackUri=, upon which the plugin exchanges the code. `undefined` when the
 * request was delivered but the answer is invisible: a redirect, or no CORS.
 */
export async function deliverLanding(
  http: Http,
  landing: { redirectTo: SafeUrl; callbackUri: string; hashedExtensionId: string },
): Promise<true | undefined> {
  const { redirectTo, callbackUri, hashedExtensionId } = landing;
  const answer = await send(http, {
    purpose: 'plugin_landing',
    url: redirectTo,
    query: { hashedExtensionId },
    secrets: { landing: callbackUri },
    redirect: 'manual',
  });
  if (answer.status === 0) return undefined;
  if (answer.status >= 200 && answer.status < 300) return true;
  bodyOf(answer, redirectTo);
  return fail('refused', { host: hostOf(redirectTo), status: answer.status });
}

/** GET authStateUrl → `{successful}`. The answer does not say for which person. */
export async function getAuthState(http: Http, address: SafeUrl): Promise<boolean> {
  const answer = await send(http, { purpose: 'plugin_state', url: address });
  const body = answer.status < 300 ? parseJson(answer.text) : undefined;
  if (isObject(body) && typeof body['successful'] === 'boolean') return body['successful'];
  bodyOf(answer, address);
  return fail('unexpected', { host: hostOf(address) });
}

/** POST logoutUrl `{jwtToken}` → `{successful: true}`; `''` withholds the token. */
export async function logOutAccount(http: Http, address: SafeUrl, sessionToken: string): Promise<void> {
  const body = await ask(http, {
    purpose: 'plugin_log_out',
    method: 'POST',
    url: address,
    body: {},
    secrets: { session: sessionToken },
  });
  if (!isObject(body) || body['successful'] !== true) fail('unexpected', { host: hostOf(address) });
}
