import { entriesOf, isObject, sameJson, type JsonObject } from '../basics/json';
import { effectiveConfig, type Choices, type EffectiveConfig } from './locks';
import { readStoredField, type StoredField } from './stored-field';

/** In the person's own record: what they chose, apart from what is computed. `{}` where they chose nothing. */
const choiceKey = 'ownChoice';

/** The records of a settings document that are neither a plugin's nor the panel's. */
export function settingsIn(document: JsonObject): JsonObject {
  return Object.fromEntries(
    entriesOf(document).filter(([key, raw]) => !/^(plugin|panel)_/.test(key) && isObject(raw)),
  );
}

/**
 * What an admin set, by key. On the server a record is the value itself with its flag, and anything but a true
 * `customizable` is a lock (core 1.7.41 handlers/user.js:155).
 */
export function readAdminSettings(records: JsonObject): { readonly [key: string]: StoredField } {
  const set = entriesOf(records).flatMap(([key, raw]): [string, StoredField][] => {
    const field = readStoredField(raw, false);
    if (!isObject(raw) || raw['isRemoved'] === true || field.value === undefined) return [];
    return [[key, { ...field, customizable: raw['customizable'] === true }]];
  });
  return Object.fromEntries(set);
}

/** The person's own choices; in records of other clients, a value that would not stand there anyway. */
export function readSettingChoices(own: JsonObject, admin: ReturnType<typeof readAdminSettings>): Choices {
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

/** Effective values by the same rules as a plugin's, of the admin's records and the person's choices. */
export function effectiveSettings(admin: JsonObject, own: JsonObject): EffectiveConfig {
  const config = readAdminSettings(admin);
  return effectiveConfig([], { config }, readSettingChoices(own, config));
}

interface SettingWrites {
  readonly keys: JsonObject;
  readonly remove: readonly string[];
}

/**
 * What has to be written into the person's own settings so that defaults and locks are real for the server and its
 * connector, which read nothing else (core 1.7.41 lib/callLogComposer.js:39).
 * @param changes own choices that are being made; `null` gives one up
 */
export function settleSettings(admin: JsonObject, own: JsonObject, changes: Choices = {}): SettingWrites {
  const config = readAdminSettings(admin);
  const made = { ...readSettingChoices(own, config), ...changes };
  const choices = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== null));
  const effective = effectiveConfig([], { config }, choices);
  const ours = entriesOf(own).filter(([, raw]) => isObject(raw) && isObject(raw[choiceKey]));
  const affected = new Set([...Object.keys(config), ...Object.keys(changes), ...ours.map(([key]) => key)]);
  const keys: { [key: string]: JsonObject } = {};
  const remove: string[] = [];
  for (const key of affected) {
    const record = ownRecord(own[key], effective[key], choices[key]);
    if (!record && own[key] !== undefined) remove.push(key);
    if (record && !sameJson(record, own[key])) keys[key] = record;
  }
  return { keys, remove };
}

/** The person's record as it is to be; `undefined` where nothing is left to say. Unknown keys stay. */
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

/** A record as an admin's panel writes it. Without a value and a lock there is nothing to manage. */
export function adminRecord(field: StoredField): JsonObject | null {
  if (field.value === undefined) return null;
  const isOpen = field.customizable !== false;
  return { value: field.value, customizable: isOpen, isCustomizable: isOpen, lock: field.lock ?? null };
}
