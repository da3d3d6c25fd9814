import * as v from 'valibot';
import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/**
 * What the licence route reveals about a registration (src/api/README.md, Plugins): an empty answer when there is
 * none, and *Invalid URL* after a token refresh has wiped everything but the token.
 */
const registrationStateSchema = v.picklist(['registered', 'missing', 'wiped']);
export type RegistrationState = v.InferOutput<typeof registrationStateSchema>;

/** State of each installed plugin's registration on the server, by plugin id. */
export const registrationsSchema = v.object({
  states: v.record(v.string(), registrationStateSchema),
  /** Epoch ms; 0 for never. */
  checkedAt: v.number(),
});

/**
 * @param body answer of GET /plugin/licenseStatus; `null` when it was empty
 * @param hasLicenseAddress whether the manifest names a `licenseStatusUrl`; without one the route gives the same
 * error for a healthy plugin
 */
export function readRegistrationState(body: unknown, hasLicenseAddress: boolean): RegistrationState {
  if (body === null) return 'missing';
  if (!hasLicenseAddress || !isObject(body) || body['licenseStatus'] === true) return 'registered';
  return /invalid url/i.test(plainText(body['licenseStatusDescription'])) ? 'wiped' : 'registered';
}

/** Whether a failed log may be due to a missing registration; a CRM's own error texts are longer. */
export function isRegistrationSuspect(message: string | undefined): boolean {
  return /^Error (?:creating|updating) (?:call|message) log\b/i.test(message ?? '');
}
