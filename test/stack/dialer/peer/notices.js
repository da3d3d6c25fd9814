// @ts-check
import { createNumericId } from '../identifiers.js';
import { isObject, listAt, numberAt, objectAt, textAt } from '../json.js';
import { clickButton } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */

const levels = ['info', 'success', 'warning', 'danger'];
const usualLifetime = 5_000;

/**
 * @param {Peer} peer
 * @param {unknown} body `{level, message, ttl, details?}`; ttl in ms, 0 stays until it is closed
 * @returns {string} the alert's id
 */
export function showAlert(peer, body) {
  const id = createNumericId(peer.now(), peer.random);
  const level = textAt(body, 'level') || 'info';
  if (!levels.includes(level)) peer.report(`alert level "${level}" is not one of ${levels.join(', ')}`);
  if (textAt(body, 'message') === '') peer.report('alert without a message');
  const alert = { id, level, message: textAt(body, 'message'), details: listAt(body, 'details') };
  peer.store.set({ alerts: [...peer.store.get().alerts, alert] });
  const lifetime = numberAt(body, 'ttl', usualLifetime);
  if (lifetime > 0) peer.after(() => dismissAlert(peer, id), lifetime);
  return id;
}

/**
 * @param {Peer} peer
 * @param {string} id empty for all
 */
export function dismissAlert(peer, id) {
  peer.store.set({ alerts: peer.store.get().alerts.filter((alert) => id !== '' && alert.id !== id) });
}

/**
 * One banner at a time; `hidden` takes it away.
 * @param {Peer} peer
 * @param {unknown} banner
 */
export function showBanner(peer, banner) {
  if (!isObject(banner) || textAt(banner, 'id') === '') return peer.report('banner without an id');
  if (banner['hidden'] === true) return peer.store.set({ banner: null });
  peer.store.set({
    banner: {
      id: textAt(banner, 'id'),
      message: textAt(banner, 'message'),
      severity: textAt(banner, 'severity') || 'info',
      actionLabel: textAt(objectAt(banner, 'action'), 'label'),
      closable: banner['closable'] === true,
    },
  });
}

/** @param {Peer} peer */
export async function pressBannerAction(peer) {
  const { banner } = peer.store.get();
  if (banner) await clickButton(peer, { id: banner.id, type: 'customizedBanner', label: banner.actionLabel });
}

/** @param {Peer} peer */
export async function closeBanner(peer) {
  const { banner } = peer.store.get();
  peer.store.set({ banner: null });
  if (banner) await clickButton(peer, { id: banner.id, type: 'customizedBanner', dismissed: true });
}
