import { isHostileKey, isObject, type JsonObject } from './json';
import { defaultRedirectPage } from './landing';
import { fail } from './problem';
import { plainText } from './text';
import { parseSafeUrl, withParameters, type SafeUrl } from './url';

/** What a CRM's own sign-in page is asked with (RFC 6749 §4.1.1). */
export interface CrmAuthorization {
  readonly url: SafeUrl;
  readonly clientId: string;
  /** Scopes alone, or whole parameters (`scope=a b`), as manifests have both. */
  readonly scope: string;
  /** Parameters that the connector wants in the `state`; '' for none. */
  readonly customState: string;
  readonly redirectPage: string;
  readonly hostname: string;
}

/**
 * From the manifest, with what it says of this host (`override`) and the values that the organisation has put in their
 * place: the server exchanges the code with those, so the code must have been asked for with them.
 * @param managed answer of GET /oauthManagedAuthState; `undefined` from a server that has no such route
 * @throws ProblemError `manifest`, with the part that is missing or not safe
 */
export function readAuthorization(
  { body, platform }: { body: JsonObject; platform: JsonObject },
  hostname: string,
  managed: unknown,
): CrmAuthorization {
  const values = managedValues(managed);
  const auth = objectIn(withOverrides(platform, hostname), 'auth');
  const oauth = objectIn(auth, 'oauth');
  const page =
    values['redirectUri'] ?? oauth['redirectUri'] ?? body['redirectUri'] ?? platform['redirectUri'];
  return {
    url:
      parseSafeUrl(values['authorizationUri'] ?? oauth['authUrl']) ??
      fail('manifest', { message: 'auth.oauth.authUrl' }),
    clientId: plainText(values['clientId'] ?? oauth['clientId'], 200),
    scope: plainText(scopeText(values['scopes'] ?? oauth['scope']), 2000),
    customState: plainText(oauth['customState'], 500),
    redirectPage:
      page === undefined
        ? defaultRedirectPage
        : (parseSafeUrl(page) ?? fail('manifest', { message: 'redirectUri' })),
    hostname: plainText(values['hostname'], 253) || hostname,
  };
}

/** Those in force; an admin also tries out those that are not in force yet (41/handlers/managedOAuth.js:243). */
function managedValues(managed: unknown): JsonObject {
  if (!isObject(managed)) return {};
  const values = objectIn(managed, 'oauthValues');
  return Object.keys(values).length > 0 ? values : objectIn(managed, 'pendingValues');
}

function scopeText(scope: unknown): unknown {
  return Array.isArray(scope) ? scope.join(' ') : scope;
}

function objectIn(source: JsonObject, key: string): JsonObject {
  const value = source[key];
  return isObject(value) ? value : {};
}

/** A connector's manifest with the values that it has for one region's host. */
function withOverrides(platform: JsonObject, hostname: string): JsonObject {
  const overrides = Array.isArray(platform['override']) ? platform['override'].filter(isObject) : [];
  const objects = overrides
    .filter((one) => one['triggerType'] === 'hostname' && one['triggerValue'] === hostname)
    .flatMap((one) => (Array.isArray(one['overrideObjects']) ? one['overrideObjects'] : []))
    .filter(isObject);
  return objects.reduce(
    (changed, { path, value }) => withValue(changed, plainText(path).split('.'), value),
    platform,
  );
}

function withValue(source: JsonObject, [key = '', ...rest]: readonly string[], value: unknown): JsonObject {
  if (key === '' || isHostileKey(key)) return source;
  const next = rest.length === 0 ? value : withValue(objectIn(source, key), rest, value);
  return { ...source, [key]: next };
}

/** The `state`: the server reads the platform from it (41/index.js:1226); the nonce makes it this sign-in's own. */
export function stateOf({ customState }: CrmAuthorization, platform: string, nonce: string): string {
  const state = new URLSearchParams(customState);
  if (!state.has('platform')) state.set('platform', platform);
  state.set('nonce', nonce);
  return state.toString();
}

export function authorizationAddress(authorization: CrmAuthorization, state: string): string {
  const { url, clientId, scope, redirectPage } = authorization;
  const scopes = scope.includes('=')
    ? Object.fromEntries(new URLSearchParams(scope))
    : { scope: scope || undefined };
  const address = new URL(
    withParameters(url, {
      ...scopes,
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectPage,
      state,
    }),
  );
  // A space as %20: not every provider reads a plus as one.
  address.search = address.search.replaceAll('+', '%20');
  return address.href;
}
