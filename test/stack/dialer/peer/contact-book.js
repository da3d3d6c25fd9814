// @ts-check
import { isObject, listAt, numberAt, objectAt, textAt, valueAt } from '../json.js';
import { ownNumber } from '../sample-people.js';
import { lookupPath, registeredPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').DialerState} DialerState */
/** @typedef {import('../json.js').JsonObject} JsonObject */

const batchSize = 30;
const found = 2 * 60 * 60_000;
const notFound = 5 * 60_000;

/**
 * @param {DialerState} state
 * @param {string} phoneNumber
 */
export function contactsOf(state, phoneNumber) {
  return state.contactMatches[phoneNumber]?.entities ?? [];
}

/** @param {JsonObject} contact */
function withEntityType(contact) {
  return { ...contact, entityType: textAt(contact, 'type') };
}

/**
 * @param {Peer} peer
 * @param {string} phoneNumber
 */
function isFresh(peer, phoneNumber) {
  const { contactMatches, service } = peer.store.get();
  const match = contactMatches[phoneNumber];
  if (!match) return false;
  const lifetime = match.entities.length
    ? numberAt(service, 'contactMatchTtl', found)
    : numberAt(service, 'contactNoMatchTtl', notFound);
  return peer.now() - match.at < lifetime;
}

/**
 * Every number that the dialer knows, the own ones included.
 * @param {DialerState} state
 */
export function listKnownNumbers(state) {
  const people = state.messages.flatMap((record) => [record.from, ...record.to]);
  const numbers = [
    state.owner?.extensionNumber,
    ownNumber,
    ...state.calls.map((call) => call.otherNumber),
    ...people.map((person) => person.phoneNumber),
    state.call?.otherNumber,
  ];
  return [...new Set(numbers.filter((number) => number !== undefined))];
}

/**
 * @param {Peer} peer
 * @param {string} path
 * @param {string[]} phoneNumbers
 * @param {JsonObject} rest
 */
async function matchBatch(peer, path, phoneNumbers, rest) {
  const reply = await peer.ask('contactMatch', path, { phoneNumbers, ...rest });
  const data = objectAt(reply, 'data');
  if (reply === null) return;
  if (Object.keys(data).length === 0) return peer.note('own', `${path}: empty data counts as no answer`);
  const at = peer.now();
  const matches = phoneNumbers.map((phoneNumber) => {
    const entities = listAt(data, phoneNumber).filter(isObject).map(withEntityType);
    return [phoneNumber, { entities, at }];
  });
  peer.store.set({ contactMatches: { ...peer.store.get().contactMatches, ...Object.fromEntries(matches) } });
}

/**
 * @param {Peer} peer
 * @param {string[]} phoneNumbers
 * @param {{ again?: boolean, callerIds?: Record<string, string>, triggerFrom?: string }} [options] `again`: also what is known
 */
export async function matchContacts(peer, phoneNumbers, { again = false, callerIds = {}, triggerFrom } = {}) {
  const path = lookupPath(peer, 'contactMatchPath');
  if (path === '') return;
  const wanted = phoneNumbers.filter((number) => again || !isFresh(peer, number));
  const rest = { callerIds, ...(triggerFrom === undefined ? {} : { triggerFrom }) };
  for (let start = 0; start < wanted.length; start += batchSize) {
    await matchBatch(peer, path, wanted.slice(start, start + batchSize), rest);
  }
}

/**
 * @param {Peer} peer
 * @param {string} [type] manual or api
 */
export async function syncContacts(peer, type) {
  const path = registeredPath(peer, 'contactsPath');
  if (path === '') return;
  /** @type {Map<string, JsonObject>} */
  const contacts = new Map();
  /** @type {number | null} */
  let page = 1;
  while (page !== null) {
    const body = { page, syncTimestamp: null, ...(type === undefined ? {} : { type }) };
    const reply = await peer.ask('contacts', path, body);
    if (reply === null) return;
    for (const contact of listAt(reply, 'data').filter(isObject))
      contacts.set(textAt(contact, 'id'), contact);
    const next = valueAt(reply, 'nextPage');
    page = typeof next === 'number' && next > page ? next : null;
  }
  peer.store.set({ contacts: [...contacts.values()].filter((contact) => contact['deleted'] !== true) });
}

/**
 * @param {Peer} peer
 * @param {string} searchString
 * @returns {Promise<JsonObject[]>}
 */
export async function searchContacts(peer, searchString) {
  const path = lookupPath(peer, 'contactSearchPath');
  if (path === '' || searchString.trim() === '') return [];
  const reply = await peer.ask('contactSearch', path, { searchString });
  return listAt(reply, 'data').filter(isObject);
}

/**
 * @param {Peer} peer
 * @param {JsonObject} contact
 */
export async function viewContact(peer, contact) {
  const path = registeredPath(peer, 'viewMatchedContactPath');
  if (path !== '') await peer.ask('viewContact', path, contact);
}
