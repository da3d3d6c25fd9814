import * as v from 'valibot';
import type { Activity } from '../../../core/activity/activity';
import type { LogInput } from '../../../core/activity/call';
import { contactSchema, newContactSchema, type Contact } from '../../../core/crm/contact';
import type { FormSchema } from '../../../core/forms/form-schema';
import { isObject } from '../../../core/basics/json';

const draftSchema = v.object({
  /** Chosen by the person; left out while the one match of the CRM is good enough. */
  contact: v.optional(contactSchema),
  /** A contact that is to be made, instead. */
  newContact: v.optional(newContactSchema),
  /** Of a group: whom else it is logged for. */
  others: v.optional(v.array(contactSchema)),
  /** Typed by the person; left out while it follows the contact. */
  subject: v.optional(v.string()),
  /** Typed by the person; left out while nothing was. */
  note: v.optional(v.string()),
  additional: v.record(v.string(), v.unknown()),
  callBackAt: v.optional(v.number()),
});

/** What a person has typed for a log and not yet saved. */
export type LogDraft = v.InferOutput<typeof draftSchema>;

const blank: LogDraft = { additional: {} };

/** What was typed last goes before what was sent last. */
export function openDraft(kept: unknown, activity: Activity): LogDraft {
  const draft = v.safeParse(draftSchema, kept);
  if (draft.success) return draft.output;
  if (!activity.form) return blank;
  const { subject, ...form } = activity.form;
  // Automatic logging leaves the subject to the connector.
  return subject ? { ...form, subject } : form;
}

/** The contact that will be written: the chosen one, else the only match; none while one is being made. */
export function contactOf(draft: LogDraft, matches: readonly Contact[]): Contact | undefined {
  if (draft.newContact) return undefined;
  return draft.contact ?? (matches.length === 1 ? matches[0] : undefined);
}

/** `undefined` goes back to the only match, if there is one. */
export function draftWithContact(draft: LogDraft, contact: Contact | undefined): LogDraft {
  const { contact: _before, newContact: _made, ...others } = draft;
  return contact ? { ...others, contact } : others;
}

/** @param shown what stands in the fields that nobody has typed in */
export function finishDraft(
  draft: LogDraft,
  contact: Contact | undefined,
  shown: { readonly subject: string; readonly note: string },
): LogInput {
  const { newContact, others, callBackAt } = draft;
  return {
    ...(contact && { contact }),
    ...(!contact && newContact && { newContact }),
    ...(others && others.length > 0 && { others }),
    ...(callBackAt !== undefined && { callBackAt }),
    subject: draft.subject?.trim() || shown.subject,
    note: (draft.note ?? shown.note).trim(),
    additional: draft.additional,
  };
}

/** A secret field is not written to the disk before it is sent. */
export function withoutSecrets(draft: LogDraft, { uiSchema }: FormSchema): LogDraft {
  const entries = Object.entries(draft.additional).filter(([key]) => !isSecret(uiSchema[key]));
  return { ...draft, additional: Object.fromEntries(entries) };
}

function isSecret(ui: unknown): boolean {
  return isObject(ui) && (ui['ui:widget'] === 'password' || ui['ui:inputType'] === 'password');
}
