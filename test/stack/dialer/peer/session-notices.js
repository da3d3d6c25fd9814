// @ts-check
import {
  describeAutoLog,
  describeCallingSettings,
  describeRegion,
  describeSignedIn,
  describeSignedOut,
} from '../payloads/sign-in.js';
import {
  describeBrandAssets,
  describeDialerStatus,
  describePresence,
  describeRoute,
  describeWebphoneConnection,
} from '../payloads/widget-state.js';
import { scheduleHistorySync } from './call-history.js';
import { recallActivity } from './memory.js';
import { matchUnknown } from './refresh.js';
import { pause } from './waiting.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../sample-people.js').Owner} Owner */

const routeDelay = 150;

/** @param {Peer} peer */
async function connectPhone(peer) {
  await pause(peer, peer.options.times.phoneReady);
  if (!peer.store.get().owner) return;
  if (peer.parameters.usesWebphone) peer.post(describeWebphoneConnection('connecting', null));
  peer.post(describeAutoLog('call', peer.store.get().autoLog.call));
  peer.store.set({ ready: true });
  peer.post(describeDialerStatus(true));
  if (peer.parameters.usesWebphone) peer.post(describeWebphoneConnection('connected', '400001'));
}

/**
 * What precedes the word that somebody is signed in.
 * @param {Peer} peer
 */
export function announceArrival(peer) {
  peer.post(describePresence('NoCall', true));
  peer.post(describeRegion());
  peer.post(describeBrandAssets(peer.iconAddress));
}

/**
 * What the widget tells after sign-in, in its order.
 * @param {Peer} peer
 * @param {Owner} owner
 * @param {boolean} isFreshLogin
 */
export async function announceSignedIn(peer, owner, isFreshLogin) {
  recallActivity(peer);
  peer.post(describeSignedIn(owner, isFreshLogin, peer.options.generation));
  peer.post(describeCallingSettings(peer.parameters.usesWebphone));
  peer.post(describeAutoLog('message', peer.store.get().autoLog.message));
  matchUnknown(peer);
  scheduleHistorySync(peer);
  await pause(peer, routeDelay);
  peer.post(describeRoute(peer.store.get().route));
  await connectPhone(peer);
}

/** @param {Peer} peer */
export function announceSignedOut(peer) {
  if (peer.parameters.usesWebphone) peer.post(describeWebphoneConnection('disconnecting', null));
  peer.store.set({
    owner: null,
    accessToken: null,
    ready: false,
    call: null,
    calls: [],
    messages: [],
    contactMatches: {},
    callLogs: {},
    messageLogs: {},
  });
  peer.post(describeDialerStatus(false));
  peer.post(describeWebphoneConnection('disconnected', null));
  peer.post(describeSignedOut(true));
  peer.post(describeBrandAssets(peer.iconAddress));
  peer.post(describePresence(null, false));
}
