import type { LogType } from '../../../src/core/basics/log-type';
import type { JsonObject } from '../../../src/core/basics/json';

/** What a later App Connect may send beside what is known: a plugin hands it on as it is. */
export const laterParts = {
  laterText: 'kept as it is – Grüße, 你好, 👋🏽',
  laterObject: { nested: [1, 2.5, null, { deep: true }], empty: {}, none: null },
} as const;

const people = {
  from: { phoneNumber: '+16505550123', name: 'Ada Lovelace' },
  to: { phoneNumber: '+16505550100', extensionNumber: '101' },
} as const;

/** A call that is logged for the first time: the body of POST /callLog. */
export function newCall(more: JsonObject = {}): JsonObject {
  return {
    logInfo: {
      id: 'call-1',
      telephonySessionId: 's-0123456789abcdef',
      sessionId: '4503991234',
      direction: 'Inbound',
      startTime: 1_767_261_600_000,
      duration: 64,
      result: 'Call connected',
      ...people,
      recording: { link: 'https://media.ringcentral.com/restapi/v1.0/recording/1/content' },
      legs: [{ direction: 'Inbound', ...people }],
      customSubject: 'Inbound call from Ada Lovelace',
      accountId: '400000001',
      extensionNumber: '101',
      ...laterParts,
    },
    note: 'Wants the Q1 renewal quote. Card 4111 1111 1111 1111.',
    aiNote: 'Asked for a quote.',
    transcript: 'Ada: Hello.\nPriya: Hello.',
    contactId: 'contact-1',
    contactType: 'Contact',
    contactName: 'Ada Lovelace',
    additionalSubmission: { deal: 'deal-7', billable: true },
    ...laterParts,
    ...more,
  };
}

/** A logged call that is changed: the flat body of PATCH /callLog. */
export function changedCall(more: JsonObject = {}): JsonObject {
  return {
    sessionId: '4503991234',
    note: 'Wants the Q1 renewal quote, and the terms.',
    subject: 'Inbound call from Ada Lovelace',
    startTime: 1_767_261_600_000,
    duration: 64,
    result: 'Call connected',
    direction: 'Inbound',
    ...people,
    legs: [{ direction: 'Inbound', ...people }],
    recordingLink: 'https://media.ringcentral.com/restapi/v1.0/recording/1/content',
    aiNote: 'Asked for a quote.',
    transcript: 'Ada: Hello.\nPriya: Hello.',
    additionalSubmission: { deal: 'deal-7', billable: true },
    accountId: '400000001',
    ...laterParts,
    ...more,
  };
}

/** A day of messages: the body of POST /messageLog. */
function messages(type: 'SMS' | 'Fax'): JsonObject {
  const message = (id: number, direction: string, subject: string) => ({
    id,
    type,
    subject,
    direction,
    creationTime: '2026-11-21T10:00:00.000Z',
    from: people.from,
    to: [people.to],
    attachments: [{ id, type: 'Text', contentType: 'text/plain' }],
    ...laterParts,
  });
  return {
    logInfo: {
      messages: [message(1, 'Inbound', 'See you at noon?'), message(2, 'Outbound', 'Yes, at noon.')],
      correspondents: [{ phoneNumber: '+16505550123', name: 'Ada Lovelace' }],
      conversationId: 'conversation-1',
      conversationLogId: 'conversation-1/2026-11-21',
      rcAccessToken: 'not-a-token',
      ...laterParts,
    },
    contactId: 'contact-1',
    contactType: 'Contact',
    contactName: 'Ada Lovelace',
    additionalSubmission: { deal: 'deal-7' },
    ...laterParts,
  };
}

export function payloadOf(type: LogType): JsonObject {
  if (type === 'call') return newCall();
  return messages(type === 'sms' ? 'SMS' : 'Fax');
}
