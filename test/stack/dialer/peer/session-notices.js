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
import { syncHistory } from './call-history.js';
import { recallActivity } from './memory.js';
import { refreshAfterAuthorization } from './refresh.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../sample-people.js').Owner} Owner */

const routeDelay = 150;
const webphoneDelay = 300;

/**
 * @param {Peer} peer
 * @param {number} ms
 */
function pause(peer, ms) {
  return new Promise((resolve) => peer.after(() => resolve(undefined), ms));
}

/** @param {Peer} peer */
async function connectPhone(peer) {
  await pause(peer, webphoneDelay);
  if (!peer.store.get().owner) return;
  if (peer.parameters.usesWebphone) peer.post(describeWebphoneConnection('connecting', null));
  peer.post(describeAutoLog('call', peer.store.get().autoLog.call));
  peer.store.set({ ready: true });
  peer.post(describeDialerStatus(true));
  if (peer.parameters.usesWebphone) peer.post(describeWebphoneConnection('connected', '400001'));
}

/**
 * What the widget tells after sign-in, in its order.
 * @param {Peer} peer
 * @param {Owner} owner
 * @param {boolean} isFreshLogin
 */
export async function announceSignedIn(peer, owner, isFreshLogin) {
  recallActivity(peer);
  peer.post(describePresence('NoCall', true));
  peer.post(describeRegion());
  peer.post(describeBrandAssets(peer.iconAddress));
  peer.post(describeSignedIn(owner, isFreshLogin));
  peer.post(describeCallingSettings(peer.parameters.usesWebphone));
  peer.post(describeAutoLog('message', peer.store.get().autoLog.message));
  const refreshed = refreshAfterAuthorization(peer);
  await pause(peer, routeDelay);
  peer.post(describeRoute(peer.store.get().route));
  await connectPhone(peer);
  await refreshed;
  if (peer.store.get().owner) await syncHistory(peer);
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
