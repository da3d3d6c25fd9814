// @ts-check
import { describeSignedOut } from '../payloads/sign-in.js';
import {
  describeAssistant,
  describeNumberFormat,
  listAdapterMessages,
  listOpeningMessages,
} from '../payloads/widget-state.js';
import { recallAutoLog, recallFeatures } from './memory.js';
import { resumeSession, signInWithCode, startSignIn, takeHeldCallback } from './sign-in.js';

/** @typedef {import('./peer.js').Peer} Peer */

/** @param {Peer} peer */
async function signInByItself(peer) {
  const { authorizationCode, authorizationCodeVerifier, signInAtStart } = peer.parameters;
  if (await resumeSession(peer)) return;
  if (await takeHeldCallback(peer)) return;
  if (authorizationCode !== '') await signInWithCode(peer, authorizationCode, authorizationCodeVerifier);
  else if (signInAtStart) await startSignIn(peer);
}

/**
 * The widget always tells once that nobody is signed in, before any sign-in of its own.
 * @param {Peer} peer
 */
export function startDialer(peer) {
  recallAutoLog(peer);
  recallFeatures(peer);
  listOpeningMessages(peer.iconAddress).forEach(peer.post);
  peer.after(() => {
    const { assistant, numberFormat } = peer.store.get();
    const features = [
      describeAssistant(assistant),
      ...(peer.options.generation === '3.x' ? [describeNumberFormat(numberFormat)] : []),
    ];
    listAdapterMessages(peer.locale, peer.readTheme(), peer.iconAddress, features).forEach(peer.post);
    peer.after(() => {
      peer.post(describeSignedOut(null));
      peer.store.set({ started: true });
      void signInByItself(peer);
    }, peer.options.times.signedOut);
  }, peer.options.times.up);
}
