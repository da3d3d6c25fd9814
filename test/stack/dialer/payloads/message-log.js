// @ts-check
import { describeConversation } from './conversation.js';

/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {import('./call.js').Owner} Owner */
/** @typedef {import('./conversation.js').ConversationDay} ConversationDay */

/**
 * @typedef {object} MessageContext what the dialer knows around a conversation
 * @property {Owner} owner
 * @property {readonly JsonObject[]} contacts matched for the first correspondent
 * @property {readonly JsonObject[]} logs entities in the host's CRM
 * @property {string | null} accessToken given only where the host asked for `attachmentWithToken`
 */

/**
 * A voicemail reaches an extension, so its own side is a colleague rather than a number.
 * @param {Owner} owner
 */
function describeColleague(owner) {
  const [firstName = '', ...rest] = owner.name.split(' ');
  return {
    id: owner.extensionId,
    type: 'company',
    status: 'Enabled',
    firstName,
    lastName: rest.join(' '),
    extensionNumber: owner.extensionNumber,
    account: { id: owner.accountId },
    phoneNumbers: [{ phoneNumber: owner.extensionNumber, phoneType: 'extension' }],
    name: owner.name,
    emails: [null],
    hasProfileImage: false,
    contactStatus: 'Enabled',
    entityType: 'rcContact',
  };
}

/**
 * Somebody pressed Log.
 * @param {ConversationDay} day
 * @param {MessageContext} context
 */
export function describeMessageLogRequest(day, context) {
  return {
    conversation: describeConversation(day, context.logs, context.accessToken),
    prefill: true,
    triggerType: 'manual',
    correspondentEntity: context.contacts[0] ?? null,
    redirect: true,
  };
}

/**
 * Auto log: the whole day each time, an update rather than an addition.
 * @param {ConversationDay} day
 * @param {MessageContext} context
 */
export function describeMessageAutoLog(day, context) {
  return {
    conversation: describeConversation(day, context.logs, context.accessToken),
    selfEntity: day.type === 'VoiceMail' ? describeColleague(context.owner) : null,
    correspondentEntity: context.logs.length > 0 ? null : (context.contacts[0] ?? null),
    triggerType: 'auto',
  };
}

/**
 * Somebody pressed Save on the log page.
 * @param {ConversationDay} day
 * @param {MessageContext} context
 * @param {JsonObject} formData
 */
export function describeMessageLogForm(day, context, formData) {
  return {
    conversation: describeConversation(day, context.logs, context.accessToken),
    formData,
    triggerType: 'logForm',
    redirect: true,
  };
}

/**
 * @param {ConversationDay} day
 * @param {MessageContext} context
 * @param {JsonObject} formData
 * @param {string[]} keys
 * @param {JsonObject} page
 */
export function describeMessageLogInput(day, context, formData, keys, page) {
  return { conversation: describeConversation(day, context.logs, context.accessToken), formData, keys, page };
}
