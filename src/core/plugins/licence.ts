import * as v from 'valibot';
import { isYounger } from '../basics/age';
import { isObject } from '../basics/json';
import { needsReconnect, problemSchema, type Problem } from '../basics/problem';
import { plainText } from '../basics/text';
import type { Connection, Identity } from '../crm/account';
import { readConnectorLicence } from '../crm/connector-licence';
import { personalKey } from '../sign-in/plugin-account';

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
  /** When the last of those was; epoch ms. */
  failedAt: v.optional(v.number()),
  /** Name of the plan, or what is wrong; of a connector's own licence alone. */
  plan: v.optional(v.string()),
});

export type Licence = v.InferOutput<typeof licenceSchema>;

export const noLicence: Licence = { state: 'unknown', description: '', errorMessage: '', checkedAt: 0 };

/** What the connector says of its own licence (GET /licenseStatus), kept beside those of plugins. */
export function readOwnLicence(body: unknown, now: number): Licence | undefined {
  const read = readConnectorLicence(body);
  if (!read) return undefined;
  const { isValid, status, description } = read;
  return { ...noLicence, state: isValid ? 'valid' : 'invalid', description, plan: status, checkedAt: now };
}

/** Key of the connector's own licence beside those of plugins: no plugin has that id. */
export function ownLicenceKey(identity: Identity, connection: Connection): string {
  return personalKey(identity, connection, '');
}

const day = 86_400_000;

/**
 * What was answered stands for a day, and so does that there was no answer; but not for a plugin that was installed or
 * repaired here since (`writtenAt`, epoch ms; 0 for never).
 */
export function isLicenceDue(licence: Licence | undefined, writtenAt: number, now: number): boolean {
  const askedAt = licence?.failedAt ?? licence?.checkedAt ?? 0;
  return askedAt < writtenAt || !isYounger(askedAt, day, now);
}

/** The last answer, with why there is no newer one. Where nothing could be asked, the next occasion asks. */
export function afterFailure(before: Licence, problem: Problem, now: number): Licence {
  const { failedAt: _earlier, ...answered } = before;
  const wasAsked =
    problem.code !== 'offline' && problem.code !== 'consent_needed' && !needsReconnect(problem);
  return { ...answered, problem, ...(wasAsked && { failedAt: now }) };
}

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
