// @ts-check
import { callers } from '../sample-people.js';
import { createLabelled, element, whenChanged } from './element.js';
import { formatNumber, nameMatch } from './wording.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */

const another = 'another';

/**
 * The other side of all calls and messages: a sample person, or any number.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createCallerChoice(peer) {
  const options = callers.map(({ name, phoneNumber }) =>
    element('option', { value: phoneNumber }, `${name} · ${formatNumber(phoneNumber)}`),
  );
  const select = element(
    'select',
    { 'data-testid': 'caller', onchange: chooseCaller },
    ...options,
    element('option', { value: another }, 'Another number…'),
  );
  const input = element('input', {
    type: 'tel',
    'data-testid': 'caller-number',
    'aria-label': 'Phone number',
    placeholder: '+16505550142',
    oninput: () => peer.store.set({ number: input.value.trim() }),
  });
  const match = element('p', { class: 'secondary', 'data-testid': 'caller-match' });

  function chooseCaller() {
    input.hidden = select.value !== another;
    peer.store.set({ number: input.hidden ? select.value : input.value.trim() });
    if (!input.hidden) input.focus();
  }

  /** The host can ask for a number, too. */
  const showNumber = whenChanged(
    (/** @type {DialerState} */ state) => [state.number],
    ({ number }) => {
      const known = callers.some((caller) => caller.phoneNumber === number);
      if (select.value === another && input.value.trim() === number) return;
      select.value = known ? number : another;
      input.hidden = known;
      if (!known) input.value = number;
    },
  );

  return {
    element: element('div', {}, createLabelled('Other side', select), input, match),
    update(state) {
      showNumber(state);
      const name = nameMatch(state, state.number);
      match.textContent = name ? `In the CRM: ${name}` : 'Not found in the CRM, or not asked yet';
    },
  };
}
