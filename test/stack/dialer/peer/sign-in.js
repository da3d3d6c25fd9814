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
import { announceArrival, announceSignedIn, announceSignedOut } from './session-notices.js';
import { pause } from './waiting.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./memory.js').Tokens} Tokens */
/** @typedef {{ tokens: Tokens, owner: import('../sample-people.js').Owner }} Session */

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
 * @param {Peer} peer
 * @param {Tokens} tokens
 * @returns {Promise<Session>}
 */
async function identify(peer, tokens) {
  return { tokens, owner: await readOwner(peer, tokens.accessToken) };
}

/**
 * @param {Peer} peer
 * @param {Session} session
 * @param {boolean} isFreshLogin
 */
function enter(peer, { tokens, owner }, isFreshLogin) {
  rememberTokens(peer, tokens);
  peer.store.set({ owner, accessToken: tokens.accessToken, signIn: 'idle', signInProblem: '' });
  void announceSignedIn(peer, owner, isFreshLogin);
}

/**
 * Somebody who is signed in is signed out first: the host hears true, false, true.
 * @param {Peer} peer
 * @param {() => Promise<Tokens>} obtainTokens
 */
async function attempt(peer, obtainTokens) {
  peer.store.set({ signIn: 'entering', signInProblem: '' });
  if (peer.store.get().owner) await leave(peer);
  try {
    const entered = obtainTokens().then((tokens) => identify(peer, tokens));
    const [session] = await Promise.all([entered, pause(peer, peer.options.times.codeSignIn)]);
    announceArrival(peer);
    enter(peer, session, true);
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
 * obtained by the host brings its own verifier. During the start, another sign-in or a sign-out it waits for its turn.
 * @param {Peer} peer
 * @param {string} callbackUri
 */
export async function receiveCallback(peer, callbackUri) {
  const { started, signIn, leaving, lastCallback } = peer.store.get();
  if (callbackUri === lastCallback) return peer.note('own', 'the same callbackUri again');
  peer.store.set({ lastCallback: callbackUri });
  if (!started || leaving || signIn === 'entering') peer.store.set({ heldCallback: callbackUri });
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
 * @param {Peer} peer
 * @returns {Tokens | null}
 */
function ownTokens(peer) {
  const { session, forgetsSession } = peer.options;
  if (forgetsSession) rememberTokens(peer, null);
  return session ?? recallTokens(peer);
}

/**
 * At start: the session of the last visit, renewed where it has run out. That it has one shows by the brand, some time
 * before it says who it is.
 * @param {Peer} peer
 * @returns {Promise<boolean>} false without a session of its own
 */
export async function resumeSession(peer) {
  const tokens = ownTokens(peer);
  if (!tokens) return false;
  const { brandAssets, ownSession, signedOut } = peer.options.times;
  const toBrand = pause(peer, brandAssets);
  const toWord = pause(peer, Math.max(0, ownSession - signedOut));
  peer.store.set({ signIn: 'entering' });
  try {
    const session = await identify(peer, tokens).catch(() => renewSession(peer, tokens));
    await toBrand;
    announceArrival(peer);
    await toWord;
    enter(peer, session, false);
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
  return identify(peer, await refreshTokens(peer, refreshToken));
}

/**
 * The session is forgotten only once it is revoked: a frame that is removed before comes back with it.
 * @param {Peer} peer
 */
async function leave(peer) {
  const { signOut: untilSaid, revoke } = peer.options.times;
  const { accessToken } = peer.store.get();
  peer.store.set({ leaving: true });
  await pause(peer, untilSaid);
  announceSignedOut(peer);
  await pause(peer, revoke);
  if (accessToken) {
    await revokeToken(peer, accessToken).catch(() => peer.note('own', 'the token was not revoked'));
  }
  rememberTokens(peer, null);
  peer.store.set({ leaving: false });
}

/** @param {Peer} peer */
export async function signOut(peer) {
  const { owner, leaving } = peer.store.get();
  if (!owner || leaving) return;
  await leave(peer);
  await takeHeldCallback(peer);
}
