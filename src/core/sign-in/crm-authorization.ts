import { findPlatform } from '../directory/connector-platform';
import { objectOf, partOf, type JsonObject } from '../basics/json';
import { connectorAt } from '../directory/connector-overrides';
import { defaultRedirectPage } from './landing';
import { fail } from '../basics/problem';
import type { SignInPage } from './sign-in-page';
import { plainText } from '../basics/text';
import { parseSafeUrl, withParameters, type SafeUrl } from '../basics/url';

/**
 * The page on which a person signs in to a CRM: built from the manifest, its values for this host (`override`), and
 * the organisation's replacements. The server exchanges the code with these values, so the code must be requested
 * with the same ones.
 * @param managed answer of GET /oauthManagedAuthState; `undefined` when the server has no such route
 * @throws ProblemError `manifest`, naming the part that is missing or unsafe
 */
export function readSignInPage(
  { manifest, name }: { manifest: unknown; name: string },
  hostname: string,
  managed: unknown,
): SignInPage {
  const here = connectorAt(manifest, name, hostname);
  const { key, platform = {} } = findPlatform(here, name);
  const values = managedValues(managed);
  const oauth = objectOf(partOf(platform['auth'], 'oauth'));
  const redirectPage =
    parseSafeUrl(values['redirectUri'] ?? redirectUriOf(here, platform, oauth)) ??
    fail('manifest', { message: 'redirectUri' });
  const url =
    parseSafeUrl(values['authorizationUri'] ?? oauth['authUrl']) ??
    fail('manifest', { message: 'auth.oauth.authUrl' });
  const clientId = plainText(values['clientId'] ?? oauth['clientId'], 200);
  const scope = plainText(scopeText(values['scopes'] ?? oauth['scope']), 2000);
  return {
    address: addressOf(url, { clientId, scope, redirectPage }),
    redirectPage,
    state: stateOf(plainText(oauth['customState'], 500), plainText(platform['name'], 100) || key),
  };
}

/** A connector without a redirect page of its own uses the common one. */
export function redirectUriOf(manifest: unknown, platform: JsonObject, oauth: JsonObject): unknown {
  return (
    oauth['redirectUri'] ?? partOf(manifest, 'redirectUri') ?? platform['redirectUri'] ?? defaultRedirectPage
  );
}

/**
 * The organisation's values; an admin also tries out values that are still pending (core 1.7.41
 * handlers/managedOAuth.js:246).
 */
function managedValues(managed: unknown): JsonObject {
  const values = objectOf(partOf(managed, 'oauthValues'));
  return Object.keys(values).length > 0 ? values : objectOf(partOf(managed, 'pendingValues'));
}

function scopeText(scope: unknown): unknown {
  return Array.isArray(scope) ? scope.join(' ') : scope;
}

/** The server needs the platform in it; a connector may require more. */
function stateOf(customState: string, platform: string): string {
  const state = new URLSearchParams(customState);
  if (!state.has('platform')) state.set('platform', platform);
  return state.toString();
}

/** @param scope scopes alone, or a whole parameter (`scope=a b`): manifests use both */
function addressOf(
  url: SafeUrl,
  { clientId, scope, redirectPage }: { clientId: string; scope: string; redirectPage: string },
): string {
  const scopes = scope.includes('=')
    ? Object.fromEntries(new URLSearchParams(scope))
    : { scope: scope || undefined };
  return withParameters(url, {
    ...scopes,
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectPage,
  });
}
