import { findAssignedUser, formFields } from './assigned-user';
import { returnMessage } from './connector-parameters';
import type { CallLogInput, CallLogUpdate, FindRow, LogReference, Signed } from './connector-parameters';
import type { CrmClient } from './crm-client';

/** createCallLog, updateCallLog, getCallLog, upsertCallDisposition. */
export function callLogInterfaces(crm: CrmClient, findRow: FindRow) {
  return {
    async createCallLog(input: CallLogInput) {
      const { authHeader, contactInfo, callLog, note, composedLogDetails } = input;
      const ownerId = await findAssignedUser(input, findRow);
      const log = await crm.addLog(
        {
          kind: 'call',
          contactId: String(contactInfo.id),
          contactName: contactInfo.name,
          subject: callLog.customSubject ?? `${callLog.direction} call with ${contactInfo.name}`,
          note: note ?? '',
          body: composedLogDetails,
          fields: formFields(input),
          ...(ownerId !== undefined && { ownerId }),
          dispositions: {},
          messages: [],
        },
        authHeader,
      );
      return { logId: log.id, returnMessage: returnMessage('success', 'Call logged') };
    },
    /** Writes the note as it was sent: an update without a note leaves an empty one, as in the field. */
    async updateCallLog({
      authHeader,
      existingCallLog,
      subject,
      note,
      additionalSubmission,
      composedLogDetails,
    }: CallLogUpdate) {
      const log = await crm.changeLog(
        existingCallLog.thirdPartyLogId,
        {
          note: note ?? '',
          body: composedLogDetails,
          ...(subject === undefined ? {} : { subject }),
          ...(additionalSubmission ? { fields: additionalSubmission } : {}),
        },
        authHeader,
      );
      return { updatedNote: log.note, returnMessage: returnMessage('success', 'Call log updated.') };
    },
    async getCallLog({ authHeader, callLogId }: Signed & { callLogId: string }) {
      const log = await crm.readLog(callLogId, authHeader);
      return {
        callLogInfo: {
          subject: log.subject,
          note: log.note,
          fullBody: log.body,
          fullLogResponse: log,
          contactName: log.contactName,
          dispositions: log.dispositions,
        },
        returnMessage: returnMessage('success', 'Call log fetched.'),
      };
    },
    async upsertCallDisposition({
      authHeader,
      existingCallLog,
      dispositions,
    }: Signed & { existingCallLog: LogReference; dispositions: Readonly<Record<string, unknown>> }) {
      const logId = existingCallLog.thirdPartyLogId;
      const known = await crm.readLog(logId, authHeader);
      await crm.changeLog(logId, { dispositions: { ...known.dispositions, ...dispositions } }, authHeader);
      return { logId, returnMessage: returnMessage('success', 'Disposition saved.') };
    },
  };
}
