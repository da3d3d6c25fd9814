import { movedAddresses, type Agreement } from './agreement';
import type { Asked } from './asked';
import { isObject, type JsonObject } from '../basics/json';

/** A plugin's manifest as published, and what the server makes of it. */
export interface Published {
  /** Unparsed; `undefined` if there is none. */
  readonly body: unknown;
  /** It is published, and the server can read it although we cannot; `body` is an earlier one. */
  readonly isUnreadable?: boolean;
  /** What is published now was not seen: `body` is an earlier one. That proves nothing, so nothing is changed. */
  readonly isUnseen?: boolean;
  /**
   * The server reads the manifest itself at every log and runs what the person's own record names (the polling
   * generation): only taking that record out keeps a log from going where nobody agreed to.
   */
  readonly followsManifest: boolean;
}

/**
 * Must stay: on such a server, a moved run host gets the session token with the next log. Held by
 * test/unit/actions/settings/paused-plugin.test.ts.
 * @param isWaiting it is taken out at the moment
 */
export function mustPause(
  { followsManifest, isUnreadable, isUnseen }: Published,
  agreement: Agreement | undefined,
  asked: Asked | undefined,
  isWaiting: boolean,
): boolean {
  if (!followsManifest || !agreement) return false;
  if (isUnseen === true && isWaiting) return true;
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
