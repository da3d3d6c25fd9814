import { entriesOf, isObject, sameJson, type JsonObject } from '../basics/json';
import { withChanges, type ChoiceChanges } from './choice-changes';
import { effectiveConfig, type OwnChoices, type EffectiveConfig } from './locks';
import { readStoredField, type StoredField } from './stored-field';

/** In the person's own record: their choice, separate from computed values. `{}` when they chose nothing. */
const choiceKey = 'ownChoice';

/** The records of a settings document that belong neither to plugins nor to the panel. */
export function settingsIn(document: JsonObject): JsonObject {
  return Object.fromEntries(
    entriesOf(document).filter(([key, raw]) => !/^(plugin|panel)_/.test(key) && isObject(raw)),
  );
}

/**
 * What an admin set, by key. On the server a record is the value itself with a flag; anything but `customizable:
 * true` is a lock (core 1.7.41 handlers/user.js:155).
 */
export function readAdminSettings(records: JsonObject): { readonly [key: string]: StoredField } {
  const set = entriesOf(records).flatMap(([key, raw]): [string, StoredField][] => {
    const field = readStoredField(raw, false);
    if (!isObject(raw) || raw['isRemoved'] === true || field.value === undefined) return [];
    return [[key, { ...field, customizable: raw['customizable'] === true }]];
  });
  return Object.fromEntries(set);
}

/** The person's own choices; in records of other clients, values that differ from what would be inherited. */
export function readSettingChoices(own: JsonObject, admin: ReturnType<typeof readAdminSettings>): OwnChoices {
  const chosen = entriesOf(own).flatMap(([key, raw]): [string, unknown][] => {
    if (!isObject(raw)) return [];
    const marked = raw[choiceKey];
    if (isObject(marked)) return 'value' in marked ? [[key, marked['value']]] : [];
    const value = raw['value'] ?? undefined;
    const isOwn = value !== undefined && value !== '' && !sameJson(value, admin[key]?.value);
    return isOwn ? [[key, value]] : [];
  });
  return Object.fromEntries(chosen);
}

/** Effective values of the admin's records and the person's choices, by the same rules as for plugins. */
export function effectiveSettings(admin: JsonObject, own: JsonObject): EffectiveConfig {
  const config = readAdminSettings(admin);
  return effectiveConfig([], { config }, readSettingChoices(own, config));
}

interface SettingWrites {
  readonly records: JsonObject;
  readonly remove: readonly string[];
}

/**
 * What has to be written to the person's own settings so that defaults and locks reach the server and its connector,
 * which read nothing else (core 1.7.41 lib/callLogComposer.js:39).
 */
export function settleSettings(
  admin: JsonObject,
  own: JsonObject,
  changes: ChoiceChanges = {},
): SettingWrites {
  const config = readAdminSettings(admin);
  const choices = withChanges(readSettingChoices(own, config), changes);
  const effective = effectiveConfig([], { config }, choices);
  const ours = entriesOf(own).filter(([, raw]) => isObject(raw) && isObject(raw[choiceKey]));
  const affected = new Set([...Object.keys(config), ...Object.keys(changes), ...ours.map(([key]) => key)]);
  const records: { [key: string]: JsonObject } = {};
  const remove: string[] = [];
  for (const key of affected) {
    const record = ownRecord(own[key], effective[key], choices[key]);
    if (!record && own[key] !== undefined) remove.push(key);
    if (record && !sameJson(record, own[key])) records[key] = record;
  }
  return { records, remove };
}

/** The person's record as it should be; `undefined` when it is not needed. Unknown keys are kept. */
function ownRecord(
  before: unknown,
  effective: EffectiveConfig[string] | undefined,
  choice: unknown,
): JsonObject | undefined {
  const { value: _v, customizable: _c, lock: _l, [choiceKey]: _o, ...rest } = isObject(before) ? before : {};
  if (effective?.value === undefined) return Object.keys(rest).length > 0 ? rest : undefined;
  return {
    ...rest,
    value: effective.value,
    customizable: effective.origin !== 'locked',
    ...(effective.lock && { lock: effective.lock }),
    [choiceKey]: choice === undefined ? {} : { value: choice },
  };
}

/** A record as an admin's panel writes it; `null` (nothing to manage) without a value and a lock. */
export function adminRecord(field: StoredField): JsonObject | null {
  if (field.value === undefined) return null;
  const isOpen = field.customizable !== false;
  return { value: field.value, customizable: isOpen, isCustomizable: isOpen, lock: field.lock ?? null };
}
