// @ts-check
import { objectAt, textAt } from '../json.js';
import { startOutgoingCall } from './line.js';
import { sendSms } from './mailbox.js';
import { showAlert } from './notices.js';
import { lookupPath } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */

/**
 * Asks the host's do-not-contact list first; without an answer the widget neither calls nor writes.
 * @param {Peer} peer
 * @param {unknown} body
 * @param {() => void} contact
 */
async function contactWithCaution(peer, body, contact) {
  const path = lookupPath(peer, 'doNotContactPath');
  if (path === '') return contact();
  const reply = await peer.ask('doNotContact', path, body);
  if (reply === null) return;
  const data = objectAt(reply, 'data');
  if (data['result'] !== true) return contact();
  const message = textAt(data, 'message') || 'This person is on a do-not-contact list.';
  if (data['mode'] === 'restrict') showAlert(peer, { level: 'danger', message, ttl: 0 });
  else peer.store.set({ caution: { message, confirm: contact } });
}

/**
 * @param {Peer} peer
 * @param {string} phoneNumber
 */
export function placeCall(peer, phoneNumber) {
  return contactWithCaution(peer, { actionType: 'call', phoneNumber }, () =>
    startOutgoingCall(peer, phoneNumber),
  );
}

/**
 * @param {Peer} peer
 * @param {string[]} recipients
 * @param {string} text
 */
export function writeSms(peer, recipients, text) {
  const body = { actionType: 'sms', recipients: recipients.map((phoneNumber) => ({ phoneNumber })) };
  return contactWithCaution(peer, body, () => sendSms(peer, recipients, text));
}

/**
 * @param {Peer} peer
 * @param {boolean} confirmed
 */
export function settleCaution(peer, confirmed) {
  const { caution } = peer.store.get();
  peer.store.set({ caution: null });
  if (confirmed) caution?.confirm();
}
