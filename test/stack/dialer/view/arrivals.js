// @ts-check
import { writeSms } from '../peer/caution.js';
import { addFax, receiveSharedSms, receiveSms, receiveVoicemail } from '../peer/mailbox.js';
import { callers } from '../sample-people.js';
import { createButton, createLabelled, element, whenChanged } from './element.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */

/**
 * A second member for a group.
 * @param {string} phoneNumber
 */
function pickCompanion(phoneNumber) {
  return callers.find((caller) => caller.phoneNumber !== phoneNumber)?.phoneNumber ?? '';
}

/**
 * What reaches the mailbox, and what leaves it.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createArrivals(peer) {
  const text = element('input', {
    type: 'text',
    'data-testid': 'sms-text',
    oninput: () => peer.store.set({ text: text.value }),
  });
  const number = () => peer.store.get().number;
  const message = () => peer.store.get().text;
  const buttons = [
    createButton('incoming-sms', 'Incoming SMS', () => receiveSms(peer, [number()], message())),
    createButton('outgoing-sms', 'SMS reply', () => void writeSms(peer, [number()], message())),
    createButton('group-sms', 'Group SMS', () =>
      receiveSms(peer, [number(), pickCompanion(number())], message()),
    ),
    createButton('voicemail', 'Voicemail', () => receiveVoicemail(peer, number())),
    createButton('fax-in', 'Fax in', () => addFax(peer, number(), 'Inbound')),
    createButton('fax-out', 'Fax out', () => addFax(peer, number(), 'Outbound')),
    ...(peer.options.generation === '3.x'
      ? [createButton('shared-sms', 'Shared SMS', () => receiveSharedSms(peer, number(), message()))]
      : []),
  ];
  const showText = whenChanged(
    (/** @type {DialerState} */ state) => [state.text],
    (state) => {
      if (text.value !== state.text) text.value = state.text;
    },
  );
  return {
    element: element(
      'section',
      { 'aria-label': 'Messages to play' },
      createLabelled('Text', text),
      element('div', { class: 'three' }, ...buttons),
    ),
    update(state) {
      showText(state);
      for (const button of buttons) button.disabled = state.number === '';
    },
  };
}
