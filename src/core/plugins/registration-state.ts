import * as v from 'valibot';
import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/**
 * What the server's licence route betrays about a registration (facts/app-connect-server.md §4.2, §4.3): it
 * answers nothing where there is none, and *Invalid URL* where a token refresh has wiped all but the token.
 */
const registrationStateSchema = v.picklist(['registered', 'missing', 'wiped']);
export type RegistrationState = v.InferOutput<typeof registrationStateSchema>;

/** What the server holds of each installed plugin's registration, by plugin. */
export const registrationsSchema = v.object({
  states: v.record(v.string(), registrationStateSchema),
  /** Epoch ms; 0 for never. */
  checkedAt: v.number(),
});

/**
 * @param body answer of GET /plugin/licenseStatus; `null` when it was empty
 * @param hasLicenseAddress whether the manifest names a `licenseStatusUrl`; without one the route fails for a
 * healthy plugin in the same words
 */
export function readRegistrationState(body: unknown, hasLicenseAddress: boolean): RegistrationState {
  if (body === null) return 'missing';
  if (!hasLicenseAddress || !isObject(body) || body['licenseStatus'] === true) return 'registered';
  return /invalid url/i.test(plainText(body['licenseStatusDescription'])) ? 'wiped' : 'registered';
}

/** A log that a plugin's missing registration could have refused: the CRM's own words are longer. */
export function isRegistrationSuspect(message: string | undefined): boolean {
  return /^Error (?:creating|updating) (?:call|message) log\b/i.test(message ?? '');
}
