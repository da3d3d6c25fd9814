// @ts-check
import { callerIdName, ownNumber } from '../sample-people.js';
import { webphoneIdOf } from './call.js';

/** @typedef {import('./call.js').Call} Call */
/** @typedef {import('./call.js').Owner} Owner */
/** @typedef {'ring' | 'init' | 'start' | 'hold' | 'resume' | 'mute' | 'end'} WebphoneEvent */

/**
 * The address of the own extension as the web phone writes it.
 * @param {Owner} owner
 */
export function extensionAddress(owner) {
  return `${ownNumber.slice(1)}*${owner.extensionNumber}`;
}

/** @param {Call} call */
function callStatusOf(call) {
  if (call.connectedAt !== null)
    return call.onHold ? 'webphone-session-onHold' : 'webphone-session-connected';
  return call.direction === 'Inbound' ? 'webphone-session-connecting' : 'webphone-session-setup';
}

/**
 * @param {Call} call
 * @param {Owner} owner
 */
function describeEnds(call, owner) {
  return call.direction === 'Inbound'
    ? {
        to: extensionAddress(owner),
        toUserName: owner.name,
        from: call.otherNumber,
        fromUserName: callerIdName,
      }
    : { to: call.otherNumber, from: extensionAddress(owner), fromNumber: ownNumber };
}

/**
 * The web phone's own view of a call. An outbound one has neither call id nor party before it is answered.
 * @param {Call} call
 * @param {Owner} owner
 */
export function describeWebphoneCall(call, owner) {
  const known = call.direction === 'Inbound' || call.connectedAt !== null;
  return {
    id: webphoneIdOf(call),
    ...(known ? { callId: call.webphoneCallId } : {}),
    direction: call.direction,
    callStatus: callStatusOf(call),
    ...describeEnds(call, owner),
    fromTag: call.fromTag,
    ...(call.connectedAt === null ? {} : { startTime: call.connectedAt }),
    creationTime: call.rangAt,
    isOnHold: call.onHold,
    isOnMute: call.muted,
    isOnFlip: false,
    isOnTransfer: false,
    isToVoicemail: call.redirected === 'voicemail',
    isForwarded: false,
    isReplied: false,
    recordStatus: call.recording ? 'webphone-record-recording' : 'webphone-record-idle',
    minimized: false,
    partyData: known ? { partyId: call.partyId, sessionId: call.telephonySessionId } : null,
    lastActiveTime: call.rangAt,
    cached: false,
    removed: false,
    callQueueName: null,
  };
}

/**
 * @param {WebphoneEvent} event
 * @param {Call} call
 * @param {Owner} owner
 * @param {unknown} contact the contact if the number was matched before
 */
export function announceWebphoneCall(event, call, owner, contact) {
  return {
    type: `rc-call-${event}-notify`,
    call: {
      ...describeWebphoneCall(call, owner),
      ...(contact === undefined ? {} : { contactMatch: contact }),
      ...(call.endedAt === null ? {} : { endTime: call.endedAt }),
    },
  };
}
