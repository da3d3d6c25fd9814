import { movedAddresses, type Agreement } from './agreement';
import type { Asked } from './asked';
import { isObject, type JsonObject } from '../basics/json';

/** A plugin's manifest as published, and what the server makes of it. */
export interface Published {
  /** Unparsed; `undefined` if there is none. */
  readonly body: unknown;
  /** As published now it cannot be read, and `body` is an earlier one. */
  readonly isUnreadable?: boolean;
  /**
   * The server reads the manifest itself at every log and runs what the person's own record names (the polling
   * generation): only taking that record out keeps a log from going where nobody agreed to.
   */
  readonly followsManifest: boolean;
}

/**
 * Must stay: on such a server, a moved run host gets the session token with the next log. Held by
 * test/unit/actions/settings/paused-plugin.test.ts.
 */
export function mustPause(
  { followsManifest, isUnreadable }: Published,
  agreement: Agreement | undefined,
  asked: Asked | undefined,
): boolean {
  if (!followsManifest || !agreement) return false;
  if (isUnreadable === true || asked?.unreadable.includes('endpointUrl') === true) return true;
  return movedAddresses(agreement, asked?.addresses ?? {}).some(({ purpose }) => purpose === 'run');
}

/** A paused plugin's record as it waits in the person's own settings, with everything that they chose. */
export function keptRecord(record: JsonObject): JsonObject {
  return { value: { record }, customizable: true };
}

export function recordKept(raw: unknown): unknown {
  return isObject(raw) && isObject(raw['value']) ? raw['value']['record'] : undefined;
}
