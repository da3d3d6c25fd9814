// @ts-check
import { isObject, textAt } from '../json.js';
import { count } from './counts.js';
import { clickButton, registeredPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').CustomizedPage} CustomizedPage */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {unknown} page
 * @param {string} name for the report
 */
function checkPage(peer, page, name) {
  if (!isObject(page)) peer.report(`${name}: page is not an object`);
  else if ('schema' in page && !isObject(page['schema'])) peer.report(`${name}: schema is not an object`);
  else return page;
  return null;
}

/**
 * The same id again merges into the page; that is how a host renders anew.
 * @param {Peer} peer
 * @param {unknown} candidate
 */
export function registerPage(peer, candidate) {
  const page = checkPage(peer, candidate, 'customized page');
  if (!page) return;
  const id = textAt(page, 'id');
  if (id === '') return peer.report('customized page without an id');
  count(peer, 'pageUpdates');
  const { pages } = peer.store.get();
  const known = pages.some((item) => item.id === id);
  peer.store.set({
    pages: known
      ? pages.map((item) => (item.id === id ? { ...item, ...page, id } : item))
      : [...pages, { ...page, id }],
  });
}

/**
 * @param {Peer} peer
 * @param {'callLogPage' | 'messagesLogPage'} kind
 * @param {unknown} candidate
 */
export function updateLogPage(peer, kind, candidate) {
  const page = checkPage(peer, candidate, kind === 'callLogPage' ? 'call log page' : 'messages log page');
  if (!page) return;
  const id = kind === 'callLogPage' ? '$LOG-CALL' : '$LOG-MESSAGES';
  peer.store.set({ [kind]: { ...page, id } });
}

/**
 * @param {Peer} peer
 * @param {CustomizedPage} page
 * @param {JsonObject} formData
 * @param {string[]} keys
 */
export async function reportPageInput(peer, page, formData, keys) {
  const path = registeredPath(peer, 'customizedPageInputChangedEventPath');
  if (path !== '') await peer.ask('inputChanged', path, { page, formData, keys });
}

/**
 * @param {Peer} peer
 * @param {CustomizedPage} page
 * @param {JsonObject} formData
 */
export async function submitPage(peer, page, formData) {
  await clickButton(peer, { id: page.id, type: 'submit', formData });
}

/**
 * @param {Peer} peer
 * @param {string} key of the schema's property
 * @param {JsonObject} formData
 */
export async function pressPageButton(peer, key, formData) {
  await clickButton(peer, { id: key, type: 'button', formData });
}
