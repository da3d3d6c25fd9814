// @ts-check
import { ownNumber } from '../sample-people.js';
import { nameEnds, numberEnds, telephonyStatusOf } from './call.js';

/** @typedef {import('./call.js').Call} Call */
/** @typedef {import('./call.js').Owner} Owner */

/**
 * The presence view of a call, known whichever device it is on.
 * @param {Call} call
 * @param {Owner} owner
 */
export function describeActiveCall(call, owner) {
  const ended = call.endedAt !== null;
  return {
    direction: call.direction,
    ...numberEnds(call),
    ...nameEnds(call, owner),
    telephonyStatus: telephonyStatusOf(call),
    sessionId: call.sessionId,
    telephonySessionId: call.telephonySessionId,
    partyId: call.partyId,
    startTime: call.connectedAt ?? call.rangAt,
    offset: 0,
    ...(ended ? { terminationType: 'final' } : {}),
  };
}

/**
 * @param {Call} call
 * @param {Owner} owner
 */
export function announceActiveCall(call, owner) {
  return { type: 'rc-active-call-notify', call: describeActiveCall(call, owner) };
}

/** @param {Call} call */
function telephonyCodeOf(call) {
  if (call.endedAt !== null) return 'Disconnected';
  if (call.connectedAt === null) return 'Proceeding';
  return call.onHold ? 'Hold' : 'Answered';
}

/**
 * @param {Call} call
 * @param {Owner} owner
 */
export function announceTelephonySession(call, owner) {
  const own = { phoneNumber: ownNumber, name: owner.name, extensionId: owner.extensionId };
  const other = { phoneNumber: call.otherNumber, name: call.otherName };
  const inbound = call.direction === 'Inbound';
  return {
    type: 'rc-telephony-session-notify',
    telephonySession: {
      sequence: 1,
      sessionId: call.sessionId,
      serverId: '10.0.0.1',
      creationTime: new Date(call.rangAt).toISOString(),
      parties: [
        {
          accountId: owner.accountId,
          extensionId: owner.extensionId,
          id: call.partyId,
          direction: call.direction,
          to: inbound ? own : other,
          from: inbound ? other : own,
          status: { code: telephonyCodeOf(call), rcc: false },
          muted: call.muted,
          standAlone: false,
          park: {},
          missedCall: inbound && call.endedAt !== null && call.connectedAt === null,
        },
      ],
      origin: { type: 'Call' },
      id: call.telephonySessionId,
      extensionId: owner.extensionId,
      accountId: owner.accountId,
    },
  };
}
