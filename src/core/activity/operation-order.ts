import * as v from 'valibot';
import type { Call, LogInput } from './call';
import { contactSchema } from '../crm/contact';
import { sameJson } from '../basics/json';

const plainKinds = ['resolve', 'contact', 'create', 'update', 'disposition', 'callback'] as const;

/**
 * One request of a log. They go in this order: find the contact (automatic logging), create the contact, create the
 * log, update it, set its disposition, schedule the call-back; for messages, one request per contact.
 */
export const operationSchema = v.union([
  v.object({ kind: v.picklist(plainKinds) }),
  v.object({
    kind: v.literal('messages'),
    contact: v.optional(contactSchema),
    ids: v.array(v.string()),
    /** The CRM may already hold it: a person has to look before it is sent. */
    maybeThere: v.optional(v.boolean()),
  }),
]);

export type Operation = v.InferOutput<typeof operationSchema>;

/** What a request told the CRM; later reports and readings are compared with it. */
export const contentSchema = v.object({
  note: v.string(),
  subject: v.string(),
  additional: v.record(v.string(), v.unknown()),
  /** Seconds. */
  duration: v.number(),
  recordingLink: v.optional(v.string()),
  aiNote: v.optional(v.string()),
  transcript: v.optional(v.string()),
});

export type Content = v.InferOutput<typeof contentSchema>;

export function contentOf(call: Call, form: LogInput): Content {
  return {
    note: form.note,
    subject: form.subject,
    additional: form.additional,
    duration: call.duration,
    ...(call.recordingLink && { recordingLink: call.recordingLink }),
    ...(call.aiNote && { aiNote: call.aiNote }),
    ...(call.transcript && { transcript: call.transcript }),
  };
}

/** An estimated duration that is off by at least this much is corrected; seconds. */
const lengthTolerance = 5;

/**
 * True when the call has something that the CRM was not told. Every update runs all plugins again, so small
 * differences do not count.
 */
export function hasLateParts(call: Call, delivered: Content): boolean {
  return (
    (call.recordingLink !== undefined && call.recordingLink !== delivered.recordingLink) ||
    (call.aiNote !== undefined && call.aiNote !== delivered.aiNote) ||
    (call.transcript !== undefined && call.transcript !== delivered.transcript) ||
    Math.abs(call.duration - delivered.duration) > lengthTolerance
  );
}

/** The requests that save this form for a call: the log first, then what refers to it. */
export function planCall(
  form: LogInput,
  before: { isLogged: boolean; delivered?: Content | undefined; setsDisposition: boolean },
): Operation[] {
  const needsContact = form.contact === undefined && form.newContact !== undefined;
  const known = before.delivered?.additional ?? {};
  const setsFields = Object.keys(form.additional).length > 0 && !sameJson(form.additional, known);
  return [
    ...(needsContact ? [{ kind: 'contact' } as const] : []),
    { kind: before.isLogged ? 'update' : 'create' },
    ...(before.setsDisposition && setsFields ? [{ kind: 'disposition' } as const] : []),
    ...(form.callBackAt === undefined ? [] : [{ kind: 'callback' } as const]),
  ];
}

/**
 * The requests that log these messages, one per contact, without messages already logged for that contact.
 * @param recorded ids of logged messages by contact key
 */
export function planMessages(
  form: LogInput,
  ids: readonly string[],
  recorded: (contactId: string) => readonly string[],
): Operation[] {
  const contacts = [form.contact, ...(form.others ?? [])].filter((contact) => contact !== undefined);
  const needsContact = form.contact === undefined && form.newContact !== undefined;
  const logs = contacts.flatMap((contact) => {
    const known = new Set(recorded(contact.id));
    const open = ids.filter((id) => !known.has(id));
    return open.length > 0 ? [{ kind: 'messages' as const, contact, ids: open }] : [];
  });
  return needsContact ? [{ kind: 'contact' }, { kind: 'messages', ids: [...ids] }, ...logs] : logs;
}
