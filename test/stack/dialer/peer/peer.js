// @ts-check
import { textAt } from '../json.js';
import { createRequests } from './requests.js';
import { createStore } from './state.js';

/** @typedef {import('./state.js').Store} Store */
/** @typedef {import('./reply-rules.js').Purpose} Purpose */
/** @typedef {{ type: string } & Record<string, unknown>} Message */
/** @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} KeyValueStorage */

/**
 * What the page gives to the dialer.
 * @typedef {object} Seams
 * @property {import('../parameters.js').Parameters} parameters
 * @property {import('../options.js').Options} options
 * @property {(message: Message) => void} send to the host
 * @property {() => number} now epoch ms
 * @property {() => number} random
 * @property {(work: () => void, ms: number) => () => void} after runs later; the result cancels it
 * @property {typeof fetch} fetch
 * @property {KeyValueStorage} storage
 * @property {(address: string) => void} openWindow
 * @property {(time: number) => string} formatDay
 * @property {string} locale
 * @property {() => string} readTheme light or dark
 * @property {string} iconAddress
 */

/**
 * The dialer without its screen.
 * @typedef {Seams & {
 *   store: Store,
 *   timers: Map<string, () => void>,
 *   post: (message: Message) => void,
 *   ask: (purpose: Purpose, path: string, body: unknown) => Promise<unknown>,
 *   receiveReply: (message: unknown) => void,
 *   note: (direction: 'in' | 'out' | 'own', text: string) => void,
 *   report: (problem: string) => void,
 *   enqueue: (update: () => Promise<void>) => void,
 * }} Peer
 *
 * `timers` cancel what is debounced, by name. `enqueue` keeps the updates of calls in order, however long the host takes over one.
 */

const keptEvents = 300;

/**
 * One line for a message: its type, and its path and trigger where it has them.
 * @param {unknown} message
 */
export function summarizeMessage(message) {
  const trigger = textAt(
    typeof message === 'object' && message && 'body' in message ? message.body : {},
    'triggerType',
  );
  return [textAt(message, 'type') || 'message without type', textAt(message, 'path'), trigger]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * @param {Seams} seams
 * @returns {Peer}
 */
export function createPeer(seams) {
  const store = createStore({
    autoLog: { call: seams.parameters.autoLogCalls, message: seams.parameters.autoLogMessages },
    recordDelay: seams.options.times.historySynced / 1000,
  });
  let lines = 0;
  let updates = Promise.resolve();

  /**
   * @param {'in' | 'out' | 'own'} direction
   * @param {string} text
   * @param {boolean} problem
   */
  function addLine(direction, text, problem) {
    lines += 1;
    const { events, problems } = store.get();
    const line = { id: lines, at: seams.now(), direction, text, problem };
    store.set({
      events: [...events.slice(1 - keptEvents), line],
      problems: problem ? problems + 1 : problems,
    });
  }

  /** @param {Message} message */
  function post(message) {
    addLine('out', summarizeMessage(message), false);
    seams.send(message);
  }

  const report = (/** @type {string} */ problem) => addLine('in', problem, true);
  const note = (/** @type {'in' | 'out' | 'own'} */ direction, /** @type {string} */ text) =>
    addLine(direction, text, false);
  const requests = createRequests({ ...seams, post, note, report });
  return {
    ...seams,
    store,
    timers: new Map(),
    post,
    ask: (purpose, path, body) => requests.ask(purpose, path, body),
    receiveReply: (message) => requests.receive(message),
    note,
    report,
    enqueue: (update) => void (updates = updates.then(update)),
  };
}
