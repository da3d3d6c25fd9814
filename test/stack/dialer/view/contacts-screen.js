// @ts-check
import { listAt, textAt } from '../json.js';
import { searchContacts, syncContacts, viewContact } from '../peer/contact-book.js';
import { clickButton, listButtons } from '../peer/service.js';
import { createButton, element, whenChanged } from './element.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {JsonObject} contact
 * @param {string[]} numbers
 */
function createItem(peer, contact, numbers) {
  const name = textAt(contact, 'name');
  const own = listButtons(peer.store.get().service, 'contactAction').map((button) =>
    createButton(`contact-action-${textAt(button, 'id')}`, textAt(button, 'label'), () => {
      void clickButton(peer, button, contact);
    }),
  );
  const view = createButton('contact-view', 'View', () => void viewContact(peer, contact), {
    name: `View ${name}`,
  });
  return element(
    'li',
    { class: 'item', 'data-testid': 'contact-item', title: `${name} | ${textAt(contact, 'type')}` },
    element(
      'div',
      { class: 'who' },
      element('strong', {}, name),
      element('span', { class: 'secondary' }, numbers.join(', ')),
    ),
    element('div', { class: 'run' }, view, ...own),
  );
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createContactsScreen(peer) {
  const list = element('ul', { class: 'list', 'data-testid': 'contacts' });
  const empty = element('p', { class: 'empty' }, 'No contacts from the host.');
  const search = element('input', {
    type: 'search',
    'data-testid': 'contact-search',
    'aria-label': 'Search contacts',
    placeholder: 'Search the host’s contacts, then Enter',
    onchange: () => void find(search.value.trim()),
  });
  const sync = createButton('contacts-sync', 'Sync', () => void syncContacts(peer, 'manual'));

  /** @param {string} query */
  async function find(query) {
    if (query === '') return showAll(peer.store.get());
    const lines = await searchContacts(peer, query);
    show(lines.map(({ contact, phoneNumber }) => createItem(peer, contact, [phoneNumber])));
  }

  /** @param {DialerState} state */
  function showAll({ contacts }) {
    const numbersOf = (/** @type {JsonObject} */ contact) =>
      listAt(contact, 'phoneNumbers').map((number) => textAt(number, 'phoneNumber'));
    show(contacts.map((contact) => createItem(peer, contact, numbersOf(contact))));
  }

  /** @param {HTMLElement[]} items */
  function show(items) {
    empty.hidden = items.length > 0;
    list.replaceChildren(...items);
  }

  return {
    element: element(
      'section',
      { class: 'screen', 'aria-label': 'Contacts' },
      element('div', { class: 'row' }, search, sync),
      empty,
      list,
    ),
    update: whenChanged((/** @type {DialerState} */ state) => [state.contacts, state.service], showAll),
  };
}
