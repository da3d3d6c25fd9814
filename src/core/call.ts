import * as v from 'valibot';

export const partySchema = v.object({
  phoneNumber: v.optional(v.string()),
  extensionNumber: v.optional(v.string()),
  name: v.optional(v.string()),
});

/** A call as the dialer reports it (Embeddable `rc-active-call-notify`, `/callLogger`), reduced to what we use. */
export const callSchema = v.object({
  /** Stable from ringing to history; the key of everything. */
  sessionId: v.string(),
  telephonySessionId: v.optional(v.string()),
  direction: v.picklist(['Inbound', 'Outbound']),
  /** Epoch ms. */
  startTime: v.number(),
  /** Seconds. */
  duration: v.number(),
  result: v.string(),
  from: partySchema,
  to: partySchema,
  recordingLink: v.optional(v.string()),
});

export type Party = v.InferOutput<typeof partySchema>;
export type Call = v.InferOutput<typeof callSchema>;

/** The other side: the caller of an inbound call, the called of an outbound one. */
export function counterpart(call: Call): Party {
  return call.direction === 'Inbound' ? call.from : call.to;
}

export function counterpartNumber(call: Call): string {
  const party = counterpart(call);
  return party.phoneNumber ?? party.extensionNumber ?? '';
}

export const contactSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.string(),
  company: v.optional(v.string()),
});

/** A person or company in the CRM. */
export type Contact = v.InferOutput<typeof contactSchema>;

/** What a person fills in to log an activity. */
export const logFormSchema = v.object({
  contact: v.optional(contactSchema),
  subject: v.string(),
  note: v.string(),
  /** The connector's own fields, by key. */
  additional: v.record(v.string(), v.unknown()),
});

export type LogForm = v.InferOutput<typeof logFormSchema>;

/** Body of POST /callLog (41/index.js:2375). */
export function callLogBody(
  call: Call,
  form: LogForm,
  ids: { accountId: string; extensionNumber: string; hashedExtensionId: string },
) {
  return {
    logInfo: {
      id: call.sessionId,
      sessionId: call.sessionId,
      telephonySessionId: call.telephonySessionId ?? call.sessionId,
      direction: call.direction,
      startTime: call.startTime,
      duration: call.duration,
      result: call.result,
      from: call.from,
      to: call.to,
      ...(call.recordingLink && { recording: { link: call.recordingLink } }),
      customSubject: form.subject,
      accountId: ids.accountId,
    },
    note: form.note,
    contactId: form.contact?.id ?? '',
    contactType: form.contact?.type ?? '',
    contactName: form.contact?.name ?? '',
    additionalSubmission: form.additional,
    hashedExtensionId: ids.hashedExtensionId,
    extensionNumber: ids.extensionNumber,
  };
}
