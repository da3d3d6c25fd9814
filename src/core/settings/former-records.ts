import { isObject, type JsonObject } from '../basics/json';
import { formerKeysOf, formerPreferenceNames, readFormerValue } from './former-preference';

/** The language of the panel, as App Connect's own client names it. */
const languages: { readonly [former: string]: string } = { system: 'auto', en: 'en-US', de: 'de-DE' };

interface FormerRecord {
  /** Under which it stands. */
  readonly formerKey: string;
  /** The settings that have come in its place. */
  readonly keys: readonly string[];
  /** The record as it stands under each of them. */
  readonly record: JsonObject;
}

/** An admin's records that still stand under a name of this panel although App Connect's own client has one. */
function formerRecordsIn(admin: JsonObject): FormerRecord[] {
  return [...formerPreferenceNames, 'language'].flatMap((name) => {
    const formerKey = `panel_${name}`;
    const before = admin[formerKey];
    if (!isObject(before)) return [];
    const { isCustomizable: _twin, value, ...rest } = before;
    const isLanguage = name === 'language';
    const read = isLanguage ? (languages[String(value)] ?? 'auto') : readFormerValue(value);
    return [
      { formerKey, keys: isLanguage ? ['language'] : formerKeysOf(name), record: { ...rest, value: read } },
    ];
  });
}

/** An admin's records, each under its present name; where one stands there, it counts. */
export function withPresentNames(admin: JsonObject): JsonObject {
  const former = formerRecordsIn(admin).flatMap(({ keys, record }) =>
    keys.map((key): [string, JsonObject] => [key, record]),
  );
  return { ...Object.fromEntries(former), ...admin };
}

/**
 * What else is written when an admin sets these settings: a record under a former name goes, and what it has said of
 * another setting stands there under its own name.
 * @returns records by key; `null` removes one
 */
export function movedRecords(
  admin: JsonObject,
  written: readonly string[],
): { [key: string]: JsonObject | null } {
  const moves = formerRecordsIn(admin)
    .filter(({ keys }) => keys.some((key) => written.includes(key)))
    .flatMap(({ formerKey, keys, record }): [string, JsonObject | null][] => [
      [formerKey, null],
      ...keys
        .filter((key) => !written.includes(key) && !isObject(admin[key]))
        .map((key): [string, JsonObject] => [key, record]),
    ]);
  return Object.fromEntries(moves);
}
