import * as v from 'valibot';
import { texts } from '../basics/schema-parts';
import { logTypeSchema } from '../basics/log-type';

/**
 * What an admin agrees to by installing or updating: who receives what. Stored in the admin's record, so that a later
 * update can be compared with it.
 */
export const consentSchema = v.object({
  version: v.string(),
  /** Host of each address in the manifest, by the address's key. */
  hosts: v.record(v.string(), v.string()),
  logTypes: v.array(logTypeSchema),
  /** Keys of the plugin's settings. */
  fields: texts,
});

export type Consent = v.InferOutput<typeof consentSchema>;
