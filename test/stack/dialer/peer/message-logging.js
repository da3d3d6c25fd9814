// @ts-check
import * as body from '../payloads/message-log.js';
import { describeParticipants } from '../payloads/conversation.js';
import { contactsOf } from './contact-book.js';
import { isLogged, listConversationDays, matchMessageLogs, messageLogsOf } from './log-matches.js';
import { navigate } from './routes.js';
import { registeredPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/conversation.js').ConversationDay} ConversationDay */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {ConversationDay} day
 * @returns {body.MessageContext | null} null before sign-in
 */
function messageContext(peer, day) {
  const state = peer.store.get();
  if (!state.owner) return null;
  const [first] = describeParticipants(day).correspondents;
  return {
    owner: state.owner,
    contacts: contactsOf(state, first?.phoneNumber ?? ''),
    logs: messageLogsOf(state, day.conversationLogId),
    accessToken: state.service?.['attachmentWithToken'] ? state.accessToken : null,
  };
}

/**
 * The newest day of a conversation.
 * @param {Peer} peer
 * @param {string} conversationId
 */
export function findConversation(peer, conversationId) {
  return listConversationDays(peer).find((day) => day.conversationId === conversationId);
}

/**
 * @param {Peer} peer
 * @param {ConversationDay} day
 * @param {unknown} request
 */
async function send(peer, day, request) {
  const path = registeredPath(peer, 'messageLoggerPath');
  if (path === '') return false;
  const reply = await peer.ask('messageLogger', path, request);
  await matchMessageLogs(peer, [day.conversationLogId]);
  return reply !== null;
}

/**
 * @param {Peer} peer
 * @param {string} conversationLogId
 */
export async function requestMessageLog(peer, conversationLogId) {
  const day = listConversationDays(peer).find((item) => item.conversationLogId === conversationLogId);
  const context = day && messageContext(peer, day);
  if (context) await send(peer, day, body.describeMessageLogRequest(day, context));
}

/**
 * @param {Peer} peer
 * @param {string} conversationId
 * @param {JsonObject} formData
 */
export async function saveMessageLog(peer, conversationId, formData) {
  const day = findConversation(peer, conversationId);
  const context = day && messageContext(peer, day);
  if (!context) return;
  const route = peer.store.get().route;
  const answered = await send(peer, day, body.describeMessageLogForm(day, context, formData));
  if (answered && peer.store.get().route === route) navigate(peer, 'goBack');
}

/**
 * @param {Peer} peer
 * @param {string} conversationId
 * @param {JsonObject} formData
 * @param {string[]} keys
 */
export async function reportMessageLogInput(peer, conversationId, formData, keys) {
  const day = findConversation(peer, conversationId);
  const context = day && messageContext(peer, day);
  const path = registeredPath(peer, 'messagesLogPageInputChangedEventPath');
  const page = peer.store.get().messagesLogPage;
  if (!context || !page || path === '') return;
  await peer.ask('inputChanged', path, body.describeMessageLogInput(day, context, formData, keys, page));
}

/**
 * @param {Peer} peer
 * @param {string} conversationId
 */
export async function autoLogConversation(peer, conversationId) {
  const day = findConversation(peer, conversationId);
  const context = day && messageContext(peer, day);
  if (!context || !(peer.store.get().autoLog.message || isLogged(context.logs))) return;
  await send(peer, day, body.describeMessageAutoLog(day, context));
}
