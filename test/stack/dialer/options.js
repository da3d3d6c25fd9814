// @ts-check
import { isObject, numberAt, textAt, valueAt } from './json.js';

/** @typedef {'up' | 'signedOut' | 'brandAssets' | 'ownSession' | 'codeSignIn' | 'signOut' | 'revoke' | 'phoneReady' | 'historySynced' | 'historyTtl' | 'foundTtl' | 'nobodyTtl' | 'logTtl'} TimeName */
/** @typedef {Record<TimeName, number>} Times ms */

/**
 * @typedef {object} Options how this dialer behaves, where real widgets differ or take more or less time
 * @property {'2.3' | '3.x'} generation of the widget
 * @property {boolean} forgetsSession at its start it has no session of its own, whatever it stored
 * @property {import('./peer/memory.js').Tokens | null} session one of its own that it did not store itself
 * @property {number} ringQuestions contact questions for one ringing call
 * @property {Times} times
 */

const minute = 60_000;

/** How long what the host answered is believed, and what does not depend on the machine. */
const fixedTimes = {
  historySynced: 5_000,
  historyTtl: 5 * minute,
  foundTtl: 120 * minute,
  nobodyTtl: 5 * minute,
  logTtl: 120 * minute,
};

/** @type {Record<'quick' | 'slow', Times>} both ends of what was measured */
export const paces = {
  quick: {
    up: 50,
    signedOut: 150,
    brandAssets: 200,
    ownSession: 800,
    codeSignIn: 250,
    signOut: 970,
    revoke: 200,
    phoneReady: 300,
    ...fixedTimes,
  },
  slow: {
    up: 1_200,
    signedOut: 300,
    brandAssets: 900,
    ownSession: 2_900,
    codeSignIn: 470,
    signOut: 1_130,
    revoke: 500,
    phoneReady: 1_100,
    ...fixedTimes,
  },
};

export const fewestRingQuestions = 2;
export const mostRingQuestions = 4;

/**
 * @param {unknown} source `{pace?, times?}`
 * @returns {Times}
 */
function readTimes(source) {
  const pace = textAt(source, 'pace') === 'slow' ? paces.slow : paces.quick;
  const given = valueAt(source, 'times');
  const times = { ...pace };
  for (const [name, otherwise] of Object.entries(pace)) {
    Object.assign(times, { [name]: numberAt(given, name, otherwise) });
  }
  return times;
}

/**
 * @param {unknown} source what the control verb `/dialer` was told; what is left out is usual
 * @returns {Options}
 */
export function readOptions(source) {
  const session = valueAt(source, 'session');
  const usualQuestions = textAt(source, 'pace') === 'slow' ? mostRingQuestions : 3;
  return {
    generation: textAt(source, 'generation') === '3.x' ? '3.x' : '2.3',
    forgetsSession: textAt(source, 'ownSession') === 'none',
    session: isObject(session)
      ? { accessToken: textAt(session, 'accessToken'), refreshToken: textAt(session, 'refreshToken') }
      : null,
    ringQuestions: numberAt(source, 'ringQuestions', usualQuestions),
    times: readTimes(source),
  };
}
