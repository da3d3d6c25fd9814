// @ts-check
import { isObject, listAt, valueAt } from '../json.js';

/** @typedef {(reply: unknown) => string} CheckReply what is wrong with a reply; empty when it is right */
/** @typedef {{ limit: number, check: CheckReply }} ReplyRule `limit` in ms */

/** @type {CheckReply} */
const takeAnything = (reply) => (reply === undefined ? 'the reply has no response' : '');

/**
 * @param {unknown} contact
 * @returns {string}
 */
function checkContact(contact) {
  if (!isObject(contact)) return 'a contact is not an object';
  for (const key of ['id', 'name', 'type']) {
    if (typeof contact[key] !== 'string') return `a contact's ${key} is not a string`;
  }
  const numbers = contact['phoneNumbers'];
  if (!Array.isArray(numbers)) return "a contact's phoneNumbers is not a list";
  const readable = numbers.every((number) => typeof valueAt(number, 'phoneNumber') === 'string');
  return readable ? '' : "a contact's phoneNumbers holds an entry without phoneNumber";
}

/**
 * @param {unknown} entity
 * @returns {string}
 */
function checkEntity(entity) {
  const id = valueAt(entity, 'id');
  return typeof id === 'string' || typeof id === 'number' ? '' : 'a log entity has no id';
}

/**
 * @param {(item: unknown) => string} checkItem
 * @returns {CheckReply}
 */
function listOf(checkItem) {
  return (reply) => {
    const data = valueAt(reply, 'data');
    if (!Array.isArray(data)) return 'data is not a list';
    return data.map(checkItem).find((problem) => problem !== '') ?? '';
  };
}

/**
 * A key without a list counts as "no match", as in the widget.
 * @param {(item: unknown) => string} checkItem
 * @returns {CheckReply}
 */
function matchesOf(checkItem) {
  return (reply) => {
    const data = valueAt(reply, 'data');
    if (!isObject(data)) return 'data is not an object';
    const items = Object.keys(data).flatMap((key) => listAt(data, key));
    return items.map(checkItem).find((problem) => problem !== '') ?? '';
  };
}

/** @type {CheckReply} */
function checkContactsPage(reply) {
  const next = valueAt(reply, 'nextPage');
  const problem = listOf((item) => (valueAt(item, 'deleted') === true ? '' : checkContact(item)))(reply);
  if (problem) return problem;
  return next === undefined || next === null || typeof next === 'number' ? '' : 'nextPage is not a number';
}

/** @type {CheckReply} */
function checkDoNotContact(reply) {
  return typeof valueAt(valueAt(reply, 'data'), 'result') === 'boolean' ? '' : 'data.result is not a boolean';
}

/** How long the widget waits for each reply, and what it can read, as measured with Embeddable 2.3.1. */
export const replyRules = /** @satisfies {Record<string, ReplyRule>} */ ({
  authorize: { limit: 3_000, check: takeAnything },
  settings: { limit: 3_000, check: takeAnything },
  button: { limit: 3_000, check: takeAnything },
  viewContact: { limit: 3_000, check: takeAnything },
  feedback: { limit: 3_000, check: takeAnything },
  inputChanged: { limit: 3_000, check: takeAnything },
  doNotContact: { limit: 3_000, check: checkDoNotContact },
  callLogger: { limit: 15_000, check: takeAnything },
  messageLogger: { limit: 15_000, check: takeAnything },
  contactMatch: { limit: 30_000, check: matchesOf(checkContact) },
  contactSearch: { limit: 30_000, check: listOf(checkContact) },
  callLogMatch: { limit: 30_000, check: matchesOf(checkEntity) },
  messageLogMatch: { limit: 30_000, check: matchesOf(checkEntity) },
  contacts: { limit: 60_000, check: checkContactsPage },
});

/** @typedef {keyof typeof replyRules} Purpose */
