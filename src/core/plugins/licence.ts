import * as v from 'valibot';
import { isObject } from '../basics/json';
import { problemSchema } from '../basics/problem';
import { plainText } from '../basics/text';

/**
 * What is known of a plugin's licence. `missing`: the server has no registration of the plugin. It is advice: the
 * server never asks it before logging (facts/app-connect-server.md §4.2).
 */
export const licenceSchema = v.object({
  state: v.picklist(['valid', 'invalid', 'missing', 'unknown']),
  /** The plugin's words; they may hold the few inline marks of `inline-text`. */
  description: v.string(),
  errorMessage: v.string(),
  /** When this was answered; epoch ms, 0 for never. */
  checkedAt: v.number(),
  /** Why it could not be asked since. */
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
