// @ts-check
import { placeCall } from '../peer/caution.js';
import { startIncomingCall } from '../peer/line.js';
import { createArrivals } from './arrivals.js';
import { createCallCard } from './call-card.js';
import { createCallerChoice } from './caller-choice.js';
import { createButton, createLabelled, element } from './element.js';
import { createLaterAdditions } from './later-additions.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */

/**
 * @param {string} text
 * @returns {number | null} whole seconds; null when empty or not a number
 */
function readSeconds(text) {
  const seconds = Number.parseInt(text, 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** @param {Peer} peer */
function createTimes(peer) {
  const { fixedDuration, recordDelay } = peer.store.get();
  const duration = element('input', {
    type: 'number',
    min: 0,
    'data-testid': 'call-duration',
    placeholder: 'as it was',
    value: fixedDuration ?? '',
    oninput: () => peer.store.set({ fixedDuration: readSeconds(duration.value) }),
  });
  const delay = element('input', {
    type: 'number',
    min: 0,
    'data-testid': 'record-delay',
    value: recordDelay,
    oninput: () => peer.store.set({ recordDelay: readSeconds(delay.value) ?? 0 }),
  });
  const fields = [createLabelled('Talk lasts (s)', duration), createLabelled('Record after (s)', delay)];
  return element('div', { class: 'pair' }, ...fields);
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createPhoneScreen(peer) {
  const choice = createCallerChoice(peer);
  const card = createCallCard(peer);
  const arrivals = createArrivals(peer);
  const later = createLaterAdditions(peer);
  const number = () => peer.store.get().number;
  const incoming = createButton('incoming-call', 'Incoming call', () => startIncomingCall(peer, number()), {
    kind: 'main',
  });
  const outgoing = createButton('outgoing-call', 'Outgoing call', () => void placeCall(peer, number()));
  const hint = element('p', { class: 'secondary', 'data-testid': 'call-hint' });
  return {
    element: element(
      'section',
      { class: 'screen', 'aria-label': 'Phone' },
      choice.element,
      element('div', { class: 'pair' }, incoming, outgoing),
      hint,
      card.element,
      createTimes(peer),
      arrivals.element,
      later.element,
    ),
    update(state) {
      for (const part of [choice, card, arrivals, later]) part.update(state);
      incoming.disabled = outgoing.disabled = !state.ready || state.call !== null || state.number === '';
      hint.hidden = state.call !== null || !incoming.disabled;
      hint.textContent = state.ready ? 'Enter a number first.' : 'Getting the line ready…';
    },
  };
}
