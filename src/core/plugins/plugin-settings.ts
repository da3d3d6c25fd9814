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
  /** `undefined` where the directory has lost it: it still runs and keeps its settings; it only has no form. */
  readonly manifest: PluginManifest | undefined;
  readonly own: OwnChoices;
  readonly config: EffectiveConfig;
  /** The person's own record as it is to be, under its key; empty where it is so already. */
  readonly records: JsonObject;
  readonly described: InstalledPlugin;
}

/** The plugins of the account that are installed, with the admin's record of each. */
export function installedIn(admin: JsonObject): ReadonlyMap<string, PluginEntry> {
  return new Map([...readEntries(admin)].filter(([, entry]) => !entry.isRemoved));
}

/**
 * @param admin its record of `installedIn`
 * @param body its manifest's, of which nothing may be known
 * @param choices in place of those that are stored, for a save
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
 * What the admin's document does not install: entries that brick the server's merge (facts §3.2) are written whole,
 * those of uninstalled plugins are taken out (a `null` one must be made whole first, or the server skips it).
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

/** Plugins whose own records make the merged form of the settings route fail as a whole (facts §3.2). */
export function brokenIn(own: JsonObject): string[] {
  return [...readEntries(own)].flatMap(([id, entry]) => (isBroken(entry) ? [id] : []));
}

function isBroken({ repairs }: PluginEntry): boolean {
  return repairs.length > 0;
}
