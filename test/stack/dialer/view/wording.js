// @ts-check
import { textAt } from '../json.js';
import { contactsOf } from '../peer/contact-book.js';
import { callers } from '../sample-people.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */

/** @param {string} phoneNumber E.164 */
export function formatNumber(phoneNumber) {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber);
  return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : phoneNumber;
}

/** @param {number} seconds */
export function formatDuration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** @param {number} time epoch ms */
export function formatTime(time) {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/**
 * Who the host says has this number: the first name and how many others.
 * @param {DialerState} state
 * @param {string} phoneNumber
 */
export function nameMatch(state, phoneNumber) {
  const [first, ...others] = contactsOf(state, phoneNumber).map((contact) => textAt(contact, 'name'));
  if (first === undefined) return '';
  return others.length > 0 ? `${first} and ${others.length} more` : first;
}

/**
 * The name where the host matched one, otherwise the number.
 * @param {DialerState} state
 * @param {string} phoneNumber
 */
export function nameNumber(state, phoneNumber) {
  return nameMatch(state, phoneNumber) || formatNumber(phoneNumber) || 'Unknown';
}

/**
 * What the widget says over a matched name: the service's own name is part of it.
 * @param {DialerState} state
 * @param {string} phoneNumber
 */
export function describeMatch(state, phoneNumber) {
  const name = nameMatch(state, phoneNumber);
  return name ? `${name} | ${textAt(state.service, 'name')} | ${formatNumber(phoneNumber)}` : undefined;
}

/** @param {string} phoneNumber */
export function nameCaller(phoneNumber) {
  return callers.find((caller) => caller.phoneNumber === phoneNumber)?.name ?? formatNumber(phoneNumber);
}
