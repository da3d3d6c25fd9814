import type { CatalogItem } from '../directory/catalog';
import { consentTo } from './consent-change';
import type { PluginEntry } from './entry';
import type { StoredField } from '../settings/stored-field';
import type { OwnChoices, EffectiveConfig } from '../settings/locks';
import { isLocked } from '../settings/locks';
import type { PluginManifest } from './plugin-manifest';
import { breaksMerge } from './record-check';

type ManifestPart = Pick<
  PluginManifest,
  'name' | 'version' | 'isAsync' | 'phase' | 'logTypes' | 'requireLicense'
>;

const empty = {
  isRemoved: false,
  own: undefined,
  agreed: undefined,
  restOfEntry: {},
  restOfValue: {},
  repairs: [],
} as const;

/**
 * The admin's record of a plugin being installed or updated. Config and unknown keys are kept; what the manifest asks
 * for now is recorded as agreed to.
 */
export function adminEntry(
  manifest: PluginManifest,
  item: Pick<CatalogItem, 'access' | 'ownerAccountId'>,
  before: PluginEntry | undefined,
): PluginEntry {
  return {
    ...empty,
    ...before,
    ...entryPart(manifest, item),
    config: { ...bareFields(manifest), ...before?.config },
    own: undefined,
    agreed: consentTo(manifest),
    isRemoved: false,
    repairs: [],
  };
}

/**
 * The admin's record with an entry for each field that the manifest has got since: what the record lacks, people
 * cannot choose an empty value for. `undefined` when it lacks none.
 */
export function withBareFields(entry: PluginEntry, manifest: PluginManifest): PluginEntry | undefined {
  const isComplete = manifest.settings.every(({ key }) => entry.config[key] !== undefined);
  return isComplete ? undefined : { ...entry, config: { ...bareFields(manifest), ...entry.config } };
}

function bareFields({ settings }: PluginManifest): { [key: string]: StoredField } {
  return Object.fromEntries(
    settings.map(({ key, hidden }) => [
      key,
      { value: undefined, customizable: !hidden, lock: undefined, rest: {} },
    ]),
  );
}

/** The user's record with the effective config, which the server passes on to the plugin. */
export function userEntry(
  admin: PluginEntry,
  stored: PluginEntry | undefined,
  config: EffectiveConfig,
  own: OwnChoices | undefined,
  followsManifest: boolean,
): PluginEntry {
  const fields = Object.entries(config).flatMap(([key, { value }]) =>
    // It stays among the own choices, and comes back once an admin's panel has added the field.
    breaksMerge(value, admin.config[key], followsManifest)
      ? []
      : [[key, storedField(key, value, admin)] as const],
  );
  return {
    ...empty,
    ...stored,
    ...entryPart(admin, admin),
    config: Object.fromEntries(fields),
    own,
    isRemoved: false,
    repairs: [],
  };
}

function storedField(key: string, value: unknown, admin: PluginEntry): StoredField {
  const set = admin.config[key];
  return { value, customizable: !(set && isLocked(set)), lock: set?.lock, rest: {} };
}

function entryPart(plugin: ManifestPart, item: Pick<CatalogItem, 'access' | 'ownerAccountId'>) {
  return {
    name: plugin.name,
    version: plugin.version,
    isAsync: plugin.isAsync,
    phase: plugin.phase,
    access: item.access,
    logTypes: plugin.logTypes,
    requireLicense: plugin.requireLicense,
    ownerAccountId: item.ownerAccountId,
  };
}
