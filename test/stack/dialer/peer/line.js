// @ts-check
import { createCall, telephonyStatusOf, webphoneIdOf } from '../payloads/call.js';
import { announceActiveCall, announceTelephonySession } from '../payloads/live-call.js';
import { announceWebphoneCall, extensionAddress } from '../payloads/webphone-call.js';
import { describeDialerStatus, describePresence } from '../payloads/widget-state.js';
import { addToHistory } from './call-history.js';
import { autoLogPresence } from './call-logging.js';
import { contactsOf, matchContacts } from './contact-book.js';
import { matchCallLogs } from './log-matches.js';
import { navigate } from './routes.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/call.js').Call} Call */
/** @typedef {import('../payloads/call.js').Owner} Owner */
/** @typedef {import('../payloads/webphone-call.js').WebphoneEvent} WebphoneEvent */

/** Auto log waits this long for the matchers (ms) before the first update goes out. */
const matchPatience = 1_000;
const askedAgainDelay = 20;

/**
 * @param {Peer} peer
 * @param {WebphoneEvent} event
 * @param {Call} call
 */
function announceOnWebphone(peer, event, call) {
  const state = peer.store.get();
  if (!state.owner || !peer.parameters.usesWebphone) return;
  const contact = call.direction === 'Inbound' ? contactsOf(state, call.otherNumber)[0] : undefined;
  peer.post(announceWebphoneCall(event, call, state.owner, contact));
}

/**
 * The events that come for every device.
 * @param {Peer} peer
 * @param {Call} call
 */
function announceEverywhere(peer, call) {
  const { owner } = peer.store.get();
  if (!owner) return;
  peer.post(announceTelephonySession(call, owner));
  peer.post(describePresence(telephonyStatusOf(call), true));
  peer.post(announceActiveCall(call, owner));
}

/**
 * @param {Peer} peer
 * @param {Promise<unknown>[]} lookups
 */
async function waitForLookups(peer, lookups) {
  await Promise.race([
    Promise.all(lookups),
    new Promise((resolve) => peer.after(() => resolve(null), matchPatience)),
  ]);
}

/**
 * The widget asks for one ringing call two to four times: its own number too, and numbers whose answer is on its way.
 * @param {Peer} peer
 * @param {Call} call
 * @param {Owner} owner
 */
function askAgain(peer, call, owner) {
  const questions = [[extensionAddress(owner)], [call.otherNumber]];
  for (const numbers of questions.slice(0, peer.options.ringQuestions - questions.length))
    peer.after(() => void matchContacts(peer, numbers, { again: true }), askedAgainDelay);
}

/**
 * @param {Peer} peer
 * @param {Call} call
 */
function logRinging(peer, call) {
  const contacts = matchContacts(peer, [call.otherNumber], {
    again: true,
    callerIds: { [call.otherNumber]: call.otherName },
  });
  const logs = matchCallLogs(peer, [call.sessionId]);
  peer.enqueue(async () => {
    await waitForLookups(peer, [contacts, logs]);
    await autoLogPresence(peer, call);
  });
}

/**
 * @param {Peer} peer
 * @param {string} otherNumber
 */
export function startIncomingCall(peer, otherNumber) {
  const { owner, call: live } = peer.store.get();
  if (!owner || live || otherNumber === '') return;
  const call = createCall({ direction: 'Inbound', otherNumber, now: peer.now(), random: peer.random });
  peer.store.set({ call });
  announceEverywhere(peer, call);
  void matchContacts(peer, [extensionAddress(owner)], { again: true });
  announceOnWebphone(peer, 'ring', call);
  logRinging(peer, call);
  askAgain(peer, call, owner);
}

/**
 * @param {Peer} peer
 * @param {string} otherNumber
 */
export function startOutgoingCall(peer, otherNumber) {
  const { owner, ready, call: live } = peer.store.get();
  if (!owner || !ready || live || otherNumber === '') return;
  const call = createCall({ direction: 'Outbound', otherNumber, now: peer.now(), random: peer.random });
  peer.post(describeDialerStatus(false));
  peer.store.set({ call });
  announceOnWebphone(peer, 'init', call);
  peer.post(describeDialerStatus(true));
  announceEverywhere(peer, call);
  navigate(peer, `/calls/active/${webphoneIdOf(call)}`);
  logRinging(peer, call);
}

/**
 * @param {Peer} peer
 * @param {Partial<Call>} change
 * @returns {Call | null}
 */
function changeLiveCall(peer, change) {
  const { call } = peer.store.get();
  if (!call) return null;
  const changed = { ...call, ...change };
  peer.store.set({ call: changed });
  return changed;
}

/**
 * An incoming call is answered here, an outgoing one by the other side.
 * @param {Peer} peer
 */
export function answerCall(peer) {
  if (peer.store.get().call?.connectedAt !== null) return;
  const call = changeLiveCall(peer, { connectedAt: peer.now() });
  if (!call) return;
  announceEverywhere(peer, call);
  peer.enqueue(() => autoLogPresence(peer, call));
  announceOnWebphone(peer, 'start', call);
  navigate(peer, `/calls/active/${webphoneIdOf(call)}`);
}

/**
 * @param {Peer} peer
 * @param {boolean} onHold
 */
export function setHold(peer, onHold) {
  const { call: live } = peer.store.get();
  if (!live || live.connectedAt === null || live.onHold === onHold) return;
  const call = changeLiveCall(peer, { onHold });
  if (!call) return;
  announceOnWebphone(peer, onHold ? 'hold' : 'resume', call);
  announceEverywhere(peer, call);
}

/**
 * @param {Peer} peer
 * @param {boolean} muted
 */
export function setMute(peer, muted) {
  if (peer.store.get().call?.connectedAt == null) return;
  const call = changeLiveCall(peer, { muted });
  if (call) announceOnWebphone(peer, 'mute', call);
}

/**
 * @param {Peer} peer
 * @param {boolean} recording
 */
export function setRecording(peer, recording) {
  if (peer.store.get().call?.connectedAt != null) changeLiveCall(peer, { recording });
}

/**
 * The talk lasted as long as it really did, or as long as was set.
 * @param {Peer} peer
 * @param {Call} call
 * @returns {Partial<Call>}
 */
function endOfCall(peer, call) {
  const endedAt = peer.now();
  const { fixedDuration } = peer.store.get();
  if (call.connectedAt === null) return { endedAt };
  const duration = fixedDuration ?? Math.round((endedAt - call.connectedAt) / 1000);
  const connectedAt = fixedDuration === null ? call.connectedAt : endedAt - fixedDuration * 1000;
  return { endedAt, duration, connectedAt, onHold: false, recording: false };
}

/**
 * @param {Peer} peer
 * @param {'none' | 'voicemail'} [redirected]
 */
export function endCall(peer, redirected = 'none') {
  const { call: live } = peer.store.get();
  if (!live) return;
  const call = { ...live, ...endOfCall(peer, live), redirected };
  peer.store.set({ call: null });
  announceOnWebphone(peer, 'end', call);
  announceEverywhere(peer, call);
  addToHistory(peer, call);
  peer.enqueue(() => autoLogPresence(peer, call));
  if (peer.store.get().route.startsWith('/calls/active/')) navigate(peer, '/dialer');
}
