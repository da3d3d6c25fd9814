// @ts-check
import { createNumericId } from '../identifiers.js';
import { autoLogRecord } from './call-logging.js';
import { matchCallLogs } from './log-matches.js';
import { recallHistorySync, rememberActivity, rememberHistorySync } from './memory.js';
import { debounce } from './waiting.js';

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
 * Reads the platform's list of calls. The host hears of it only where there are new records.
 * @param {Peer} peer
 */
async function syncHistory(peer) {
  if (!peer.store.get().owner) return;
  rememberHistorySync(peer, peer.now());
  const fresh = peer.store.get().calls.filter((call) => !call.synced);
  if (fresh.length === 0) return;
  for (const call of fresh) changeCall(peer, call.sessionId, { synced: true, modifiedAt: peer.now() });
  peer.post({ type: 'rc-call-history-synced-notify' });
  const sessionIds = fresh.map((call) => call.sessionId);
  await matchCallLogs(peer, sessionIds, false);
  for (const sessionId of sessionIds) await autoLogRecord(peer, sessionId);
}

/**
 * @param {Peer} peer
 * @param {number} ms
 */
function syncHistoryIn(peer, ms) {
  debounce(peer, 'history', () => void syncHistory(peer), ms);
}

/**
 * Final records reach the history some seconds after the last call has ended.
 * @param {Peer} peer
 * @param {Call} call
 */
export function addToHistory(peer, call) {
  peer.store.set({ calls: [call, ...peer.store.get().calls] });
  rememberActivity(peer);
  syncHistoryIn(peer, peer.store.get().recordDelay * 1000);
}

/**
 * After sign-in; a widget that is opened again waits until its last sync is old enough.
 * @param {Peer} peer
 */
export function scheduleHistorySync(peer) {
  const { historySynced, historyTtl } = peer.options.times;
  const due = recallHistorySync(peer) + historyTtl;
  syncHistoryIn(peer, Math.max(historySynced, due - peer.now()));
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
