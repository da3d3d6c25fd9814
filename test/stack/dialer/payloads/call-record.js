// @ts-check
import { callerLocation, ownNumber } from '../sample-people.js';
import { nameEnds } from './call.js';
import { mediaReaderLink } from './media.js';

/** @typedef {import('./call.js').Call} Call */
/** @typedef {import('./call.js').Owner} Owner */

/** @param {Call} call */
export function resultOf(call) {
  if (call.redirected === 'voicemail') return 'Voicemail';
  if (call.direction === 'Inbound') return call.connectedAt === null ? 'Missed' : 'Accepted';
  return call.connectedAt === null ? 'Hang Up' : 'Call connected';
}

/**
 * @param {string} recordingId
 * @param {Owner} owner
 * @param {string | null} accessToken added to `contentUri` where the host asked for `recordingWithToken`
 */
function describeRecording(recordingId, owner, accessToken) {
  const path = `/restapi/v1.0/account/${owner.accountId}/recording/${recordingId}`;
  const contentUri = `https://media.ringcentral.com${path}/content`;
  return {
    id: recordingId,
    uri: `https://platform.ringcentral.com${path}`,
    type: 'Automatic',
    contentUri:
      accessToken === null ? contentUri : `${contentUri}?access_token=${encodeURIComponent(accessToken)}`,
    link: mediaReaderLink(contentUri),
  };
}

/**
 * The final record of a call, as the call history has it.
 * @param {Call} call
 * @param {Owner} owner
 * @param {string | null} accessToken
 */
export function describeCallRecord(call, owner, accessToken) {
  const own = { phoneNumber: ownNumber, name: owner.name, extensionId: owner.extensionId };
  const other = { phoneNumber: call.otherNumber, name: call.otherName, location: callerLocation };
  const inbound = call.direction === 'Inbound';
  return {
    id: call.recordId,
    sessionId: call.sessionId,
    telephonySessionId: call.telephonySessionId,
    partyId: call.partyId,
    startTime: call.connectedAt ?? call.rangAt,
    duration: call.duration,
    durationMs: call.duration * 1000,
    type: 'Voice',
    internalType: 'Local',
    direction: call.direction,
    action: inbound ? 'Phone Call' : 'VoIP Call',
    result: resultOf(call),
    to: inbound ? own : other,
    from: inbound ? other : own,
    extension: {
      uri: `https://platform.ringcentral.com/restapi/v1.0/account/${owner.accountId}/extension/${owner.extensionId}`,
      id: Number(owner.extensionId),
    },
    reason: '',
    reasonDescription: '',
    transport: 'PSTN',
    lastModifiedTime: new Date(call.modifiedAt).toISOString(),
    ...nameEnds(call, owner),
    ...(call.recordingId === null
      ? {}
      : { recording: describeRecording(call.recordingId, owner, accessToken) }),
  };
}
