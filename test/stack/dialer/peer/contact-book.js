// @ts-check
import { isObject, listAt, numberAt, objectAt, textAt, valueAt } from '../json.js';
import { ownNumber } from '../sample-people.js';
import { count } from './counts.js';
import { isAuthorized, lookupPath, registeredPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').DialerState} DialerState */
/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {{ contact: JsonObject, phoneNumber: string }} ContactLine */

const batchSize = 30;

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
    ? numberAt(service, 'contactMatchTtl', peer.options.times.foundTtl)
    : numberAt(service, 'contactNoMatchTtl', peer.options.times.nobodyTtl);
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
 * Whatever is not a contact is nobody, and believed for as long: no data, a number without a list, a reply that is late
 * or cannot be read.
 * @param {Peer} peer
 * @param {string} path
 * @param {string[]} phoneNumbers
 * @param {JsonObject} rest
 */
async function matchBatch(peer, path, phoneNumbers, rest) {
  count(peer, 'contactMatches');
  const reply = await peer.ask('contactMatch', path, { phoneNumbers, ...rest });
  const data = objectAt(reply, 'data');
  const nobody = phoneNumbers.filter((phoneNumber) => !Array.isArray(data[phoneNumber]));
  if (nobody.length > 0) peer.note('own', `${path}: no list for ${nobody.join(', ')} counts as nobody`);
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
  if (path === '' || !isAuthorized(peer)) return;
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
 * One line a phone number: a contact without one does not appear.
 * @param {Peer} peer
 * @param {string} searchString
 * @returns {Promise<ContactLine[]>}
 */
export async function searchContacts(peer, searchString) {
  const path = lookupPath(peer, 'contactSearchPath');
  if (path === '' || searchString.trim() === '') return [];
  count(peer, 'contactSearches');
  const reply = await peer.ask('contactSearch', path, { searchString });
  return listAt(reply, 'data')
    .filter(isObject)
    .flatMap((contact) =>
      listAt(contact, 'phoneNumbers').map((number) => ({
        contact,
        phoneNumber: textAt(number, 'phoneNumber'),
      })),
    );
}

/**
 * @param {Peer} peer
 * @param {JsonObject} contact
 */
export async function viewContact(peer, contact) {
  const path = registeredPath(peer, 'viewMatchedContactPath');
  if (path !== '') await peer.ask('viewContact', path, contact);
}
