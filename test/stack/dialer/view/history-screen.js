// @ts-check
import { describeCallRecord, resultOf } from '../payloads/call-record.js';
import { requestCallLog } from '../peer/call-logging.js';
import { callLogsOf, isLogged } from '../peer/log-matches.js';
import { clickButton, listButtons } from '../peer/service.js';
import { textAt } from '../json.js';
import { createButton, createTag, element, whenChanged } from './element.js';
import { describeMatch, formatDuration, formatTime, nameNumber } from './wording.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../payloads/call.js').Call} Call */

/**
 * @param {Peer} peer
 * @param {Call} call
 * @param {boolean} logged
 * @param {string} name
 */
function createLogButtons(peer, call, logged, name) {
  const press = (/** @type {'createLog' | 'editLog' | 'viewLog'} */ trigger) => () =>
    void requestCallLog(peer, trigger, call.sessionId);
  if (!logged)
    return [createButton('history-log', 'Log', press('createLog'), { name: `Log the call with ${name}` })];
  const view = createButton('history-view', 'View', press('viewLog'), {
    name: `View the log of the call with ${name}`,
  });
  if (peer.store.get().service?.['callLoggerHideEditLogButton'] === true) return [view];
  return [
    createButton('history-edit', 'Edit', press('editLog'), { name: `Edit the log of the call with ${name}` }),
    view,
  ];
}

/**
 * @param {Peer} peer
 * @param {DialerState} state
 * @param {Call} call
 */
function createItem(peer, state, call) {
  const name = nameNumber(state, call.otherNumber);
  const logged = isLogged(callLogsOf(state, call.sessionId));
  const facts = [formatTime(call.rangAt), formatDuration(call.duration), call.direction, resultOf(call)];
  const canLog = Boolean(state.service?.['callLoggerPath']);
  const own = listButtons(state.service, 'callAction').map((button) =>
    createButton(`call-action-${textAt(button, 'id')}`, textAt(button, 'label'), () => {
      if (state.owner) void clickButton(peer, button, describeCallRecord(call, state.owner, null));
    }),
  );
  return element(
    'li',
    { class: 'item', 'data-testid': 'history-item', 'data-session-id': call.sessionId },
    element(
      'div',
      { class: 'who' },
      element('strong', { title: describeMatch(state, call.otherNumber) }, name),
      element('span', { class: 'secondary' }, facts.join(' · ')),
    ),
    createTag(logged ? 'Logged' : 'Not logged', logged ? 'ok' : 'unk', 'history-state'),
    element('div', { class: 'run' }, ...(canLog ? createLogButtons(peer, call, logged, name) : []), ...own),
  );
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createHistoryScreen(peer) {
  const list = element('ul', { class: 'list', 'data-testid': 'history' });
  const empty = element('p', { class: 'empty' }, 'No calls yet. Start one on the Phone tab.');
  return {
    element: element('section', { class: 'screen', 'aria-label': 'History' }, empty, list),
    update: whenChanged(
      (state) => [state.calls, state.callLogs, state.contactMatches, state.service],
      (state) => {
        empty.hidden = state.calls.length > 0;
        list.replaceChildren(...state.calls.map((call) => createItem(peer, state, call)));
      },
    ),
  };
}
