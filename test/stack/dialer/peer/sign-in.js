// @ts-check
import { describeSignInPopup } from '../payloads/sign-in.js';
import { recallTokens, rememberTokens } from './memory.js';
import {
  buildSignInAddress,
  createVerifier,
  exchangeCode,
  readOwner,
  refreshTokens,
  revokeToken,
} from './oauth.js';
import { announceSignedIn, announceSignedOut } from './session-notices.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./memory.js').Tokens} Tokens */

/**
 * @param {Peer} peer
 * @param {unknown} error
 */
function failSignIn(peer, error) {
  const reason = error instanceof Error ? error.message : String(error);
  peer.store.set({ signIn: 'idle', signInProblem: reason });
  peer.report(`sign-in: ${reason}`);
}

/**
 * The Sign in button, or the host's `rc-adapter-login`.
 * @param {Peer} peer
 */
export async function startSignIn(peer) {
  const { parameters, store } = peer;
  if (store.get().owner) return;
  if (parameters.clientId === '') return failSignIn(peer, "this page's address has no clientId");
  const verifier = createVerifier(peer.random);
  const address = await buildSignInAddress(peer, verifier);
  store.set({ signIn: 'asking', signInProblem: '', verifier, lastCallback: '' });
  if (parameters.disableLoginPopup) peer.post(describeSignInPopup(address));
  else peer.openWindow(address);
}

/**
 * A second sign-in takes the place of the first.
 * @param {Peer} peer
 * @param {Tokens} tokens
 * @param {boolean} isFreshLogin
 */
async function enter(peer, tokens, isFreshLogin) {
  const owner = await readOwner(peer, tokens.accessToken);
  if (peer.store.get().owner) announceSignedOut(peer);
  rememberTokens(peer, tokens);
  peer.store.set({ owner, accessToken: tokens.accessToken, signIn: 'idle', signInProblem: '' });
  void announceSignedIn(peer, owner, isFreshLogin);
}

/**
 * @param {Peer} peer
 * @param {() => Promise<Tokens>} obtainTokens
 */
async function attempt(peer, obtainTokens) {
  peer.store.set({ signIn: 'entering', signInProblem: '' });
  try {
    await enter(peer, await obtainTokens(), true);
  } catch (error) {
    failSignIn(peer, error);
  }
  await takeHeldCallback(peer);
}

/**
 * @param {Peer} peer
 * @param {string} code
 * @param {string} verifier
 */
export function signInWithCode(peer, code, verifier) {
  return attempt(peer, () => exchangeCode(peer, code, verifier));
}

/**
 * @param {Peer} peer
 * @param {string} callbackUri
 */
async function enterWithCallback(peer, callbackUri) {
  if (!URL.canParse(callbackUri)) return failSignIn(peer, 'the callbackUri is not an address');
  const { searchParams, hash } = new URL(callbackUri);
  const accessToken = new URLSearchParams(hash.slice(1)).get('access_token');
  const code = searchParams.get('code');
  if (code) return signInWithCode(peer, code, searchParams.get('code_verifier') ?? peer.store.get().verifier);
  if (!accessToken) return failSignIn(peer, searchParams.get('error') ?? 'the callbackUri holds no code');
  return attempt(peer, async () => ({ accessToken, refreshToken: '' }));
}

/**
 * A message with a top-level `callbackUri`, whatever its type: from the host or from the redirect page. A code
 * obtained by the host brings its own verifier. During the start or another sign-in it waits for its turn.
 * @param {Peer} peer
 * @param {string} callbackUri
 */
export async function receiveCallback(peer, callbackUri) {
  const { started, signIn, lastCallback } = peer.store.get();
  if (callbackUri === lastCallback) return peer.note('own', 'the same callbackUri again');
  peer.store.set({ lastCallback: callbackUri });
  if (!started || signIn === 'entering') peer.store.set({ heldCallback: callbackUri });
  else await enterWithCallback(peer, callbackUri);
}

/**
 * @param {Peer} peer
 * @returns {Promise<boolean>} false when none was waiting
 */
export async function takeHeldCallback(peer) {
  const { heldCallback } = peer.store.get();
  if (heldCallback === '') return false;
  peer.store.set({ heldCallback: '' });
  await enterWithCallback(peer, heldCallback);
  return true;
}

/**
 * At start: the session of the last visit, renewed where it has run out.
 * @param {Peer} peer
 * @returns {Promise<boolean>}
 */
export async function resumeSession(peer) {
  const tokens = recallTokens(peer);
  if (!tokens) return false;
  peer.store.set({ signIn: 'entering' });
  try {
    await enter(peer, tokens, false).catch(() => renewSession(peer, tokens));
  } catch {
    rememberTokens(peer, null);
    peer.store.set({ signIn: 'idle' });
    peer.note('own', 'the remembered session has ended');
  }
  await takeHeldCallback(peer);
  return peer.store.get().owner !== null;
}

/**
 * @param {Peer} peer
 * @param {Tokens} tokens
 * @throws {Error} when the platform does not renew them
 */
async function renewSession(peer, { refreshToken }) {
  if (refreshToken === '') throw new Error('no refresh token');
  await enter(peer, await refreshTokens(peer, refreshToken), false);
}

/** @param {Peer} peer */
export async function signOut(peer) {
  const { owner, accessToken } = peer.store.get();
  if (!owner) return;
  rememberTokens(peer, null);
  announceSignedOut(peer);
  if (!accessToken) return;
  await revokeToken(peer, accessToken).catch(() => peer.note('own', 'the token was not revoked'));
}
