// @ts-check
import { createHexId, createNumericId } from '../identifiers.js';
import { callerIdName, ownNumber } from '../sample-people.js';

/** @typedef {import('../sample-people.js').Owner} Owner */
/** @typedef {import('../identifiers.js').Random} Random */

/**
 * All that is known of one call, from its first ring to its place in the history. Times are epoch ms.
 * @typedef {object} Call
 * @property {string} sessionId stable from ring to history
 * @property {string} telephonySessionId
 * @property {string} partyId
 * @property {string} presenceId the id while the call is live
 * @property {string} recordId the id of the final record
 * @property {string} webphoneCallId first half of the web phone's id
 * @property {string} fromTag second half of the web phone's id
 * @property {'Inbound' | 'Outbound'} direction
 * @property {string} otherNumber
 * @property {string} otherName as the telephone network tells it
 * @property {number} rangAt
 * @property {number | null} connectedAt
 * @property {number | null} endedAt
 * @property {boolean} onHold
 * @property {boolean} muted
 * @property {boolean} recording being recorded now
 * @property {number} duration whole seconds of talk, 0 while it lasts
 * @property {'none' | 'voicemail'} redirected
 * @property {boolean} synced the final record has arrived
 * @property {number} modifiedAt
 * @property {string | null} recordingId
 * @property {string | null} aiNote
 * @property {string | null} transcript
 */

/**
 * @param {{ direction: 'Inbound' | 'Outbound', otherNumber: string, now: number, random: Random }} start
 * @returns {Call}
 */
export function createCall({ direction, otherNumber, now, random }) {
  const sessionId = createNumericId(now, random);
  const telephonyId = createHexId(random, 24);
  return {
    sessionId,
    telephonySessionId: `s-${telephonyId}`,
    partyId: `p-${telephonyId}-1`,
    presenceId: createHexId(random, 16),
    recordId: createHexId(random, 14).toUpperCase(),
    webphoneCallId: createHexId(random, 20),
    fromTag: createHexId(random, 10),
    direction,
    otherNumber,
    otherName: callerIdName,
    rangAt: now,
    connectedAt: null,
    endedAt: null,
    onHold: false,
    muted: false,
    recording: false,
    duration: 0,
    redirected: 'none',
    synced: false,
    modifiedAt: now,
    recordingId: null,
    aiNote: null,
    transcript: null,
  };
}

/** @param {Call} call */
export function webphoneIdOf(call) {
  return call.webphoneCallId + call.fromTag;
}

/**
 * @param {Call} call
 * @param {Owner} owner
 */
export function nameEnds(call, owner) {
  return call.direction === 'Inbound'
    ? { fromName: call.otherName, toName: owner.name }
    : { fromName: owner.name, toName: call.otherName };
}

/** @param {Call} call */
export function numberEnds(call) {
  const own = { phoneNumber: ownNumber };
  const other = { phoneNumber: call.otherNumber };
  return call.direction === 'Inbound' ? { from: other, to: own } : { from: own, to: other };
}

/**
 * @param {Call} call
 * @returns {'Ringing' | 'CallConnected' | 'OnHold' | 'NoCall'}
 */
export function telephonyStatusOf(call) {
  if (call.endedAt !== null) return 'NoCall';
  if (call.connectedAt === null) return 'Ringing';
  return call.onHold ? 'OnHold' : 'CallConnected';
}
