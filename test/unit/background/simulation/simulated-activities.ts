import type { Call, LogInput } from '../../../../src/core/activity/call';
import type { Conversation } from '../../../../src/core/activity/conversation';

/** When each schedule begins; epoch ms. */
export const start = 1_700_000_000_000;

export function callOf(index: number, number: string): Call {
  return {
    sessionId: `s${index}`,
    direction: 'Inbound',
    startTime: start + index,
    duration: 30,
    result: 'Accepted',
    from: { phoneNumber: number },
    to: { phoneNumber: '+15559999999' },
  };
}

export function conversationOf(index: number, number: string, messages: number): Conversation {
  return {
    conversationLogId: `k${index}/11/14/2023`,
    conversationId: `k${index}`,
    kind: index % 3 === 0 ? 'fax' : 'sms',
    date: '11/14/2023',
    self: {},
    correspondents: [{ phoneNumber: number }],
    messages: Array.from({ length: messages }, (_, place) => ({
      id: `${index}-${messages - place}`,
      direction: 'Inbound',
      creationTime: start + messages - place,
      text: 'x',
      from: { phoneNumber: number },
      to: [],
      attachments: [],
    })),
  };
}

const ada = { id: 'c1', name: 'Ada', type: 'Contact' };

export function formOf(note: string): LogInput {
  return { contact: ada, subject: 'Call', note, additional: {} };
}

/** With somebody new instead, whom the CRM does not have yet. */
export function formOfNew(note: string): LogInput {
  const newContact = { name: 'Mary', type: 'Contact', besides: [] };
  return { newContact, subject: 'Call', note, additional: {} };
}
