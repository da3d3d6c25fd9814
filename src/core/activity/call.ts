import * as v from 'valibot';
import { optionalNumber, optionalText } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';
import { contactFields, contactSchema, newContactSchema } from '../crm/contact';

export const partySchema = v.object({
  phoneNumber: optionalText,
  extensionNumber: optionalText,
  name: optionalText,
});

/** A call as the dialer reports it (Embeddable `rc-active-call-notify`, `/callLogger`), reduced to what we use. */
export const callSchema = v.object({
  /** The same from ringing to history; identifies the call everywhere. */
  sessionId: v.string(),
  telephonySessionId: optionalText,
  direction: v.picklist(['Inbound', 'Outbound']),
  /** Epoch ms. */
  startTime: v.number(),
  /** Seconds. */
  duration: v.number(),
  result: v.string(),
  from: partySchema,
  to: partySchema,
  /** Name of the CRM's only contact with the other party's number, as the dialer was told; for display. */
  knownAs: optionalText,
  recordingLink: optionalText,
  /** RingCentral's own summary and transcript; they may come minutes after the call. */
  aiNote: optionalText,
  transcript: optionalText,
});

export type Party = v.InferOutput<typeof partySchema>;
export type Call = v.InferOutput<typeof callSchema>;

/** The other party: the caller of an inbound call, the called party of an outbound one. */
export function counterpart(call: Call): Party {
  return call.direction === 'Inbound' ? call.from : call.to;
}

export function counterpartNumber(call: Call): string {
  return numberOfParty(counterpart(call));
}

export function numberOfParty(party: Party): string {
  return party.phoneNumber ?? party.extensionNumber ?? '';
}

/** The longest number that counts as an extension, as App Connect's own client counts; digits. */
const longestExtension = 6;

/** A colleague: known by their extension alone. Only their name is RingCentral's own, and not the carrier's. */
export function isInternal(party: Party): boolean {
  const number = numberOfParty(party);
  return number !== '' && (party.phoneNumber === undefined || number.length <= longestExtension);
}

/** What a person fills in to log an activity. */
export const logInputSchema = v.object({
  contact: v.optional(contactSchema),
  /** Created in the CRM before the log, when there is no `contact`. */
  newContact: v.optional(newContactSchema),
  /** Further contacts of a group conversation. */
  others: v.optional(v.array(contactSchema)),
  subject: v.string(),
  note: v.string(),
  /** The connector's own fields, by key. */
  additional: objectSchema,
  /** When the contact is to be called back; epoch ms. */
  callBackAt: optionalNumber,
});

export type LogInput = v.InferOutput<typeof logInputSchema>;

/** A form in which nothing is filled in. */
export const emptyForm: LogInput = { subject: '', note: '', additional: {} };

/** Tells the server which person the log belongs to. */
export interface LogOwner {
  readonly accountId: string;
  readonly name: string;
  readonly extensionNumber: string;
  readonly hashedExtensionId: string;
}

/** Body of POST /callLog (core 1.7.41 index.js:2375). Without a subject the connector writes its own. */
export function callLogBody(call: Call, form: LogInput, owner: LogOwner) {
  return {
    logInfo: {
      id: call.sessionId,
      ...commonFields(call, owner),
      ...(call.recordingLink && { recording: { link: call.recordingLink } }),
      ...(form.subject && { customSubject: harmless(form.subject) }),
    },
    ...contactFields(form.contact),
    additionalSubmission: form.additional,
    ...noteFields(call, form, owner),
  };
}

/**
 * Body of PATCH /callLog (core 1.7.41 index.js:2439), flat. The person's own note goes with every update: without it
 * the server empties the note, and a note read back from the CRM has already been through the plugins
 * (src/api/README.md, Logging).
 * @param isFinal until then, a duration of 0 may be one that nobody has measured, and leaves what the log says
 */
export function callUpdateBody(call: Call, form: LogInput, owner: LogOwner, isFinal = false) {
  const { duration, ...fields } = commonFields(call, owner);
  return {
    ...fields,
    ...((duration > 0 || isFinal) && { duration }),
    ...(call.recordingLink && { recordingLink: call.recordingLink }),
    ...(form.subject && { subject: harmless(form.subject) }),
    // Connectors read an empty object as "no values" and clear what is there.
    ...(Object.keys(form.additional).length > 0 && { additionalSubmission: form.additional }),
    ...noteFields(call, form, owner),
  };
}

/** The parts that both requests share. The server takes the name of whoever logs from their side of the call. */
function commonFields(call: Call, { accountId, name }: LogOwner) {
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
  const own = direction === 'Inbound' ? 'to' : 'from';
  const parties = { from, to, [own]: { name, ...call[own] } };
  return { sessionId, telephonySessionId, direction, startTime, duration, result, ...parties, accountId };
}

/** The texts, and whose they are, which both requests have at the top. */
function noteFields(call: Call, { note }: LogInput, { hashedExtensionId, extensionNumber }: LogOwner) {
  const { aiNote, transcript } = call;
  return {
    note: harmless(note),
    ...(aiNote && { aiNote: harmless(aiNote) }),
    ...(transcript && { transcript: harmless(transcript) }),
    hashedExtensionId,
    extensionNumber,
  };
}

/**
 * The text so that it can replace itself. The server writes a log again by `String.replace`, which reads `$1` of
 * `$100`, or `$&`, as "what stood there before" (core 1.7.41 lib/callLogComposer.js:152). A character without a width
 * behind the `$` prevents it, also when a plugin's answer makes the server write the note again. Reading takes it out
 * (core/basics/text.ts).
 */
function harmless(text: string): string {
  return text.replaceAll(/\$(?=0?1|[$&`'])/g, '$&\u2060');
}

/** What RingCentral itself has written about the call. */
export function textsOf({ aiNote, transcript }: Call) {
  return { ...(aiNote && { aiNote }), ...(transcript && { transcript }) };
}
