// @ts-check
import * as body from '../payloads/call-log.js';
import { contactsOf } from './contact-book.js';
import { callLogsOf, isLogged, matchCallLogs } from './log-matches.js';
import { navigate } from './routes.js';
import { registeredPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/call.js').Call} Call */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {string} sessionId
 * @returns {Call | undefined}
 */
export function findCall(peer, sessionId) {
  const { call, calls } = peer.store.get();
  return call?.sessionId === sessionId ? call : calls.find((item) => item.sessionId === sessionId);
}

/**
 * @param {Peer} peer
 * @param {Call} call
 * @returns {body.CallContext | null} null before sign-in
 */
export function callContext(peer, call) {
  const state = peer.store.get();
  if (!state.owner) return null;
  return {
    owner: state.owner,
    contacts: contactsOf(state, call.otherNumber),
    logs: callLogsOf(state, call.sessionId),
    accessToken: state.service?.['recordingWithToken'] ? state.accessToken : null,
    usesWebphone: peer.parameters.usesWebphone,
  };
}

/**
 * @param {Peer} peer
 * @param {Call} call
 * @param {unknown} request
 */
async function send(peer, call, request) {
  const path = registeredPath(peer, 'callLoggerPath');
  if (path === '') return false;
  const reply = await peer.ask('callLogger', path, request);
  await matchCallLogs(peer, [call.sessionId]);
  return reply !== null;
}

/**
 * @param {Peer} peer
 * @param {'createLog' | 'editLog' | 'viewLog'} triggerType
 * @param {string} sessionId
 */
export async function requestCallLog(peer, triggerType, sessionId) {
  const call = findCall(peer, sessionId);
  const context = call && callContext(peer, call);
  if (context) await send(peer, call, body.describeLogRequest(triggerType, call, context));
}

/**
 * The log page closes once the host has answered; until then what was typed stays.
 * @param {Peer} peer
 * @param {string} sessionId
 * @param {JsonObject} formData
 */
export async function saveCallLog(peer, sessionId, formData) {
  const call = findCall(peer, sessionId);
  const context = call && callContext(peer, call);
  if (!context) return;
  const route = peer.store.get().route;
  const answered = await send(peer, call, body.describeLogForm(call, context, formData));
  if (answered && peer.store.get().route === route) navigate(peer, 'goBack');
}

/**
 * @param {Peer} peer
 * @param {string} sessionId
 * @param {JsonObject} formData
 * @param {string[]} keys
 */
export async function reportCallLogInput(peer, sessionId, formData, keys) {
  const call = findCall(peer, sessionId);
  const context = call && callContext(peer, call);
  const path = registeredPath(peer, 'callLogPageInputChangedEventPath');
  const page = peer.store.get().callLogPage;
  if (!context || !page || path === '') return;
  await peer.ask('inputChanged', path, body.describeLogInput(call, context, formData, keys, page));
}

/**
 * With auto log off, the widget still keeps a call up to date that is already logged.
 * @param {Peer} peer
 * @param {Call} call
 */
function wantsAutoLog(peer, call) {
  const state = peer.store.get();
  return state.autoLog.call || isLogged(callLogsOf(state, call.sessionId));
}

/**
 * @param {Peer} peer
 * @param {Call} call as it was at the event
 */
export async function autoLogPresence(peer, call) {
  const context = callContext(peer, call);
  if (context && wantsAutoLog(peer, call)) await send(peer, call, body.describePresenceUpdate(call, context));
}

/**
 * @param {Peer} peer
 * @param {string} sessionId
 */
export async function autoLogRecord(peer, sessionId) {
  const call = findCall(peer, sessionId);
  const context = call && callContext(peer, call);
  if (context && wantsAutoLog(peer, call)) await send(peer, call, body.describeCallLogSync(call, context));
}
