// @ts-check
import { ownNumber } from '../sample-people.js';
import { describeStoredMessage } from './message-record.js';
import { describeThreadEntity } from './thread.js';

/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {import('./message-record.js').MessageRecord} MessageRecord */
/** @typedef {import('./message-record.js').Correspondent} Correspondent */
/** @typedef {(time: number) => string} FormatDay epoch ms to the day in the browser's own locale and time zone */

/**
 * What is logged together: one conversation on one day.
 * @typedef {object} ConversationDay
 * @property {string} conversationLogId
 * @property {string} conversationId
 * @property {string} date
 * @property {'SMS' | 'VoiceMail' | 'Fax' | 'Thread'} type a thread: SMS that several people answer (widget 3.x)
 * @property {MessageRecord[]} records newest first
 */

/** @param {MessageRecord} record */
export function conversationIdOf(record) {
  return record.conversationId ?? String(record.id);
}

/**
 * @param {readonly MessageRecord[]} records newest first
 * @param {FormatDay} formatDay
 * @returns {ConversationDay[]} the one with the newest message first
 */
export function groupConversationDays(records, formatDay) {
  /** @type {Map<string, ConversationDay>} */
  const days = new Map();
  for (const record of records) {
    const conversationId = conversationIdOf(record);
    const date = formatDay(Date.parse(record.creationTime));
    const conversationLogId = `${conversationId}/${date}`;
    const day = days.get(conversationLogId);
    if (day) day.records.push(record);
    else
      days.set(conversationLogId, {
        conversationLogId,
        conversationId,
        date,
        type: record.shared ? 'Thread' : record.type,
        records: [record],
      });
  }
  return [...days.values()];
}

/** @param {Correspondent} person */
function isOwn(person) {
  return person.phoneNumber === ownNumber || person.extensionNumber !== undefined;
}

/**
 * @param {ConversationDay} day
 * @returns {{ self: Correspondent, correspondents: Correspondent[] }}
 */
export function describeParticipants(day) {
  const people = day.records.slice(0, 1).flatMap((record) => [record.from, ...record.to]);
  return { self: people.find(isOwn) ?? {}, correspondents: people.filter((person) => !isOwn(person)) };
}

/**
 * What was said: a thread keeps it elsewhere than a conversation, whose list is then empty.
 * @param {ConversationDay} day
 * @param {string | null} accessToken
 */
function describeContents({ type, records }, accessToken) {
  if (type === 'Thread') return { messages: [], entities: records.map(describeThreadEntity) };
  return { messages: records.map((record) => describeStoredMessage(record, accessToken)) };
}

/**
 * @param {ConversationDay} day
 * @param {readonly JsonObject[]} logs entities in the host's CRM
 * @param {string | null} accessToken
 */
export function describeConversation(day, logs, accessToken) {
  return {
    conversationLogId: day.conversationLogId,
    conversationId: day.conversationId,
    creationTime: Math.max(...day.records.map((record) => Date.parse(record.creationTime))),
    date: day.date,
    type: day.type,
    ...describeContents(day, accessToken),
    conversationLogMatches: logs,
    ...describeParticipants(day),
  };
}
