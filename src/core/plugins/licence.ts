import * as v from 'valibot';
import { isObject } from '../basics/json';
import { problemSchema } from '../basics/problem';
import { plainText } from '../basics/text';

/**
 * What is known of a plugin's licence. `missing`: the plugin is not registered. For display only: the server does not
 * check it before logging (src/api/README.md, Plugins).
 */
export const licenceSchema = v.object({
  state: v.picklist(['valid', 'invalid', 'missing', 'unknown']),
  /** The plugin's own words; may use the inline marks of `inline-text`. */
  description: v.string(),
  errorMessage: v.string(),
  /** When this was answered; epoch ms, 0 for never. */
  checkedAt: v.number(),
  /** Why later checks failed. */
  problem: v.optional(problemSchema),
});

export type Licence = v.InferOutput<typeof licenceSchema>;

export const noLicence: Licence = { state: 'unknown', description: '', errorMessage: '', checkedAt: 0 };

/** Reads the answer of GET /plugin/licenseStatus: an empty body, `{licenseStatus}`, or junk (`undefined`). */
export function readLicence(body: unknown, now: number): Licence | undefined {
  if (body === null) return { ...noLicence, state: 'missing', checkedAt: now };
  if (!isObject(body) || typeof body['licenseStatus'] !== 'boolean') return undefined;
  return {
    state: body['licenseStatus'] ? 'valid' : 'invalid',
    description: plainText(body['licenseStatusDescription'], 1000),
    errorMessage: plainText(body['errorMessage'], 300),
    checkedAt: now,
  };
}
