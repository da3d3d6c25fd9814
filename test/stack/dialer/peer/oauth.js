// @ts-check
import { createHexId } from '../identifiers.js';
import { idAt, objectAt, textAt, valueAt } from '../json.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./memory.js').Tokens} Tokens */
/** @typedef {import('../sample-people.js').Owner} Owner */

/** @param {ArrayBuffer} buffer base64url without padding (RFC 4648 section 5) */
function encodeBase64Url(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * A PKCE verifier of 64 characters (RFC 7636 section 4.1).
 * @param {() => number} random
 */
export function createVerifier(random) {
  return createHexId(random, 64);
}

/**
 * The platform's sign-in page, with PKCE (S256).
 * @param {Peer} peer
 * @param {string} verifier
 * @returns {Promise<string>}
 */
export async function buildSignInAddress({ parameters, random }, verifier) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const address = new URL('/restapi/oauth/authorize', parameters.platformAddress);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: parameters.clientId,
    redirect_uri: parameters.redirectUri,
    state: createHexId(random, 16),
    code_challenge: encodeBase64Url(digest),
    code_challenge_method: 'S256',
  }).toString();
  return address.href;
}

/**
 * @param {Response} response
 * @returns {Promise<unknown>}
 */
async function readJson(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { error: `status ${response.status}, not JSON` };
  }
}

/**
 * POST /restapi/oauth/token as a public client, with cookies: a platform that allows any origin is refused by the browser.
 * @param {Peer} peer
 * @param {Record<string, string>} grant
 * @returns {Promise<Tokens>}
 * @throws {Error} with the platform's own reason
 */
async function requestTokens(peer, grant) {
  const response = await peer.fetch(`${peer.parameters.platformAddress}/restapi/oauth/token`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({ ...grant, client_id: peer.parameters.clientId }).toString(),
  });
  const answer = await readJson(response);
  const accessToken = textAt(answer, 'access_token');
  if (!response.ok || accessToken === '') {
    const reason =
      textAt(answer, 'error_description') || textAt(answer, 'error') || `status ${response.status}`;
    throw new Error(`The platform refused the sign-in: ${reason}`);
  }
  return { accessToken, refreshToken: textAt(answer, 'refresh_token') };
}

/**
 * @param {Peer} peer
 * @param {string} code
 * @param {string} verifier
 */
export function exchangeCode(peer, code, verifier) {
  return requestTokens(peer, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: peer.parameters.redirectUri,
    code_verifier: verifier,
  });
}

/**
 * @param {Peer} peer
 * @param {string} refreshToken
 */
export function refreshTokens(peer, refreshToken) {
  return requestTokens(peer, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/**
 * @param {Peer} peer
 * @param {string} accessToken
 */
export async function revokeToken(peer, accessToken) {
  await peer.fetch(`${peer.parameters.platformAddress}/restapi/oauth/revoke`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token: accessToken, client_id: peer.parameters.clientId }).toString(),
  });
}

/**
 * Who the token belongs to: GET /restapi/v1.0/account/~/extension/~
 * @param {Peer} peer
 * @param {string} accessToken
 * @returns {Promise<Owner>}
 * @throws {Error}
 */
export async function readOwner(peer, accessToken) {
  const response = await peer.fetch(`${peer.parameters.platformAddress}/restapi/v1.0/account/~/extension/~`, {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
  });
  const answer = await readJson(response);
  const extensionId = idAt(answer, 'id');
  if (!response.ok || extensionId === '') {
    throw new Error(`The platform did not say who signed in (status ${response.status})`);
  }
  return {
    extensionId,
    accountId: idAt(objectAt(answer, 'account'), 'id'),
    extensionNumber: textAt(answer, 'extensionNumber'),
    name: textAt(answer, 'name'),
    admin: valueAt(objectAt(objectAt(answer, 'permissions'), 'admin'), 'enabled') === true,
  };
}
