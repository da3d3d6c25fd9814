// @ts-check
import { listKnownNumbers, matchContacts, syncContacts } from './contact-book.js';
import { listConversationDays, matchCallLogs, matchMessageLogs } from './log-matches.js';

/** @typedef {import('./peer.js').Peer} Peer */

/**
 * Asks for what is not known yet: after sign-in, a registration, or an authorization.
 * @param {Peer} peer
 */
async function matchEverything(peer) {
  const { owner, calls } = peer.store.get();
  if (!owner) return;
  await matchContacts(peer, listKnownNumbers(peer.store.get()));
  await matchCallLogs(
    peer,
    calls.map((call) => call.sessionId),
    false,
  );
  await matchMessageLogs(
    peer,
    listConversationDays(peer).map((day) => day.conversationLogId),
    false,
  );
}

/** @param {Peer} peer */
export async function refreshAfterAuthorization(peer) {
  void syncContacts(peer);
  await matchEverything(peer);
}
