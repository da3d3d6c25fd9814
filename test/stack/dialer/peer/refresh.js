// @ts-check
import { listKnownNumbers, matchContacts, syncContacts } from './contact-book.js';
import { listConversationDays, matchCallLogs, matchMessageLogs } from './log-matches.js';

/** @typedef {import('./peer.js').Peer} Peer */

/** Of each kind, the widget asks anew for so many, the newest. */
const mostAskedAgain = 30;

/** @param {Peer} peer */
function listCalls(peer) {
  return peer.store.get().calls.map((call) => call.sessionId);
}

/** @param {Peer} peer */
function listDays(peer) {
  return listConversationDays(peer).map((day) => day.conversationLogId);
}

/**
 * After sign-in or the first registration: what is not known yet.
 * @param {Peer} peer
 */
export function matchUnknown(peer) {
  void matchContacts(peer, listKnownNumbers(peer.store.get()));
  void matchCallLogs(peer, listCalls(peer), false);
  void matchMessageLogs(peer, listDays(peer), false);
}

/**
 * Each further registration: the newest logs anew, whatever is known of them.
 * @param {Peer} peer
 */
export function matchAgain(peer) {
  void matchContacts(peer, listKnownNumbers(peer.store.get()));
  matchLogsAgain(peer);
}

/** @param {Peer} peer */
function matchLogsAgain(peer) {
  void matchCallLogs(peer, listCalls(peer).slice(0, mostAskedAgain));
  void matchMessageLogs(peer, listDays(peer).slice(0, mostAskedAgain));
}

/** @param {Peer} peer */
export function refreshAfterAuthorization(peer) {
  const numbers = listKnownNumbers(peer.store.get());
  void syncContacts(peer);
  void matchContacts(peer, numbers.slice(0, mostAskedAgain), { again: true });
  void matchContacts(peer, numbers.slice(mostAskedAgain));
  matchLogsAgain(peer);
}
