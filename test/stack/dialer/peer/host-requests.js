// @ts-check
import { numberAt, objectAt, textAt, valueAt } from '../json.js';
import { describeLoggableCall } from '../payloads/call-log.js';
import { callContext } from './call-logging.js';
import { callLogsOf, isLogged } from './log-matches.js';
import { dismissAlert, showAlert } from './notices.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/call.js').Call} Call */
/** @typedef {(peer: Peer, body: unknown) => unknown} Answer */

/**
 * @param {Peer} peer
 * @param {Call} call
 */
function describeCall(peer, call) {
  const context = callContext(peer, call);
  return context && describeLoggableCall(call, context);
}

/** @type {Answer} */
function listUnloggedCalls(peer, body) {
  const perPage = numberAt(body, 'perPage', 20);
  const start = (numberAt(body, 'page', 1) - 1) * perPage;
  const state = peer.store.get();
  const unlogged = state.calls.filter((call) => call.synced && !isLogged(callLogsOf(state, call.sessionId)));
  return {
    calls: unlogged.slice(start, start + perPage).map((call) => describeCall(peer, call)),
    hasMore: unlogged.length > start + perPage,
  };
}

/** @type {Answer} */
function getCallLog(peer, body) {
  const sessionId = textAt(body, 'sessionId');
  const telephonySessionId = textAt(body, 'telephonySessionId');
  if (sessionId === '' && telephonySessionId === '')
    return { error: 'sessionId or telephonySessionId is required' };
  const { call: live, calls } = peer.store.get();
  const call = [...calls, ...(live ? [live] : [])].find(
    (item) => item.sessionId === sessionId || item.telephonySessionId === telephonySessionId,
  );
  if (!call) return { call: null };
  return {
    call: {
      ...describeCall(peer, call),
      ...(call.aiNote === null ? {} : { aiNote: call.aiNote }),
      ...(call.transcript === null ? {} : { transcript: call.transcript }),
    },
  };
}

/** @type {Record<string, Answer>} */
const answers = {
  '/custom-alert-message': showAlert,
  '/dismiss-alert-message': (peer, body) => {
    dismissAlert(peer, textAt(body, 'id'));
    return 'ok';
  },
  '/unlogged-calls': listUnloggedCalls,
  '/get-call-log': getCallLog,
};

/**
 * `rc-adapter-message-request`. The widget leaves an unknown path without an answer.
 * @param {Peer} peer
 * @param {unknown} message
 */
export function answerHostRequest(peer, message) {
  const path = textAt(message, 'path');
  const responseId = valueAt(message, 'requestId');
  const answer = answers[path];
  if (!answer) return peer.report(`request "${path}": the dialer does not know this path`);
  if (responseId === undefined) return peer.report(`request "${path}" without a requestId`);
  const response = answer(peer, objectAt(message, 'body'));
  peer.post({ type: 'rc-adapter-message-response', responseId, response });
}
