import { readEntries, readEntry, writeEntry, type PluginEntry } from './entry';
import { fitEntry, fitSettings, withoutLargeParts } from './fitted-settings';
import { settingsKey } from './plugin-key';
import type { InstalledPlugin } from './installed-plugin';
import { sameJson, type JsonObject } from '../basics/json';
import { jsonBytes } from '../basics/json-size';
import { effectiveConfig, ownChoices, type OwnChoices, type EffectiveConfig } from '../settings/locks';
import { readPluginManifest, type PluginManifest } from './plugin-manifest';
import { recordLimits } from './record-check';
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
  /** Of that record, whether it has to be written or not. */
  readonly bytes: number;
  /** What of the person's stored record was too large, and which of their choices did not fit. */
  readonly mended: { readonly isOversized: boolean; readonly dropped: readonly string[] };
  readonly described: InstalledPlugin;
}

/** What a person's own record of one plugin may hold, and those of all plugins beside the CRM's settings; bytes. */
const largestRecord: number = recordLimits.recordBytes;
const largestDocument = 0.9 * recordLimits.documentBytes;

export function isWithinDocument(plugins: readonly PluginSettings[]): boolean {
  return plugins.reduce((sum, { bytes }) => sum + bytes, 0) <= largestDocument;
}

/** The limit of each record where all of them together are too large. */
export function shareOfDocument(count: number): number {
  return Math.floor(largestDocument / Math.max(1, count));
}

/** The installed plugins of the account, with the admin's record of each. */
export function installedIn(admin: JsonObject): ReadonlyMap<string, PluginEntry> {
  return new Map([...readEntries(admin)].filter(([, entry]) => !entry.isRemoved));
}

/**
 * @param admin the plugin's record from `installedIn`
 * @param body the plugin's manifest, if it could be read
 * @param choices replace the stored ones, for a save
 * @param limit for the person's own record; bytes
 */
export function settlePlugin(
  documents: Documents,
  pluginId: string,
  admin: PluginEntry,
  body: unknown,
  choices?: OwnChoices,
  limit = largestRecord,
): PluginSettings {
  const manifest = readPluginManifest(body, admin.name);
  const fields = manifest?.settings ?? [];
  const key = settingsKey(pluginId);
  const stored = documents.own[key];
  const isOversized = !fits(stored ?? null, limit);
  const readStored = stored === undefined ? undefined : readEntry(stored);
  const storedEntry = readStored && isOversized ? withoutLargeParts(readStored) : readStored;
  const recordOf = ({ config, own }: Pick<PluginSettings, 'config' | 'own'>) =>
    writeEntry(userEntry(admin, storedEntry, config, own));
  const wanted = choices ?? ownChoices(storedEntry, fields, admin);
  const { own, config, dropped } = fitSettings(
    { own: wanted, config: effectiveConfig(fields, admin, wanted) },
    limit,
    (settings) => bytesOf(recordOf(settings)),
    choices !== undefined,
  );
  const record = recordOf({ config, own });
  return {
    manifest,
    own,
    config,
    records: sameJson(stored, record) ? {} : { [key]: record },
    bytes: bytesOf(record),
    mended: { isOversized, dropped },
    described: describePlugin(pluginId, admin, manifest, config),
  };
}

/** The account's record of a plugin as it has to be rewritten because it is too large; `undefined` for any other. */
export function withinLimit(entry: PluginEntry): PluginEntry | undefined {
  return fitEntry(entry, largestRecord, (part) => bytesOf(writeEntry(part)));
}

function bytesOf(value: unknown): number {
  return jsonBytes(value, Number.MAX_SAFE_INTEGER) ?? Number.MAX_SAFE_INTEGER;
}

function fits(value: unknown, limit: number): boolean {
  return jsonBytes(value, limit) !== undefined;
}

/**
 * Changes to records of plugins that are not installed: ones that would break the server's merge are completed, too
 * large ones cut, those of uninstalled plugins are removed. (A `null` record must be completed first, because the server
 * skips its removal;
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
    const smaller = isInstalled ? undefined : withinLimit(entry);
    if (!isInstalled && (smaller || isBroken(entry))) repairs.push([key, writeEntry(smaller ?? entry)]);
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
