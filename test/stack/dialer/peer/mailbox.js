// @ts-check
import { createNumericId } from '../identifiers.js';
import { conversationIdOf } from '../payloads/conversation.js';
import { createFax, createSms, createVoicemail } from '../payloads/message-record.js';
import { announceThread, announceThreadEntity } from '../payloads/thread.js';
import { matchContacts } from './contact-book.js';
import { listConversationDays, matchMessageLogs } from './log-matches.js';
import { rememberActivity } from './memory.js';
import { autoLogConversation } from './message-logging.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/message-record.js').MessageRecord} MessageRecord */
/** @typedef {import('../payloads/message-record.js').Arrival} Arrival */

const voicemailLength = 9;
const faxLength = 1;
/** How long a letter takes to type (ms). */
const typingPace = 200;
/** Auto log follows a message after this long (ms). */
const autoLogDelay = 300;

/**
 * @param {Peer} peer
 * @param {MessageRecord} record
 */
function announceMessage(peer, record) {
  if (record.shared) {
    peer.post(announceThread(record));
    return peer.post(announceThreadEntity(record));
  }
  peer.post({ type: 'rc-message-updated-notify', message: record });
  if (record.direction === 'Inbound') peer.post({ type: 'rc-inbound-message-notify', message: record });
}

/**
 * @param {Peer} peer
 * @param {MessageRecord} record
 */
function keepMessage(peer, record) {
  peer.store.set({ messages: [record, ...peer.store.get().messages] });
  rememberActivity(peer);
  const conversationId = conversationIdOf(record);
  const days = listConversationDays(peer).filter((day) => day.conversationId === conversationId);
  const lookups = [
    matchMessageLogs(
      peer,
      days.slice(0, 1).map((day) => day.conversationLogId),
      false,
    ),
    matchContacts(
      peer,
      [record.from, ...record.to].flatMap((person) => person.phoneNumber ?? []),
    ),
  ];
  announceMessage(peer, record);
  peer.after(() => {
    void Promise.all(lookups).then(() => autoLogConversation(peer, conversationId));
  }, autoLogDelay);
}

/**
 * @param {Peer} peer
 * @param {'Inbound' | 'Outbound'} direction
 * @param {(arrival: Arrival) => MessageRecord} create
 */
function addMessage(peer, direction, create) {
  const { owner } = peer.store.get();
  if (!owner) return;
  const at = peer.now();
  keepMessage(peer, create({ id: Number(createNumericId(at, peer.random)), at, owner, direction }));
}

/**
 * @param {Peer} peer
 * @param {string[]} senders the sender, then the others of a group
 * @param {string} text
 */
export function receiveSms(peer, senders, text) {
  addMessage(peer, 'Inbound', (arrival) => createSms(arrival, senders, text));
}

/**
 * An SMS to a number that several people answer, which only widget 3.x knows: a thread, apart from the conversation
 * with the same person.
 * @param {Peer} peer
 * @param {string} sender
 * @param {string} text
 */
export function receiveSharedSms(peer, sender, text) {
  if (peer.options.generation !== '3.x') return;
  addMessage(peer, 'Inbound', (arrival) => {
    const record = createSms(arrival, [sender], text);
    return { ...record, conversationId: `thread-${record.conversationId ?? ''}`, shared: true };
  });
}

/**
 * @param {Peer} peer
 * @param {string[]} recipients
 * @param {string} text
 */
export function sendSms(peer, recipients, text) {
  const typed = peer.store.get().tracksTyping ? { typingDurationMs: text.length * typingPace } : {};
  addMessage(peer, 'Outbound', (arrival) => ({ ...createSms(arrival, recipients, text), ...typed }));
}

/**
 * @param {Peer} peer
 * @param {string} phoneNumber
 */
export function receiveVoicemail(peer, phoneNumber) {
  addMessage(peer, 'Inbound', (arrival) => createVoicemail(arrival, phoneNumber, voicemailLength));
}

/**
 * @param {Peer} peer
 * @param {string} phoneNumber
 * @param {'Inbound' | 'Outbound'} direction
 */
export function addFax(peer, phoneNumber, direction) {
  addMessage(peer, direction, (arrival) => createFax(arrival, phoneNumber, faxLength));
}
