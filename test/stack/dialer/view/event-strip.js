// @ts-check
import { createTag, element, whenChanged } from './element.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../peer/state.js').EventLine} EventLine */
/** @typedef {[import('../peer/state.js').CountName, string][]} CountNames */

const arrows = { in: '←', out: '→', own: '·' };
const directions = { in: 'from the host', out: 'to the host', own: 'note' };
const shown = 120;
/** @type {CountNames} */
const countNames = [
  ['registrations', 'registrations'],
  ['authorizationUpdates', 'authorization-updates'],
  ['settingsUpdates', 'settings-updates'],
  ['pageUpdates', 'page-updates'],
  ['contactMatches', 'contact-matches'],
  ['contactSearches', 'contact-searches'],
  ['callLogMatches', 'call-log-matches'],
  ['messageLogMatches', 'message-log-matches'],
];

/** @param {EventLine} line */
function createLine(line) {
  const time = new Date(line.at).toISOString().slice(11, 23);
  return element(
    'li',
    { class: line.problem ? 'line bad' : 'line', 'data-testid': line.problem ? 'event-problem' : 'event' },
    element('span', { class: 'time' }, time),
    element('span', { title: directions[line.direction] }, arrows[line.direction]),
    element('span', {}, line.text),
  );
}

/**
 * What the host cost so far; each count is an attribute too, for whoever reads this page from outside.
 * @returns {import('./element.js').Screen}
 */
function createCounts() {
  const text = element('p', { class: 'counts', 'data-testid': 'dialer-counts' });
  return {
    element: text,
    update: whenChanged(
      (/** @type {DialerState} */ state) => [state.counts],
      ({ counts }) => {
        for (const [name, attribute] of countNames)
          text.setAttribute(`data-${attribute}`, String(counts[name]));
        text.textContent = countNames
          .map(([name, words]) => `${words.replaceAll('-', ' ')} ${counts[name]}`)
          .join(' · ');
      },
    ),
  };
}

/**
 * Every message with the host, newest first; what went wrong shows even when it is folded.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createEventStrip({ store }) {
  const count = element('span', { 'data-testid': 'event-count' });
  const problems = createTag('', 'bad', 'problem-count');
  const last = element('span', { class: 'last', 'data-testid': 'last-event' });
  const list = element('ol', {
    class: 'lines',
    tabindex: 0,
    'aria-label': 'Messages',
    'data-testid': 'event-list',
  });
  const summary = element(
    'summary',
    { 'data-testid': 'event-strip' },
    element('b', {}, 'Log'),
    count,
    problems,
    last,
  );
  const counts = createCounts();
  const strip = element('details', { class: 'strip' }, summary, counts.element, list);
  const showLines = whenChanged(
    (/** @type {DialerState} */ state) => [state.events, strip.open],
    ({ events }) => {
      if (strip.open) list.replaceChildren(...events.slice(-shown).toReversed().map(createLine));
    },
  );
  strip.addEventListener('toggle', () => showLines(store.get()));
  return {
    element: element('footer', {}, strip),
    update(state) {
      const problem = state.events.findLast((line) => line.problem);
      count.textContent = String(state.events.length);
      problems.hidden = state.problems === 0;
      problems.textContent = state.problems === 1 ? '1 problem' : `${state.problems} problems`;
      last.textContent = problem?.text ?? state.events.at(-1)?.text ?? '';
      last.classList.toggle('problem', problem !== undefined);
      counts.update(state);
      showLines(state);
    },
  };
}
