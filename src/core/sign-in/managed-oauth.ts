import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/** The parts of a connector's OAuth app that an organisation may replace (core 1.7.41 handlers/managedOAuth.js:23). */
export const managedOAuthFields = [
  'clientId',
  'clientSecret',
  'authorizationUri',
  'accessTokenUri',
  'redirectUri',
  'scopes',
  'hostname',
] as const;

export type ManagedOAuthField = (typeof managedOAuthFields)[number];

/**
 * `none`: people sign in with the connector's own app. `pending`: values wait up to 24 hours for a first successful
 * sign-in. `account`: in use.
 */
export interface ManagedOAuth {
  readonly state: 'none' | 'pending' | 'account';
  /** Values that may be shown. */
  readonly values: { readonly [field in ManagedOAuthField]?: string };
}

/** GET /oauthManagedAuthState without its client secret (core 1.7.41 index.js:475; core/sign-in/stored-secret.ts). */
export function readManagedOAuth(body: unknown): ManagedOAuth | undefined {
  if (!isObject(body) || typeof body['hasAccountOAuth'] !== 'boolean') return undefined;
  if (body['hasAccountOAuth']) return { state: 'account', values: valuesOf(body['oauthValues']) };
  if (body['hasPendingOAuth'] === true) return { state: 'pending', values: valuesOf(body['pendingValues']) };
  return { state: 'none', values: {} };
}

function valuesOf(values: unknown): ManagedOAuth['values'] {
  if (!isObject(values)) return {};
  const read = managedOAuthFields.map((field) => [field, plainText(values[field], 2000)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== ''));
}
