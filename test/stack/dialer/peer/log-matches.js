// @ts-check
import { isObject, listAt, objectAt, textAt } from '../json.js';
import { groupConversationDays } from '../payloads/conversation.js';
import { count } from './counts.js';
import { lookupPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').DialerState} DialerState */
/** @typedef {import('./state.js').Match} Match */

/**
 * @param {DialerState} state
 * @param {string} sessionId
 */
export function callLogsOf(state, sessionId) {
  return state.callLogs[sessionId]?.entities ?? [];
}

/**
 * @param {DialerState} state
 * @param {string} conversationLogId
 */
export function messageLogsOf(state, conversationLogId) {
  return state.messageLogs[conversationLogId]?.entities ?? [];
}

/**
 * An entity of type "status" says something about a log that does not exist.
 * @param {readonly unknown[]} entities
 */
export function isLogged(entities) {
  return entities.some((entity) => textAt(entity, 'type') !== 'status');
}

/**
 * @param {Peer} peer
 * @param {'callLogs' | 'messageLogs'} kind
 * @param {string[]} ids
 * @param {boolean} again also what is known
 */
function selectIds(peer, kind, ids, again) {
  const known = peer.store.get()[kind];
  const { logTtl } = peer.options.times;
  return ids.filter((id) => again || peer.now() - (known[id]?.at ?? -Infinity) >= logTtl);
}

/**
 * Whatever is not an entity is no log, and believed for as long: also a reply that is late or cannot be read.
 * @param {Peer} peer
 * @param {'callLogs' | 'messageLogs'} kind
 * @param {string[]} ids
 * @param {unknown} reply
 */
function keepMatches(peer, kind, ids, reply) {
  const data = objectAt(reply, 'data');
  /** @type {[string, Match][]} */
  const matches = ids.map((id) => [id, { entities: listAt(data, id).filter(isObject), at: peer.now() }]);
  peer.store.set({ [kind]: { ...peer.store.get()[kind], ...Object.fromEntries(matches) } });
}

/**
 * @param {Peer} peer
 * @param {string[]} sessionIds
 * @param {boolean} [again]
 */
export async function matchCallLogs(peer, sessionIds, again = true) {
  const path = lookupPath(peer, 'callLogEntityMatcherPath');
  const wanted = selectIds(peer, 'callLogs', sessionIds, again);
  if (path === '' || wanted.length === 0) return;
  const live = peer.store.get().call?.sessionId;
  count(peer, 'callLogMatches');
  const body = { sessionIds: wanted, activeSessionIds: wanted.filter((id) => id === live) };
  keepMatches(peer, 'callLogs', wanted, await peer.ask('callLogMatch', path, body));
}

/**
 * @param {Peer} peer
 * @param {string[]} conversationLogIds
 * @param {boolean} [again]
 */
export async function matchMessageLogs(peer, conversationLogIds, again = true) {
  const path = lookupPath(peer, 'messageLogEntityMatcherPath');
  const wanted = selectIds(peer, 'messageLogs', conversationLogIds, again);
  if (path === '' || wanted.length === 0) return;
  count(peer, 'messageLogMatches');
  const body = { conversationLogIds: wanted };
  keepMatches(peer, 'messageLogs', wanted, await peer.ask('messageLogMatch', path, body));
}

/** @param {Peer} peer */
export function listConversationDays(peer) {
  return groupConversationDays(peer.store.get().messages, peer.formatDay);
}
