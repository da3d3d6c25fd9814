import { isObject, sameJson, type JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';

/** The record of ours in a person's own settings that keeps what they chose apart from what is computed. */
export const ownChoicesKey = 'panel_own';

/** What is remembered of one setting. */
export interface Remembered {
  /** The person's choice; missing where they made none. */
  readonly choice?: unknown;
  /** The admin's value seen last. */
  readonly seen?: unknown;
  /** What this panel wrote under the setting's own key last, where it was not the choice: that waits under a lock. */
  readonly written?: unknown;
}

/**
 * What is remembered of each setting. It stands inside `value`, since App Connect's own client writes every record
 * anew and keeps nothing beside it.
 */
export function readRemembered(own: JsonObject): { readonly [key: string]: Remembered } {
  const record = own[ownChoicesKey];
  const value = isObject(record) ? record['value'] : undefined;
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]): [string, Remembered][] =>
      isObject(one) ? [[key, one]] : [],
    ),
  );
}

/** Earlier versions of this panel kept the choice beside the value; `{}` when the person chose nothing. */
const formerChoiceKey = 'ownChoice';

/** Other clients write an empty text for what nobody has touched, and for number formats by themselves. */
const mayBeEmpty = ['newContactNamePrefix', 'phoneNumberDisplayFormatTemplate'];

/**
 * What the person chose for a setting; `undefined` for nothing. Another client writes the value alone: one that nobody
 * wrote here is the person's choice made there, unless it is the admin's, which that client copies to everybody.
 */
export function readOwnChoice(key: string, admin: JsonObject, own: JsonObject): unknown {
  const entry = own[key];
  const found = isObject(entry) ? entry['value'] : undefined;
  const value = found === null || (found === '' && !mayBeEmpty.includes(key)) ? undefined : found;
  const marked = isObject(entry) ? entry[formerChoiceKey] : undefined;
  const remembered = new Map(Object.entries(readRemembered(own))).get(key);
  const set = readAdminSetting(admin, key);
  if (!remembered && isObject(marked)) return marked['value'] ?? undefined;
  const { choice, seen, written = choice ?? seen } = remembered ?? {};
  const isOurs = value === undefined || sameJson(value, written);
  // Under a lock, the other client copies the locked value over the choice that waits.
  const isLockCopied = set?.isLocked === true && sameJson(value, set.value);
  if (isOurs || isLockCopied) return choice ?? undefined;
  return sameJson(value, seen) || sameJson(value, set?.value) ? undefined : value;
}
