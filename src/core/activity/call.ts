import * as v from 'valibot';
import { contactSchema, newContactSchema } from '../crm/contact';

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
  /** RingCentral's own summary and transcript; they may come minutes after the call. */
  aiNote: v.optional(v.string()),
  transcript: v.optional(v.string()),
});

export type Party = v.InferOutput<typeof partySchema>;
export type Call = v.InferOutput<typeof callSchema>;

/** The other side: the caller of an inbound call, the called of an outbound one. */
export function counterpart(call: Call): Party {
  return call.direction === 'Inbound' ? call.from : call.to;
}

export function counterpartNumber(call: Call): string {
  return numberOfParty(counterpart(call));
}

export function numberOfParty(party: Party): string {
  return party.phoneNumber ?? party.extensionNumber ?? '';
}

/** What a person fills in to log an activity. */
export const logFormSchema = v.object({
  contact: v.optional(contactSchema),
  /** Made in the CRM first; where there is no `contact`. */
  newContact: v.optional(newContactSchema),
  /** Further contacts of a group conversation. */
  others: v.optional(v.array(contactSchema)),
  subject: v.string(),
  note: v.string(),
  /** The connector's own fields, by key. */
  additional: v.record(v.string(), v.unknown()),
  /** When the contact is to be called back; epoch ms. */
  callBackAt: v.optional(v.number()),
});

export type LogForm = v.InferOutput<typeof logFormSchema>;

/** By what the server knows whose log it is. */
export interface LogOwner {
  readonly accountId: string;
  readonly extensionNumber: string;
  readonly hashedExtensionId: string;
}

/** Body of POST /callLog (core 1.7.41 index.js:2375). Without a subject the connector writes its own. */
export function callLogBody(call: Call, form: LogForm, owner: LogOwner) {
  return {
    logInfo: {
      id: call.sessionId,
      ...factsOf(call, owner),
      ...(call.recordingLink && { recording: { link: call.recordingLink } }),
      ...(form.subject && { customSubject: form.subject }),
    },
    note: form.note,
    ...lateParts(call),
    contactId: form.contact?.id ?? '',
    contactType: form.contact?.type ?? '',
    contactName: form.contact?.name ?? '',
    additionalSubmission: form.additional,
    hashedExtensionId: owner.hashedExtensionId,
    extensionNumber: owner.extensionNumber,
  };
}

/**
 * Body of PATCH /callLog (core 1.7.41 index.js:2439), flat. The person's own note goes with every update: without one the
 * server empties it, and the one that it read back has been through the plugins (facts/app-connect-server.md §9.2).
 */
export function callUpdateBody(call: Call, form: LogForm, owner: LogOwner) {
  return {
    ...factsOf(call, owner),
    ...(call.recordingLink && { recordingLink: call.recordingLink }),
    ...lateParts(call),
    ...(form.subject && { subject: form.subject }),
    note: form.note,
    // Connectors take an empty one for "no values" and clear what is there.
    ...(Object.keys(form.additional).length > 0 && { additionalSubmission: form.additional }),
    hashedExtensionId: owner.hashedExtensionId,
    extensionNumber: owner.extensionNumber,
  };
}

/** What both requests say of the call itself. */
function factsOf(call: Call, { accountId }: LogOwner) {
  const {
    sessionId,
    telephonySessionId = sessionId,
    direction,
    startTime,
    duration,
    result,
    from,
    to,
  } = call;
  return { sessionId, telephonySessionId, direction, startTime, duration, result, from, to, accountId };
}

function lateParts({ aiNote, transcript }: Call) {
  return { ...(aiNote && { aiNote }), ...(transcript && { transcript }) };
}
