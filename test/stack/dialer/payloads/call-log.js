// @ts-check
import { describeCallRecord } from './call-record.js';
import { describeActiveCall } from './live-call.js';
import { describeWebphoneCall } from './webphone-call.js';

/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {import('./call.js').Call} Call */
/** @typedef {import('./call.js').Owner} Owner */

/**
 * @typedef {object} CallContext what the dialer knows around a call
 * @property {Owner} owner
 * @property {readonly JsonObject[]} contacts matched for the other number
 * @property {readonly JsonObject[]} logs entities in the host's CRM
 * @property {string | null} accessToken given only where the host asked for `recordingWithToken`
 * @property {boolean} usesWebphone
 */

const notTransferred = { isTransferredCall: false, transferredMiddleNumber: null };

/**
 * @param {Call} call
 * @param {CallContext} context
 */
function describeMatches(call, { contacts, logs }) {
  const inbound = call.direction === 'Inbound';
  return {
    fromMatches: inbound ? contacts : [],
    toMatches: inbound ? [] : contacts,
    activityMatches: logs,
  };
}

/**
 * The contact at each end; the widget leaves both out for a call that is already logged.
 * @param {Call} call
 * @param {CallContext} context
 */
function describeEntities(call, { contacts }) {
  const contact = contacts[0] ?? null;
  return call.direction === 'Inbound'
    ? { fromEntity: contact, toEntity: null }
    : { fromEntity: null, toEntity: contact };
}

/**
 * A call as presence tells it, while it lasts and until its record arrives.
 * @param {Call} call
 * @param {CallContext} context
 */
function describePresenceCall(call, context) {
  const { terminationType: _, ...active } = describeActiveCall(call, context.owner);
  const connected = call.connectedAt !== null;
  const ended = call.endedAt !== null;
  const state = ended ? 'Disconnected' : connected ? 'CallConnected' : 'Ringing';
  return {
    id: call.presenceId,
    ...active,
    // At the end event the widget still gives the last status; only `result` tells that the call is over.
    telephonyStatus: ended ? (connected ? 'CallConnected' : 'Ringing') : active.telephonyStatus,
    ...(connected && !ended && context.usesWebphone
      ? { webphoneSession: describeWebphoneCall(call, context.owner) }
      : {}),
    ...describeMatches(call, context),
    ...(ended ? { isRecording: false } : {}),
    ...(connected || ended ? notTransferred : {}),
    duration: call.duration,
    result: state,
  };
}

/**
 * @param {Call} call
 * @param {CallContext} context
 */
export function describeLoggableCall(call, context) {
  return call.synced
    ? { ...describeCallRecord(call, context.owner, context.accessToken), ...describeMatches(call, context) }
    : describePresenceCall(call, context);
}

/**
 * @param {Call} call
 * @param {CallContext} context
 */
function describeEntitiesIfNew(call, context) {
  return context.logs.length > 0 ? {} : describeEntities(call, context);
}

/**
 * Auto log: the call rang, was answered, or ended.
 * @param {Call} call
 * @param {CallContext} context
 */
export function describePresenceUpdate(call, context) {
  return {
    call: describePresenceCall(call, context),
    ...describeEntitiesIfNew(call, context),
    triggerType: 'presenceUpdate',
  };
}

/**
 * Auto log: the final record arrived, or something was added to it.
 * @param {Call} call
 * @param {CallContext} context
 */
export function describeCallLogSync(call, context) {
  return {
    call: { ...describeLoggableCall(call, context), ...notTransferred },
    ...describeEntitiesIfNew(call, context),
    ...describeLaterNotes(call),
    triggerType: 'callLogSync',
  };
}

/** @param {Call} call */
function describeLaterNotes(call) {
  return {
    ...(call.aiNote === null ? {} : { aiNote: call.aiNote }),
    ...(call.transcript === null ? {} : { transcript: call.transcript }),
  };
}

/**
 * Somebody pressed Log, Edit or View.
 * @param {'createLog' | 'editLog' | 'viewLog'} triggerType
 * @param {Call} call
 * @param {CallContext} context
 */
export function describeLogRequest(triggerType, call, context) {
  const contact = context.contacts[0];
  return {
    call: { ...describeLoggableCall(call, context), ...(contact ? { toNumberEntity: contact['id'] } : {}) },
    triggerType,
    redirect: true,
    ...describeEntities(call, context),
    ...describeLaterNotes(call),
  };
}

/**
 * Somebody pressed Save on the log page.
 * @param {Call} call
 * @param {CallContext} context
 * @param {JsonObject} formData
 */
export function describeLogForm(call, context, formData) {
  return {
    call: describeLoggableCall(call, context),
    triggerType: 'logForm',
    ...(typeof formData['note'] === 'string' ? { note: formData['note'] } : {}),
    formData,
    redirect: true,
    fromEntity: null,
    toEntity: null,
    ...describeLaterNotes(call),
  };
}

/**
 * @param {Call} call
 * @param {CallContext} context
 * @param {JsonObject} formData
 * @param {string[]} keys
 * @param {JsonObject} page
 */
export function describeLogInput(call, context, formData, keys, page) {
  return { call: describeLoggableCall(call, context), formData, keys, page };
}
