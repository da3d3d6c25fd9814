import * as v from 'valibot';
import type { Activity } from '../../../core/activity/activity';
import type { LogInput } from '../../../core/activity/call';
import { contactSchema, newContactSchema, type Contact } from '../../../core/crm/contact';
import { logFieldsSchema, type LogField } from '../../../core/crm/log-field';
import { secretKeys } from '../../../core/forms/secrets';

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
  /** Left out while the connector's fields are not known; what was sent stands then. */
  additional: v.optional(v.record(v.string(), v.unknown())),
  callBackAt: v.optional(v.number()),
});

/** What a person has typed for a log and not saved yet. */
export type LogDraft = v.InferOutput<typeof draftSchema> & {
  readonly additional: { readonly [key: string]: unknown };
};

const nothing: LogDraft['additional'] = {};
const blank: LogDraft = { additional: nothing };

/** What was typed last, or else what was sent last. */
export function openDraft(kept: unknown, activity: Activity): LogDraft {
  const draft = v.safeParse(draftSchema, kept);
  if (draft.success) return { ...draft.output, additional: draft.output.additional ?? sentBy(activity) };
  if (!activity.form) return blank;
  const { subject, ...form } = activity.form;
  // Automatic logging leaves the subject to the connector.
  return subject ? { ...form, subject } : form;
}

/** The values of the connector's own fields as they were sent before. */
export function sentBy({ form }: Pick<Activity, 'form'>): LogDraft['additional'] {
  return form?.additional ?? nothing;
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

/**
 * Keys that no draft may hold: the secrets among the connector's fields, and what was sent in fields that are not among
 * them, of which nobody knows.
 */
export function secretsOfLog(fields: readonly LogField[], sent: LogDraft['additional']): ReadonlySet<string> {
  const known = new Set(fields.map(({ key }) => key));
  const unknown = Object.keys(sent).filter((key) => !known.has(key));
  return new Set([...fields.flatMap((field) => secretKeys(logFieldsSchema([field]))), ...unknown]);
}

/**
 * What a draft holds of it. The values of a contact that is to be made are among the others and join it when the log
 * is saved.
 * @param keptBefore where the connector's fields are not known: the draft's values of them stay as they are
 */
export function draftToKeep(draft: LogDraft, keptBefore?: { readonly draft: unknown }): object {
  const { newContact, ...others } = draft;
  const hasValues = Object.keys(draft.additional).length > 0;
  const before = hasValues && keptBefore && v.safeParse(draftSchema, keptBefore.draft);
  return {
    ...others,
    ...(newContact && { newContact: { name: newContact.name, type: newContact.type } }),
    ...(before && { additional: before.success ? before.output.additional : undefined }),
  };
}

/** Fills in what a draft says nothing about: the secrets, as they were sent before. */
export function withSentSecrets(
  { additional }: LogDraft,
  sent: LogDraft['additional'],
  secrets: ReadonlySet<string>,
): LogDraft['additional'] {
  const left = Object.entries(sent).filter(([key]) => secrets.has(key));
  return { ...Object.fromEntries(left), ...additional };
}
