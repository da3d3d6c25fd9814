import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { effectiveConfig, type OwnChoices, type EffectiveConfig } from './locks';
import { usualValue } from './client-setting';
import { readOwnChoice, readRemembered } from './own-choice';
import { readStoredField, type StoredField } from './stored-field';

/** Both settings documents, the account's and the person's own. */
export interface SettingDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

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

/** The person's own choices of all settings that are neither plugins' nor the panel's. */
export function readSettingChoices({ admin, own }: SettingDocuments): OwnChoices {
  const keys = new Set([...Object.keys(settingsIn(own)), ...Object.keys(readRemembered(own))]);
  const choices = [...keys].map((key) => [key, readOwnChoice(key, admin, own, usualValue(key))] as const);
  return Object.fromEntries(choices.filter(([, choice]) => choice !== undefined));
}

/** Effective values of the admin's records and the person's choices, by the same rules as for plugins. */
export function effectiveSettings(documents: SettingDocuments): EffectiveConfig {
  const config = readAdminSettings(settingsIn(documents.admin));
  return effectiveConfig([], { config }, readSettingChoices(documents));
}

/**
 * A record as an admin's panel writes it, in the shape of App Connect's own client, with who locked it; `null` (nothing
 * to manage) without a value and a lock.
 */
export function adminRecord(field: StoredField): JsonObject | null {
  if (field.value === undefined) return null;
  return { value: field.value, customizable: field.customizable !== false, lock: field.lock ?? null };
}
