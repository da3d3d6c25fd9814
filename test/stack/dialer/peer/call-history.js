// @ts-check
import { createNumericId } from '../identifiers.js';
import { autoLogRecord } from './call-logging.js';
import { matchCallLogs } from './log-matches.js';
import { rememberActivity } from './memory.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/call.js').Call} Call */

/**
 * @param {Peer} peer
 * @param {string} sessionId
 * @param {Partial<Call>} change
 */
function changeCall(peer, sessionId, change) {
  const calls = peer.store
    .get()
    .calls.map((call) => (call.sessionId === sessionId ? { ...call, ...change } : call));
  peer.store.set({ calls });
  rememberActivity(peer);
}

/**
 * The final record reaches the history some seconds after the end.
 * @param {Peer} peer
 * @param {string} sessionId
 */
async function receiveRecord(peer, sessionId) {
  changeCall(peer, sessionId, { synced: true, modifiedAt: peer.now() });
  peer.post({ type: 'rc-call-history-synced-notify' });
  await autoLogRecord(peer, sessionId);
}

/**
 * @param {Peer} peer
 * @param {Call} call
 */
export function addToHistory(peer, call) {
  peer.store.set({ calls: [call, ...peer.store.get().calls] });
  rememberActivity(peer);
  peer.after(() => void receiveRecord(peer, call.sessionId), peer.store.get().recordDelay * 1000);
}

/**
 * After sign-in: records that arrived while this page was closed, then which calls are logged.
 * @param {Peer} peer
 */
export async function syncHistory(peer) {
  const late = peer.store.get().calls.filter((call) => !call.synced);
  for (const call of late) changeCall(peer, call.sessionId, { synced: true });
  peer.post({ type: 'rc-call-history-synced-notify' });
  await matchCallLogs(
    peer,
    peer.store.get().calls.map((call) => call.sessionId),
    false,
  );
  for (const call of late) await autoLogRecord(peer, call.sessionId);
}

/**
 * @param {Peer} peer
 * @param {string} sessionId
 */
export async function addRecording(peer, sessionId) {
  const at = peer.now();
  changeCall(peer, sessionId, { recordingId: createNumericId(at, peer.random), modifiedAt: at });
  await autoLogRecord(peer, sessionId);
}

/**
 * @param {Peer} peer
 * @param {string} sessionId
 */
export async function addAiNotes(peer, sessionId) {
  changeCall(peer, sessionId, {
    aiNote: 'The caller asked for the renewal quote. Next step: send it by Tuesday.',
    transcript: 'Caller: Is my renewal quote ready?\nAgent: You will have it by Tuesday.',
    modifiedAt: peer.now(),
  });
  await autoLogRecord(peer, sessionId);
}
