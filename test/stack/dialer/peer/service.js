// @ts-check
import { isObject, objectAt, textAt, valueAt } from '../json.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../json.js').JsonObject} JsonObject */

const notPlayed = [
  'meetingInvitePath',
  'meetingUpcomingPath',
  'meetingLoggerPath',
  'showLogModal',
  'vcardHandlerPath',
  'activitiesPath',
  'activityPath',
];

/**
 * Each key of a new registration overwrites, each absent one stays.
 * @param {Peer} peer
 * @param {unknown} service
 * @returns {boolean} false when it cannot be used
 */
export function registerService(peer, service) {
  if (!isObject(service) || textAt(service, 'name') === '') {
    peer.report('registration without a service name');
    return false;
  }
  peer.store.set({ service: { ...peer.store.get().service, ...service } });
  const ignored = notPlayed.filter((key) => valueAt(service, key));
  if (ignored.length > 0) peer.note('own', `not played here: ${ignored.join(', ')}`);
  return true;
}

/**
 * @param {Peer} peer
 * @param {string} key such as `callLoggerPath`
 * @returns {string} empty when the host did not register it
 */
export function registeredPath(peer, key) {
  return textAt(peer.store.get().service, key);
}

/**
 * Without `authorizationPath` a service counts as authorized.
 * @param {Peer} peer
 */
export function isAuthorized(peer) {
  const { service } = peer.store.get();
  return service !== null && (textAt(service, 'authorizationPath') === '' || service['authorized'] === true);
}

/**
 * The path of a lookup in the host's CRM, which waits for sign-in and authorization.
 * @param {Peer} peer
 * @param {string} key
 */
export function lookupPath(peer, key) {
  return peer.store.get().owner !== null && isAuthorized(peer) ? registeredPath(peer, key) : '';
}

/**
 * @param {Peer} peer
 * @param {JsonObject} changes
 */
export function updateService(peer, changes) {
  peer.store.set({ service: { ...peer.store.get().service, ...changes } });
}

/** @param {Peer} peer */
export async function clickAuthorize(peer) {
  await peer.ask('authorize', registeredPath(peer, 'authorizationPath'), { authorized: isAuthorized(peer) });
}

/**
 * @param {Peer} peer
 * @param {JsonObject} button `{id, type, label?, formData?}`
 * @param {unknown} [resource] the call, message or contact that the button stands at
 */
export async function clickButton(peer, button, resource) {
  const path = registeredPath(peer, 'buttonEventPath');
  if (path === '') return peer.report(`button "${textAt(button, 'id')}": no buttonEventPath is registered`);
  await peer.ask('button', path, resource === undefined ? { button } : { button, resource });
}

/**
 * The registered buttons of one place.
 * @param {JsonObject | null} service
 * @param {string} type
 */
export function listButtons(service, type) {
  const buttons = Array.isArray(service?.['buttons']) ? service['buttons'] : [];
  return buttons
    .filter((button) => textAt(button, 'type') === type)
    .map((button) => objectAt({ button }, 'button'));
}
