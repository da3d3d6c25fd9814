import * as v from 'valibot';
import type { Activity } from '../../core/activity';
import { contactSchema, type Contact, type LogForm } from '../../core/call';
import type { FormSchema } from '../../core/form-schema';
import { isObject } from '../../core/json';

const draftSchema = v.object({
  /** Chosen by the person; left out while the one match of the CRM is good enough. */
  contact: v.optional(contactSchema),
  /** Typed by the person; left out while it follows the contact. */
  subject: v.optional(v.string()),
  note: v.string(),
  additional: v.record(v.string(), v.unknown()),
});

/** What a person has typed for a log and not yet saved. */
export type LogDraft = v.InferOutput<typeof draftSchema>;

const blank: LogDraft = { note: '', additional: {} };

/** What was typed last goes before what was sent last. */
export function openDraft(kept: unknown, activity: Activity): LogDraft {
  const draft = v.safeParse(draftSchema, kept);
  return draft.success ? draft.output : (activity.form ?? blank);
}

/** The contact that will be written: the chosen one, else the only match. */
export function contactOf(draft: LogDraft, matches: readonly Contact[]): Contact | undefined {
  return draft.contact ?? (matches.length === 1 ? matches[0] : undefined);
}

/** `undefined` goes back to the only match, if there is one. */
export function withContact(
  { contact: _before, ...others }: LogDraft,
  contact: Contact | undefined,
): LogDraft {
  return contact ? { ...others, contact } : others;
}

export function finishDraft(draft: LogDraft, contact: Contact | undefined, subject: string): LogForm {
  return {
    ...(contact && { contact }),
    subject: draft.subject?.trim() || subject,
    note: draft.note,
    additional: draft.additional,
  };
}

/** Nothing that is typed into a password field is written down before it is saved. */
export function withoutSecrets(draft: LogDraft, { uiSchema }: FormSchema): LogDraft {
  const open = Object.entries(draft.additional).filter(([key]) => !isSecret(uiSchema[key]));
  return { ...draft, additional: Object.fromEntries(open) };
}

function isSecret(ui: unknown): boolean {
  return isObject(ui) && (ui['ui:widget'] === 'password' || ui['ui:inputType'] === 'password');
}
