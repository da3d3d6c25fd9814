// @ts-check
import { deriveConversationId } from '../identifiers.js';
import { isObject } from '../json.js';
import { callerIdName, ownNumber } from '../sample-people.js';
import { mediaReaderLink } from './media.js';

/** @typedef {import('./call.js').Owner} Owner */
/** @typedef {{ phoneNumber?: string, name?: string, extensionNumber?: string }} Correspondent */
/** @typedef {{ id: number, uri: string, type: string, contentType: string, vmDuration?: number }} Attachment */

/**
 * A record of the platform's message store. Times are ISO 8601.
 * @typedef {object} MessageRecord
 * @property {string} uri
 * @property {number} id
 * @property {'SMS' | 'VoiceMail' | 'Fax'} type
 * @property {string} availability
 * @property {string} creationTime
 * @property {string} lastModifiedTime
 * @property {string} readStatus
 * @property {string} priority
 * @property {Attachment[]} attachments
 * @property {'Inbound' | 'Outbound'} direction
 * @property {string} messageStatus
 * @property {Correspondent[]} to
 * @property {Correspondent} from
 * @property {string} [subject] the text of an SMS
 * @property {string} [conversationId]
 * @property {number} [typingDurationMs] where the host has the time of typing tracked
 * @property {boolean} [shared] it reached a number that several people answer
 * @property {{ id: string, uri: string }} [conversation]
 * @property {string} [vmTranscriptionStatus]
 * @property {string} [faxResolution]
 * @property {number} [faxPageCount]
 */

/**
 * @param {unknown} value
 * @returns {value is MessageRecord}
 */
export function isMessageRecord(value) {
  return (
    isObject(value) &&
    typeof value['id'] === 'number' &&
    typeof value['creationTime'] === 'string' &&
    isObject(value['from']) &&
    Array.isArray(value['to']) &&
    Array.isArray(value['attachments']) &&
    ['SMS', 'VoiceMail', 'Fax'].includes(String(value['type']))
  );
}

/** @typedef {{ id: number, at: number, owner: Owner, direction: 'Inbound' | 'Outbound' }} Arrival `at` is epoch ms */

/** @param {Owner} owner */
function storeAddress(owner) {
  return `/restapi/v1.0/account/${owner.accountId}/extension/${owner.extensionId}`;
}

/** @param {Arrival} arrival */
function describeCommonFields({ id, at, owner, direction }) {
  const time = new Date(at).toISOString();
  return {
    uri: `https://platform.ringcentral.com${storeAddress(owner)}/message-store/${id}`,
    id,
    availability: 'Alive',
    creationTime: time,
    lastModifiedTime: time,
    readStatus: direction === 'Inbound' ? 'Unread' : 'Read',
    priority: 'Normal',
    direction,
    messageStatus: direction === 'Inbound' ? 'Received' : 'Sent',
  };
}

/**
 * @param {Arrival} arrival
 * @param {'platform' | 'media'} host
 */
function contentAddress({ id, owner }, host) {
  return `https://${host}.ringcentral.com${storeAddress(owner)}/message-store/${id}/content/${id}`;
}

/**
 * @param {Arrival} arrival
 * @param {readonly string[]} others the numbers of everybody else; the first is the sender of an inbound message
 * @param {string} text
 * @returns {MessageRecord}
 */
export function createSms(arrival, others, text) {
  const own = { phoneNumber: ownNumber, name: arrival.owner.name };
  const people = others.map((phoneNumber) => ({ phoneNumber, name: callerIdName }));
  const [sender = own, ...rest] = people;
  const conversationId = deriveConversationId(others);
  return {
    ...describeCommonFields(arrival),
    type: 'SMS',
    attachments: [
      { id: arrival.id, uri: contentAddress(arrival, 'platform'), type: 'Text', contentType: 'text/plain' },
    ],
    subject: text,
    conversationId,
    conversation: {
      id: conversationId,
      uri: `https://platform.ringcentral.com${storeAddress(arrival.owner)}/conversation/${conversationId}`,
    },
    to: arrival.direction === 'Inbound' ? [own, ...rest] : people,
    from: arrival.direction === 'Inbound' ? sender : own,
  };
}

/**
 * @param {Arrival} arrival
 * @param {string} phoneNumber
 * @param {number} duration seconds
 * @returns {MessageRecord}
 */
export function createVoicemail(arrival, phoneNumber, duration) {
  return {
    ...describeCommonFields(arrival),
    type: 'VoiceMail',
    attachments: [
      {
        id: arrival.id,
        uri: contentAddress(arrival, 'media'),
        type: 'AudioRecording',
        contentType: 'audio/mpeg',
        vmDuration: duration,
      },
    ],
    vmTranscriptionStatus: 'NotAvailable',
    to: [{ name: arrival.owner.name, extensionNumber: arrival.owner.extensionNumber }],
    from: { phoneNumber, name: callerIdName },
  };
}

/**
 * @param {Arrival} arrival
 * @param {string} phoneNumber
 * @param {number} pages
 * @returns {MessageRecord}
 */
export function createFax(arrival, phoneNumber, pages) {
  const inbound = arrival.direction === 'Inbound';
  return {
    ...describeCommonFields(arrival),
    type: 'Fax',
    attachments: [
      {
        id: arrival.id,
        uri: contentAddress(arrival, 'media'),
        type: 'RenderedDocument',
        contentType: 'application/pdf',
      },
    ],
    faxResolution: 'Low',
    faxPageCount: pages,
    to: [{ phoneNumber: inbound ? ownNumber : phoneNumber }],
    from: { phoneNumber: inbound ? phoneNumber : ownNumber },
  };
}

/**
 * The message as a conversation carries it: times in ms, no store address, media with a link to a reader page.
 * @param {MessageRecord} record
 * @param {string | null} accessToken added to media addresses where the host asked for `attachmentWithToken`
 */
export function describeStoredMessage(record, accessToken) {
  const { uri: _uri, conversation: _conversation, ...rest } = record;
  const isMedia = record.type !== 'SMS';
  return {
    ...rest,
    creationTime: Date.parse(record.creationTime),
    lastModifiedTime: Date.parse(record.lastModifiedTime),
    conversationId: record.conversationId ?? String(record.id),
    attachments: isMedia
      ? record.attachments.map((attachment) => ({
          ...attachment,
          uri:
            accessToken === null
              ? attachment.uri
              : `${attachment.uri}?access_token=${encodeURIComponent(accessToken)}`,
          link: mediaReaderLink(attachment.uri),
        }))
      : record.attachments,
    ...(record.type === 'Fax' ? { transcript: null } : {}),
  };
}
