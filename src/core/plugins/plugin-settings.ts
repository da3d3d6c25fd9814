import { readEntries, readEntry, writeEntry, type PluginEntry } from './entry';
import { settingsKey } from './plugin-key';
import type { InstalledPlugin } from './installed-plugin';
import { sameJson, type JsonObject } from '../basics/json';
import { effectiveConfig, ownChoices, type OwnChoices, type EffectiveConfig } from '../settings/locks';
import { readPluginManifest, type PluginManifest } from './plugin-manifest';
import { describePlugin } from './plugin-view';
import { userEntry } from './composed-entry';

interface Documents {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

/** An installed plugin's settings for one person. */
export interface PluginSettings {
  /** `undefined` when the directory has lost it: the plugin keeps running with its settings, but has no form. */
  readonly manifest: PluginManifest | undefined;
  readonly own: OwnChoices;
  readonly config: EffectiveConfig;
  /** The person's own record as it should be, under its key; empty if it already is. */
  readonly records: JsonObject;
  readonly described: InstalledPlugin;
}

/** The installed plugins of the account, with the admin's record of each. */
export function installedIn(admin: JsonObject): ReadonlyMap<string, PluginEntry> {
  return new Map([...readEntries(admin)].filter(([, entry]) => !entry.isRemoved));
}

/**
 * @param admin the plugin's record from `installedIn`
 * @param body the plugin's manifest, if it could be read
 * @param choices replace the stored ones, for a save
 */
export function settlePlugin(
  documents: Documents,
  pluginId: string,
  admin: PluginEntry,
  body: unknown,
  choices?: OwnChoices,
): PluginSettings {
  const manifest = readPluginManifest(body, admin.name);
  const fields = manifest?.settings ?? [];
  const key = settingsKey(pluginId);
  const stored = documents.own[key];
  const storedEntry = stored === undefined ? undefined : readEntry(stored);
  const own = choices ?? ownChoices(storedEntry, fields, admin);
  const config = effectiveConfig(fields, admin, own);
  const record = writeEntry(userEntry(admin, storedEntry, config, own));
  return {
    manifest,
    own,
    config,
    records: sameJson(stored, record) ? {} : { [key]: record },
    described: describePlugin(pluginId, admin, manifest, config),
  };
}

/**
 * Changes to records of plugins that are not installed: ones that would break the server's merge are completed, those
 * of uninstalled plugins are removed. (A `null` record must be completed first, because the server skips its removal;
 * src/api/README.md, Settings.)
 */
export function leftovers(documents: Documents): { records: JsonObject; remove: readonly string[] } {
  const admin = readEntries(documents.admin);
  const repairs: [string, JsonObject][] = [];
  const remove: string[] = [];
  for (const [id, entry] of readEntries(documents.own)) {
    const key = settingsKey(id);
    const isTombstoned = admin.get(id)?.isRemoved === true;
    if (isTombstoned) remove.push(key);
    const isInstalled = admin.has(id) && !isTombstoned;
    if (!isInstalled && isBroken(entry)) repairs.push([key, writeEntry(entry)]);
  }
  return { records: Object.fromEntries(repairs), remove };
}

/** Plugins whose records in the person's own settings break the settings route (src/api/README.md, Settings). */
export function brokenIn(own: JsonObject): string[] {
  return [...readEntries(own)].flatMap(([id, entry]) => (isBroken(entry) ? [id] : []));
}

function isBroken({ repairs }: PluginEntry): boolean {
  return repairs.length > 0;
}
