import { isObject, objectOf, partOf, sameJson, type JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';

/** The record of ours in a person's own settings that keeps what they chose apart from what is computed. */
export const ownChoicesKey = 'panel_own';

/** What is remembered of one setting. */
export interface Remembered {
  /** The person's choice; missing where they made none. */
  readonly choice?: unknown;
  /** The admin's value seen last, and whether it was locked. */
  readonly seen?: unknown;
  readonly locked?: boolean;
  /** What stood under the setting's own key when this panel was through with it; left out where it is choice or seen. */
  readonly left?: unknown;
}

/**
 * What is remembered of each setting. It stands inside `value`, since App Connect's own client writes every record
 * anew and keeps nothing beside it.
 */
export function readRemembered(own: JsonObject): { readonly [key: string]: Remembered } {
  const value = partOf(own[ownChoicesKey], 'value');
  return Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, one]): [string, Remembered][] =>
      isObject(one) ? [[key, one]] : [],
    ),
  );
}

/** Earlier versions of this panel kept the choice beside the value; `{}` when the person chose nothing. */
const formerChoiceKey = 'ownChoice';

/** Other clients write an empty text for what nobody has touched, and for number formats by themselves. */
const mayBeEmpty = ['newContactNamePrefix', 'phoneNumberDisplayFormatTemplate'];

/**
 * What the person chose for a setting; `undefined` for nothing. Another client writes the value alone, and copies what
 * it shows into the person's record: locks and defaults with every round, every setting with a change of one. So a value
 * that nobody left here is the person's choice made there, unless it is one of those.
 * @param usual what applies where nobody chose
 */
export function readOwnChoice(key: string, admin: JsonObject, own: JsonObject, usual?: unknown): unknown {
  const entry = own[key];
  const value = valueThere(key, entry);
  const marked = partOf(entry, formerChoiceKey);
  const remembered = new Map(Object.entries(readRemembered(own))).get(key);
  const set = readAdminSetting(admin, key);
  if (!remembered && isObject(marked)) return marked['value'] ?? undefined;
  const { choice, seen, locked, left = choice ?? seen } = remembered ?? {};
  if (value === undefined || sameValue(value, left)) return choice ?? undefined;
  const isAdmins = sameValue(value, seen) || sameValue(value, set?.value);
  // Under a lock, the locked value is copied over the choice that waits.
  if (isAdmins && (locked === true || set?.isLocked === true)) return choice ?? undefined;
  // What was the admin's when nobody here had looked yet, nobody can tell.
  const hasDefault = isObject(own[ownChoicesKey]) ? seen !== undefined : set !== undefined;
  return isAdmins || (!hasDefault && sameValue(value, usual)) ? undefined : value;
}

/** The value that stands in a person's record; `undefined` for none. */
export function valueThere(key: string, record: unknown): unknown {
  const value = partOf(record, 'value');
  return value === null || (value === '' && !mayBeEmpty.includes(key)) ? undefined : value;
}

/** Forms make an object of a type, and an empty text of a list. */
export function sameValue(a: unknown, b: unknown): boolean {
  return sameJson(plainValue(a), plainValue(b));
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 0) return '';
  return isObject(value) ? (value['value'] ?? value) : value;
}
