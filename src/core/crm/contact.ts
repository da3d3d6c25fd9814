import * as v from 'valibot';

const choiceSchema = v.object({ value: v.string(), title: v.string() });

/** What a contact offers for the connector's own fields, by the field's key (`additionalInfo`). */
export const contactOptionsSchema = v.record(v.string(), v.union([v.array(choiceSchema), v.boolean(), v.string()]));

export type ContactOptions = v.InferOutput<typeof contactOptionsSchema>;

export const contactSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.string(),
  company: v.optional(v.string()),
  choices: v.optional(contactOptionsSchema),
  /** The CRM's own date of its last activity, for the rule "most recent". */
  lastActivityAt: v.optional(v.string()),
});

/** A person or company in the CRM. */
export type Contact = v.InferOutput<typeof contactSchema>;

/** A contact that the CRM does not have yet; made before the log is written. */
export const newContactSchema = v.object({
  name: v.string(),
  type: v.string(),
  additional: v.optional(v.record(v.string(), v.unknown())),
});

export type NewContact = v.InferOutput<typeof newContactSchema>;

/** What the CRM says about making a contact: its first type, and choices by contact type. */
export interface NewContactOffer {
  readonly defaultType: string;
  readonly choices: { readonly [contactType: string]: ContactOptions };
}

/** One key for a contact: ids are unique within a type only. */
export function contactKey({ type, id }: Pick<Contact, 'type' | 'id'>): string {
  return `${type}/${id}`;
}
