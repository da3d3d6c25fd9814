// @ts-check

/** @typedef {() => number} Random a number from 0 (included) to 1 (excluded) */

/**
 * @param {Random} random
 * @param {number} length
 */
export function createHexId(random, length) {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

/**
 * A version 4 UUID (RFC 9562), the form of the widget's request ids.
 * @param {Random} random
 */
export function createUuid(random) {
  const hex = createHexId(random, 30);
  const variant = '89ab'.charAt(Math.floor(random() * 4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

/**
 * Digits only, never the same twice: the time in ms and three random digits. Exact as a JSON number, too.
 * @param {number} now epoch ms
 * @param {Random} random
 */
export function createNumericId(now, random) {
  return `${now}${String(Math.floor(random() * 1000)).padStart(3, '0')}`;
}

/**
 * The same people always share one conversation: FNV-1a over their sorted numbers.
 * @param {readonly string[]} phoneNumbers
 */
export function deriveConversationId(phoneNumbers) {
  let hash = 0x811c9dc5;
  for (const character of phoneNumbers.toSorted().join(',')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  return `7${String(hash >>> 0).padStart(10, '0')}`;
}
