import { isObject, parseJson } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { hostOf, withParameters, type SafeUrl } from '../../core/basics/url';
import { ask, bodyOf, type Http } from '../basics/http';

/**
 * Direct requests to a plugin's own server (facts/app-connect-server.md §4.5). They carry no `Authorization`, no
 * `rc-*` header and no cookie, and a session token that comes back in a header is not kept.
 */

/** GET authorizationUrl?pluginId= → `{authUrl}` or the address alone; unchecked. */
export async function getAuthorizationUrl(http: Http, address: SafeUrl, pluginId: string): Promise<unknown> {
  const body = await ask(http, { method: 'GET', url: withParameters(address, { pluginId }) });
  return isObject(body) ? body['authUrl'] : body;
}

/**
 * GET redirectTo?hashedExtensionId=&callbackUri=, which makes the plugin exchange the code. `undefined` when it was
 * delivered and the answer cannot be seen: a redirect, or an answer without CORS.
 */
export async function deliverLanding(
  http: Http,
  landing: { redirectTo: SafeUrl; callbackUri: string; hashedExtensionId: string },
): Promise<true | undefined> {
  const { redirectTo, callbackUri, hashedExtensionId } = landing;
  const url = withParameters(redirectTo, { hashedExtensionId, callbackUri });
  const answer = await http({ method: 'GET', url, redirect: 'manual' });
  if (answer.status === 0) return undefined;
  if (answer.status >= 200 && answer.status < 300) return true;
  bodyOf(answer, url);
  return fail('refused', { host: hostOf(url), status: answer.status });
}

/** GET authStateUrl → `{successful}`. It names no person: a plugin answers as well as it can. */
export async function getAuthState(http: Http, address: SafeUrl): Promise<boolean> {
  const answer = await http({ method: 'GET', url: address });
  const body = answer.status < 300 ? parseJson(answer.text) : undefined;
  if (isObject(body) && typeof body['successful'] === 'boolean') return body['successful'];
  bodyOf(answer, address);
  return fail('unexpected', { host: hostOf(address) });
}

/** POST logoutUrl `{jwtToken}` → `{successful: true}`; `''` withholds the token. */
export async function logOutAccount(http: Http, address: SafeUrl, sessionToken: string): Promise<void> {
  const body = await ask(http, {
    method: 'POST',
    url: address,
    body: sessionToken ? { jwtToken: sessionToken } : {},
  });
  if (!isObject(body) || body['successful'] !== true) fail('unexpected', { host: hostOf(address) });
}
