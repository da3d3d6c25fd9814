import * as v from 'valibot';
import type { Activity } from '../../../core/activity/activity';
import type { LogInput } from '../../../core/activity/call';
import { contactSchema, newContactSchema, type Contact } from '../../../core/crm/contact';
import type { FormSchema } from '../../../core/forms/form-schema';
import { isObject } from '../../../core/basics/json';

const draftSchema = v.object({
  /** Chosen by the person; missing while the only match is used. */
  contact: v.optional(contactSchema),
  /** A contact to be created instead. */
  newContact: v.optional(newContactSchema),
  /** Other members of a group for whom it is also logged. */
  others: v.optional(v.array(contactSchema)),
  /** Typed by the person; missing while it follows the contact. */
  subject: v.optional(v.string()),
  /** Typed by the person; missing while untouched. */
  note: v.optional(v.string()),
  additional: v.record(v.string(), v.unknown()),
  callBackAt: v.optional(v.number()),
});

/** What a person has typed for a log and not saved yet. */
export type LogDraft = v.InferOutput<typeof draftSchema>;

const blank: LogDraft = { additional: {} };

/** What was typed last, or else what was sent last. */
export function openDraft(kept: unknown, activity: Activity): LogDraft {
  const draft = v.safeParse(draftSchema, kept);
  if (draft.success) return draft.output;
  if (!activity.form) return blank;
  const { subject, ...form } = activity.form;
  // Automatic logging leaves the subject to the connector.
  return subject ? { ...form, subject } : form;
}

/** The contact to log to: the chosen one, else the only match; none while one is being created. */
export function contactOf(draft: LogDraft, matches: readonly Contact[]): Contact | undefined {
  if (draft.newContact) return undefined;
  return draft.contact ?? (matches.length === 1 ? matches[0] : undefined);
}

/** `undefined` returns to the only match, if there is one. */
export function draftWithContact(draft: LogDraft, contact: Contact | undefined): LogDraft {
  const { contact: _before, newContact: _made, ...others } = draft;
  return contact ? { ...others, contact } : others;
}

/** @param shown values of the fields that the person has not touched */
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

/** A secret is not written to disk before it is sent. */
export function withoutSecrets(draft: LogDraft, { uiSchema }: FormSchema): LogDraft {
  const entries = Object.entries(draft.additional).filter(([key]) => !isSecret(uiSchema[key]));
  return { ...draft, additional: Object.fromEntries(entries) };
}

function isSecret(ui: unknown): boolean {
  return isObject(ui) && (ui['ui:widget'] === 'password' || ui['ui:inputType'] === 'password');
}
