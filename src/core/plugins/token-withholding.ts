import type { JsonObject } from '../basics/json';

/**
 * Whether the organisation withholds the session token from this plugin's log-out address (src/README.md, Where each
 * token goes). An unreadable value counts as withheld.
 */
export function withholdsToken(record: JsonObject): boolean {
  const { withholdSessionToken } = record;
  return withholdSessionToken !== undefined && withholdSessionToken !== false;
}
