export const SAMPLE_ACCOUNT_ID = '400000001';

const sampleContact = {
  contactId: 'contact-1',
  contactType: 'Contact',
  contactName: 'Ada Lovelace',
  additionalSubmission: {},
};

/** The request by which a panel logs a call. */
export function sampleCall(sessionId: string, note: string) {
  return {
    logInfo: {
      id: `id-${sessionId}`,
      telephonySessionId: `ts-${sessionId}`,
      sessionId,
      direction: 'Inbound',
      startTime: 1_767_261_600_000,
      duration: 60,
      result: 'Call connected',
      from: { phoneNumber: '+16505550123' },
      to: { phoneNumber: '+16505550100' },
      customSubject: 'Inbound call from Ada Lovelace',
      accountId: SAMPLE_ACCOUNT_ID,
    },
    note,
    ...sampleContact,
  };
}

/** The request by which a panel logs one message of a conversation's day. */
export function sampleMessage(type: string, subject: string, id: number | string) {
  const message = { id, type, subject, direction: 'Inbound', creationTime: '2026-11-21T10:00:00.000Z' };
  return {
    logInfo: {
      messages: [{ ...message, from: {}, to: [{}] }],
      correspondents: [{ phoneNumber: '+16505550123' }],
      conversationId: 'c1',
      conversationLogId: 'c1/1',
    },
    ...sampleContact,
  };
}

/** The request by which a panel changes the log of a call. */
export function sampleUpdate(sessionId: string, note: string) {
  return {
    sessionId,
    note,
    subject: 'Inbound call from Ada Lovelace',
    duration: 61,
    result: 'Call connected',
  };
}
