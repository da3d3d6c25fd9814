import type { JsonObject } from '../basics/json';

/**
 * The organisation's switch in an admin's record of a plugin (design.md, rule 8): the session token is not for this
 * plugin's log-out. A value that cannot be read is the stricter one.
 */
export function withholdsToken(record: JsonObject): boolean {
  const { withholdSessionToken } = record;
  return withholdSessionToken !== undefined && withholdSessionToken !== false;
}
