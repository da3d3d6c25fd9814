// @ts-check
import { textAt } from '../json.js';
import { reportCallLogInput, saveCallLog, findCall } from '../peer/call-logging.js';
import { findConversation, reportMessageLogInput, saveMessageLog } from '../peer/message-logging.js';
import { pressPageButton, reportPageInput, submitPage } from '../peer/pages.js';
import { navigate, routeTarget } from '../peer/routes.js';
import { createForm, replaceForm } from './form/form.js';
import { createButton, element, whenChanged } from './element.js';
import { nameNumber } from './wording.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../peer/state.js').CustomizedPage} CustomizedPage */
/** @typedef {import('./form/form.js').FormEvents} FormEvents */

/**
 * A page whose form the host sent.
 * @param {Peer} peer
 * @param {(state: DialerState) => { page: CustomizedPage | null | undefined, about: string, target: string }} select
 * @param {(page: CustomizedPage, target: string) => FormEvents} listen
 * @returns {import('./element.js').Screen}
 */
function createPageScreen(peer, select, listen) {
  const title = element('h2', { 'data-testid': 'page-title' });
  const about = element('p', { class: 'secondary' });
  const back = createButton('back', '‹', () => navigate(peer, 'goBack'), { kind: 'text', name: 'Back' });
  const place = element('div', {});
  const show = whenChanged(
    (/** @type {ReturnType<typeof select>} */ current) => [current.page, current.target],
    ({ page, target }) => {
      title.textContent = (page && textAt(page, 'title')) || 'Log';
      if (page) replaceForm(place, createForm(page, listen(page, target)));
      else place.replaceChildren(element('p', { class: 'empty' }, 'The host has not sent this page.'));
    },
  );
  return {
    element: element(
      'section',
      { class: 'screen', 'aria-label': 'Page' },
      element('div', { class: 'row' }, back, title),
      about,
      place,
    ),
    update(state) {
      const current = select(state);
      about.textContent = current.about;
      show(current);
    },
  };
}

/** @param {Peer} peer */
export function createCallLogScreen(peer) {
  return createPageScreen(
    peer,
    (state) => {
      const target = routeTarget(state.route, '/log/call/');
      const call = findCall(peer, target);
      const about = call
        ? `${call.direction} call, ${nameNumber(state, call.otherNumber)}`
        : 'This call is not known here.';
      return { page: state.callLogPage, about, target };
    },
    (_page, sessionId) => ({
      onInput: (formData, keys) => void reportCallLogInput(peer, sessionId, formData, keys),
      onSubmit: (formData) => void saveCallLog(peer, sessionId, formData),
      onPress: (key, formData) => void pressPageButton(peer, key, formData),
    }),
  );
}

/** @param {Peer} peer */
export function createMessageLogScreen(peer) {
  return createPageScreen(
    peer,
    (state) => {
      const target = routeTarget(state.route, '/log/messages/');
      const day = findConversation(peer, target);
      return {
        page: state.messagesLogPage,
        about: day ? `${day.type}, ${day.date}` : 'This conversation is not known here.',
        target,
      };
    },
    (_page, conversationId) => ({
      onInput: (formData, keys) => void reportMessageLogInput(peer, conversationId, formData, keys),
      onSubmit: (formData) => void saveMessageLog(peer, conversationId, formData),
      onPress: (key, formData) => void pressPageButton(peer, key, formData),
    }),
  );
}

/** @param {Peer} peer */
export function createCustomizedScreen(peer) {
  return createPageScreen(
    peer,
    (state) => {
      const target = routeTarget(state.route, '/customized/') || routeTarget(state.route, '/customizedTabs/');
      return { page: state.pages.find((page) => page.id === target), about: '', target };
    },
    (page) => ({
      onInput: (formData, keys) => void reportPageInput(peer, page, formData, keys),
      onSubmit: (formData) => void submitPage(peer, page, formData),
      onPress: (key, formData) => void pressPageButton(peer, key, formData),
    }),
  );
}
