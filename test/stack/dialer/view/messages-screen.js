// @ts-check
import { textAt } from '../json.js';
import { describeParticipants } from '../payloads/conversation.js';
import { writeSms } from '../peer/caution.js';
import { isLogged, listConversationDays, messageLogsOf } from '../peer/log-matches.js';
import { requestMessageLog } from '../peer/message-logging.js';
import { clickButton, listButtons } from '../peer/service.js';
import { createButton, createTag, element, whenChanged } from './element.js';
import { formatTime, nameCaller, nameNumber } from './wording.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../payloads/conversation.js').ConversationDay} ConversationDay */

const typeNames = { SMS: 'SMS', VoiceMail: 'Voicemail', Fax: 'Fax', Thread: 'Shared SMS' };

/**
 * @param {Peer} peer
 * @param {DialerState} state
 * @param {ConversationDay} day
 */
function createItem(peer, state, day) {
  const [newest] = day.records;
  const people = describeParticipants(day).correspondents.map((person) =>
    nameNumber(state, person.phoneNumber ?? ''),
  );
  const name = people.join(', ');
  const logged = isLogged(messageLogsOf(state, day.conversationLogId));
  const facts = [newest && formatTime(Date.parse(newest.creationTime)), newest?.subject].filter(Boolean);
  const label = logged ? 'Log again' : 'Log';
  const log = createButton('message-log', label, () => void requestMessageLog(peer, day.conversationLogId), {
    name: `${label}: ${typeNames[day.type]} with ${name}`,
  });
  const own = listButtons(state.service, 'messageAction').map((button) =>
    createButton(`message-action-${textAt(button, 'id')}`, textAt(button, 'label'), () => {
      void clickButton(peer, button, { ...newest, conversationId: day.conversationId });
    }),
  );
  return element(
    'li',
    {
      class: 'item',
      'data-testid': 'message-item',
      'data-conversation-id': day.conversationId,
      'data-type': day.type,
    },
    element(
      'div',
      { class: 'who' },
      element('strong', {}, name),
      element('span', { class: 'secondary' }, facts.join(' · ')),
      element(
        'span',
        { class: 'secondary' },
        `${typeNames[day.type]}, ${day.date}, ${day.records.length} in all`,
      ),
    ),
    createTag(logged ? 'Logged' : 'Not logged', logged ? 'ok' : 'unk', 'message-state'),
    element('div', { class: 'run' }, state.service?.['messageLoggerPath'] ? log : null, ...own),
  );
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
function createComposer(peer) {
  const recipient = element('p', { class: 'secondary', 'data-testid': 'sms-recipient' });
  const text = element('textarea', {
    rows: 2,
    'data-testid': 'sms-draft',
    'aria-label': 'Message',
    oninput: () => peer.store.set({ text: text.value }),
  });
  const toolbar = element('div', { class: 'run' });
  const send = createButton('sms-send', 'Send', () => {
    const { number, text: draft } = peer.store.get();
    void writeSms(peer, [number], draft);
  });
  const showToolbar = whenChanged(
    (/** @type {DialerState} */ state) => [state.service],
    ({ service }) => {
      const buttons = listButtons(service, 'smsToolbar').map((button) =>
        createButton(
          `sms-toolbar-${textAt(button, 'id')}`,
          textAt(button, 'label'),
          () => void clickButton(peer, button),
        ),
      );
      toolbar.replaceChildren(...buttons, send);
    },
  );
  return {
    element: element('div', { class: 'composer' }, recipient, text, toolbar),
    update(state) {
      recipient.textContent = state.number
        ? `To ${nameCaller(state.number)}`
        : 'Choose a number on the Phone tab';
      if (text.value !== state.text) text.value = state.text;
      send.disabled = state.number === '' || state.text === '';
      showToolbar(state);
    },
  };
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createMessagesScreen(peer) {
  const composer = createComposer(peer);
  const list = element('ul', { class: 'list', 'data-testid': 'messages' });
  const empty = element('p', { class: 'empty' }, 'No messages yet.');
  const showList = whenChanged(
    (/** @type {DialerState} */ state) => [
      state.messages,
      state.messageLogs,
      state.contactMatches,
      state.service,
    ],
    (state) => {
      empty.hidden = state.messages.length > 0;
      list.replaceChildren(...listConversationDays(peer).map((day) => createItem(peer, state, day)));
    },
  );
  return {
    element: element('section', { class: 'screen', 'aria-label': 'Messages' }, composer.element, empty, list),
    update(state) {
      composer.update(state);
      showList(state);
    },
  };
}
