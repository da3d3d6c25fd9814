import * as v from 'valibot';
import { optionalFlag, texts } from '../basics/schema-parts';
import type { LogInput } from './call';
import { contactSchema } from '../crm/contact';
import { sameJson } from '../basics/json';
import type { Content } from './log-content';

const plainKinds = ['resolve', 'contact', 'create', 'update', 'disposition', 'callback'] as const;

/**
 * One request of a log. They go in this order: find the contact (automatic logging), create the contact, create the
 * log, update it, set its disposition, schedule the call-back; for messages, one request per contact.
 */
export const operationSchema = v.union([
  v.object({ kind: v.picklist(plainKinds) }),
  v.object({
    kind: v.picklist(['messages']),
    contact: v.optional(contactSchema),
    ids: texts,
    /** The CRM may already hold it: a person has to look before it is sent. */
    maybeThere: optionalFlag,
  }),
]);

export type Operation = v.InferOutput<typeof operationSchema>;

/** It has to be made in the CRM first. */
function needsContact({ contact, newContact }: LogInput): boolean {
  return contact === undefined && newContact !== undefined;
}

/** The requests that save this form for a call: the log first, then what refers to it. */
export function planCall(
  form: LogInput,
  before: { isLogged: boolean; delivered?: Content | undefined; setsDisposition: boolean },
): Operation[] {
  const known = before.delivered?.additional ?? {};
  const setsFields = Object.keys(form.additional).length > 0 && !sameJson(form.additional, known);
  return [
    ...(needsContact(form) ? [{ kind: 'contact' } as const] : []),
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
  const logs = contacts.flatMap((contact) => {
    const known = new Set(recorded(contact.id));
    const open = ids.filter((id) => !known.has(id));
    return open.length > 0 ? [{ kind: 'messages' as const, contact, ids: open }] : [];
  });
  return needsContact(form) ? [{ kind: 'contact' }, { kind: 'messages', ids: [...ids] }, ...logs] : logs;
}
