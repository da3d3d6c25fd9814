import * as v from 'valibot';
import { optionalFlag, optionalText, texts } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';

const choiceSchema = v.object({ value: v.string(), title: v.string() });

/** Options that a contact provides for the connector's own fields, by field key (`additionalInfo`). */
export const contactOptionsSchema = v.record(
  v.string(),
  v.union([v.array(choiceSchema), v.boolean(), v.string()]),
);

export type ContactOptions = v.InferOutput<typeof contactOptionsSchema>;

export const contactSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.string(),
  company: optionalText,
  choices: v.optional(contactOptionsSchema),
  /** Dates of the contact's last activity and creation in the CRM, for rules about several contacts. */
  lastActivityAt: optionalText,
  createdAt: optionalText,
});

/** A person or company in the CRM. */
export type Contact = v.InferOutput<typeof contactSchema>;

/** A contact that does not exist in the CRM yet; created before the log is written. */
export const newContactSchema = v.object({
  name: v.string(),
  type: v.string(),
  /** Keys of the number's contacts beside which it is wanted; missing in logs of earlier versions. */
  besides: v.optional(texts),
  /** Automatic logging wants it, and only where there is nobody. */
  isPlaceholder: optionalFlag,
  additional: v.optional(objectSchema),
});

export type NewContact = v.InferOutput<typeof newContactSchema>;

/** How the CRM lets a contact be created: its first type, and options by contact type. */
export interface NewContactOffer {
  readonly defaultType: string;
  readonly choices: { readonly [contactType: string]: ContactOptions };
}

/** Unique key of a contact: ids are unique only within a type. */
export function contactKey({ type, id }: Pick<Contact, 'type' | 'id'>): string {
  return `${type}/${id}`;
}

/** How requests name a contact; empty without one. */
export function contactFields({ id = '', type = '', name = '' }: Partial<Contact> = {}) {
  return { contactId: id, contactType: type, contactName: name };
}
