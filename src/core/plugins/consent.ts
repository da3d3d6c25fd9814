import * as v from 'valibot';

/**
 * What an admin agrees to by installing or updating: who receives what. Kept in the admin's entry, so that an
 * update can be held against it.
 */
export const consentSchema = v.object({
  version: v.string(),
  /** The host behind each address of the manifest, by the address's name there. */
  hosts: v.record(v.string(), v.string()),
  logTypes: v.array(v.picklist(['call', 'sms', 'fax'])),
  /** Keys of its settings. */
  fields: v.array(v.string()),
});

export type Consent = v.InferOutput<typeof consentSchema>;
