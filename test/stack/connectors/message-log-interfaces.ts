import { returnMessage } from './connector-parameters';
import type { LoggedMessage, MessageLogInput, MessageLogUpdate } from './connector-parameters';
import type { CrmClient } from './crm-client';

/** createMessageLog, updateMessageLog: one CRM record a conversation and day. */
export function messageLogInterfaces(crm: CrmClient) {
  return {
    async createMessageLog(input: MessageLogInput) {
      const { authHeader, contactInfo, message, sharedSMSLogContent, additionalSubmission } = input;
      const log = await crm.addLog(
        {
          kind: 'message',
          contactId: String(contactInfo.id),
          contactName: contactInfo.name,
          subject: sharedSMSLogContent?.subject ?? `${message?.type ?? 'Message'} with ${contactInfo.name}`,
          note: '',
          body: sharedSMSLogContent?.body ?? message?.subject ?? '',
          fields: additionalSubmission ?? {},
          dispositions: {},
          messages: message === undefined ? [] : [recordedMessage(message, input)],
        },
        authHeader,
      );
      return { logId: log.id, returnMessage: returnMessage('success', 'Message logged') };
    },
    async updateMessageLog(input: MessageLogUpdate) {
      const { authHeader, existingMessageLog, message, sharedSMSLogContent } = input;
      const logId = existingMessageLog.thirdPartyLogId;
      const known = await crm.readLog(logId, authHeader);
      const change =
        message === undefined
          ? { body: sharedSMSLogContent?.body ?? known.body }
          : {
              body: `${known.body}\n${message.subject ?? ''}`,
              messages: [...known.messages, recordedMessage(message, input)],
            };
      await crm.changeLog(logId, change, authHeader);
      return { logId, returnMessage: returnMessage('success', 'Message logged') };
    },
  };
}

function recordedMessage(message: LoggedMessage, input: MessageLogInput) {
  const links = [
    input.recordingLink,
    input.faxDocLink,
    input.faxDownloadLink,
    input.imageLink,
    input.imageDownloadLink,
    input.videoLink,
  ];
  return {
    id: String(message.id),
    type: message.type ?? 'SMS',
    direction: message.direction ?? '',
    text: message.subject ?? '',
    links: links.filter((link) => typeof link === 'string'),
  };
}
