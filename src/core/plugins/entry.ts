import type { Access } from '../directory/catalog';
import type { Consent } from './consent';
import { agreedToKey, readAgreedTo } from './agreed-to';
import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { pluginOfKey } from './plugin-key';
import type { LogType } from '../basics/log-type';
import { readKnownLogTypes } from './asked';
import { readStoredField, writeStoredField, type StoredField } from '../settings/stored-field';
import { plainText } from '../basics/text';

/**
 * A `plugin_<id>` record of admin or user settings, written by any client: there are two dialects (src/api/README.md,
 * Settings).
 */
export interface PluginEntry {
  readonly isRemoved: boolean;
  readonly name: string;
  readonly version: string;
  readonly isAsync: boolean;
  readonly phase: string;
  readonly access: Access;
  readonly logTypes: readonly LogType[];
  readonly requireLicense: boolean;
  /** RingCentral account of the plugin's owner; needed to register shared and private plugins again. */
  readonly ownerAccountId: string;
  readonly config: { readonly [key: string]: StoredField };
  /** The person's own choices, separate from computed values; `undefined` in records of other clients. */
  readonly own: { readonly [key: string]: unknown } | undefined;
  /** In the admin's record: what was agreed to at install or update; `undefined` in records of other clients. */
  readonly agreed: Consent | undefined;
  readonly restOfEntry: JsonObject;
  readonly restOfValue: JsonObject;
  /** What was repaired while reading, because it would have broken the server's settings route. */
  readonly repairs: readonly ('null_entry' | 'no_value' | 'no_config' | 'null_field')[];
}

/** The `plugin_*` records of a settings document, by plugin id. */
export function readEntries(settings: unknown): Map<string, PluginEntry> {
  const found = entriesOf(settings).flatMap(([key, value]): [string, PluginEntry][] => {
    const pluginId = pluginOfKey(key);
    return pluginId === undefined ? [] : [[pluginId, readEntry(value)]];
  });
  return new Map(found);
}

/** Reads any stored record. A broken one is returned complete, with a list of repairs. */
export function readEntry(raw: unknown): PluginEntry {
  const entry = isObject(raw) ? raw : {};
  const value = isObject(entry['value']) ? entry['value'] : {};
  // For such a record the server uses the admin's version whole, whatever its fields say (core 1.7.41
  // handlers/user.js:127).
  const isLockedWhole = entry['customizable'] === false;
  const repairs = [...shapeRepairs(raw, entry, value), ...nullFields(value['config'])];
  const {
    value: _value,
    isRemoved: _isRemoved,
    customizable: _c,
    isCustomizable: _i,
    ...restOfEntry
  } = entry;
  return {
    isRemoved: entry['isRemoved'] === true,
    name: plainText(value['name'], 200),
    version: plainText(value['version'], 40),
    isAsync: value['isAsync'] === true,
    phase: plainText(value['phase'], 40),
    access: accessOf(value['access']),
    logTypes: readKnownLogTypes(value['logTypes'] ?? value['supportedLogTypes']),
    requireLicense: value['requireLicense'] === true,
    ownerAccountId: plainText(value['ownerRcAccountId'], 40),
    config: Object.fromEntries(
      entriesOf(value['config']).flatMap(([key, field]) =>
        // For the server's merge a null is no field.
        field == null ? [] : [[key, readStoredField(field, isLockedWhole)]],
      ),
    ),
    own: isObject(value[ownKey]) ? Object.fromEntries(entriesOf(value[ownKey])) : undefined,
    agreed: readAgreedTo(value),
    restOfEntry,
    restOfValue: Object.fromEntries(entriesOf(value).filter(([key]) => !knownValueKeys.has(key))),
    repairs,
  };
}

const ownKey = 'ownChoices';

const knownValueKeys = new Set([
  'name',
  'version',
  'isAsync',
  'phase',
  'access',
  'logTypes',
  'supportedLogTypes',
  'requireLicense',
  'ownerRcAccountId',
  'config',
  ownKey,
  agreedToKey,
]);

function shapeRepairs(raw: unknown, entry: JsonObject, value: JsonObject): PluginEntry['repairs'] {
  if (!isObject(raw)) return ['null_entry'];
  if (entry['isRemoved'] === true) return [];
  if (!isObject(entry['value'])) return ['no_value'];
  return isObject(value['config']) ? [] : ['no_config'];
}

function nullFields(config: unknown): PluginEntry['repairs'] {
  return entriesOf(config).some(([, field]) => !isObject(field)) ? ['null_field'] : [];
}

function accessOf(value: unknown): Access {
  return value === 'private' || value === 'shared' ? value : 'public';
}

/** The record as it is stored: one complete shape that every client can read (both spellings of each name). */
export function writeEntry(entry: PluginEntry): JsonObject {
  return {
    ...entry.restOfEntry,
    customizable: true,
    isCustomizable: true,
    ...(entry.isRemoved && { isRemoved: true }),
    value: {
      ...entry.restOfValue,
      name: entry.name,
      version: entry.version,
      isAsync: entry.isAsync,
      phase: entry.phase,
      access: entry.access,
      logTypes: [...entry.logTypes],
      supportedLogTypes: [...entry.logTypes],
      requireLicense: entry.requireLicense,
      ...(entry.ownerAccountId && { ownerRcAccountId: entry.ownerAccountId }),
      ...(entry.own && { [ownKey]: entry.own }),
      ...(entry.agreed && { [agreedToKey]: entry.agreed }),
      config: Object.fromEntries(
        Object.entries(entry.config).map(([key, field]) => [key, writeStoredField(field)]),
      ),
    },
  };
}
