// @ts-check
/** @typedef {import('./message-record.js').MessageRecord} MessageRecord */

/**
 * One entry of a thread: a message as widget 3.x carries it, with its text in `text` and times in ms.
 * @param {MessageRecord} record
 */
export function describeThreadEntity(record) {
  return {
    recordType: 'AliveMessage',
    id: String(record.id),
    threadId: record.conversationId ?? '',
    availability: record.availability,
    creationTime: Date.parse(record.creationTime),
    lastModifiedTime: Date.parse(record.lastModifiedTime),
    direction: record.direction,
    from: record.from,
    to: record.to,
    text: record.subject ?? '',
    messageStatus: record.messageStatus,
    attachments: [],
  };
}

/** @param {MessageRecord} record the newest of its thread */
export function announceThread(record) {
  const thread = {
    id: record.conversationId ?? '',
    availability: record.availability,
    creationTime: record.creationTime,
    lastModifiedTime: record.lastModifiedTime,
    status: 'Open',
    guestParty: record.direction === 'Inbound' ? record.from : record.to[0],
    ownerParty: record.direction === 'Inbound' ? record.to[0] : record.from,
  };
  return { type: 'rc-message-thread-notify', thread };
}

/** @param {MessageRecord} record */
export function announceThreadEntity(record) {
  return { type: 'rc-message-thread-entity-notify', entity: describeThreadEntity(record) };
}
