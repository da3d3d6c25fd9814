import { readAgreement } from './agreement';
import { readEntries, readEntry, writeEntry, type PluginEntry } from './entry';
import { fitEntry, fitSettings, withoutLargeParts } from './fitted-settings';
import { keptKey, pluginOfKept, pluginOfKey, settingsKey } from './plugin-key';
import { keptRecord, mustPause, recordKept, type Published } from './paused-plugin';
import type { InstalledPlugin } from './installed-plugin';
import { sameJson, type JsonObject } from '../basics/json';
import { jsonBytes } from '../basics/json-size';
import {
  effectiveConfig,
  ownChoices,
  type OwnChoices,
  type EffectiveConfig,
  type SettledField,
} from '../settings/locks';
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
  /** Keys of the person's own document that should be gone. */
  readonly remove: readonly string[];
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

/** What a person's settings for one plugin are worked out from. */
export interface PluginSources extends Published {
  readonly pluginId: string;
  /** Of a plugin that was withdrawn and goes on running: what its last manifest said of its settings. */
  readonly lastSeen?: unknown;
  /** The plugin's record from `installedIn`. */
  readonly admin: PluginEntry;
  /** Replace the stored choices, for a save. */
  readonly choices?: OwnChoices | undefined;
  /** For the person's own record; bytes. */
  readonly limit?: number | undefined;
}

export function settlePlugin(documents: Documents, sources: PluginSources): PluginSettings {
  const { pluginId, admin, body, choices, limit = largestRecord } = sources;
  const manifest = readPluginManifest(body, admin.name);
  const agreement = readAgreement(documents.admin, pluginId);
  const key = settingsKey(pluginId);
  const kept = recordKept(documents.own[keptKey(pluginId)]);
  const isWaiting = kept !== undefined && documents.own[key] === undefined;
  const isPaused = mustPause(sources, agreement, manifest, isWaiting);
  const stored = documents.own[key] ?? kept;
  const isOversized = !fits(stored ?? null, limit);
  const readStored = stored === undefined ? undefined : readEntry(stored);
  const storedEntry = readStored && isOversized ? withoutLargeParts(readStored) : readStored;
  const declared = (manifest ?? readPluginManifest(sources.lastSeen, admin.name))?.settings;
  const fields = declared ?? fieldsInForce(storedEntry);
  // Which values of another client's record were chosen, only a manifest shows; it is left to the next refresh.
  const isUntold = declared === undefined && choices === undefined && storedEntry?.own === undefined;
  const recordOf = ({ config, own }: Pick<PluginSettings, 'config' | 'own'>) =>
    writeEntry(userEntry(admin, storedEntry, config, isUntold ? undefined : own, sources.followsManifest));
  const wanted = choices ?? ownChoices(storedEntry, fields, admin);
  const { own, config, dropped } = fitSettings(
    { own: wanted, config: effectiveConfig(fields, admin, wanted) },
    limit,
    (settings) => bytesOf(recordOf(settings)),
    choices !== undefined,
  );
  const record = recordOf({ config, own });
  const place = isPaused
    ? { at: keptKey(pluginId), is: kept, next: keptRecord(record), leaves: key }
    : { at: key, is: documents.own[key], next: record, leaves: keptKey(pluginId) };
  return {
    manifest,
    own,
    config,
    records: sameJson(place.is, record) ? {} : { [place.at]: place.next },
    remove: documents.own[place.leaves] === undefined ? [] : [place.leaves],
    bytes: bytesOf(record),
    mended: { isOversized, dropped },
    described: {
      ...describePlugin(pluginId, admin, manifest, config, agreement),
      ...(isPaused && { isPaused }),
    },
  };
}

/**
 * Without a manifest, what stands in the person's record is in force: each value counts as the plugin's own default.
 * A choice that was not in force, although nobody had locked it, is one for a hidden field.
 */
function fieldsInForce({ config = {}, own }: Partial<PluginEntry> = {}): SettledField[] {
  return Object.keys({ ...own, ...config }).map((key) => {
    const { value, customizable } = config[key] ?? {};
    const hidden = own?.[key] !== undefined && customizable !== false && !sameJson(own[key], value);
    return { key, hidden, default: value };
  });
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
 * large ones cut, those of uninstalled plugins are removed; and `null` settings of any other kind, which break it too.
 * (A `null` record must be completed first, because the server skips its removal; src/api/README.md, Settings.)
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
  for (const key of nullSettings(documents.own)) {
    repairs.push([key, {}]);
    remove.push(key);
  }
  for (const key of Object.keys(documents.own)) {
    const id = pluginOfKept(key);
    if (id !== undefined && admin.get(id)?.isRemoved !== false) remove.push(key);
  }
  return { records: Object.fromEntries(repairs), remove };
}

/** Plugins and settings whose own records break the settings route (src/api/README.md, Settings). */
export function brokenIn(own: JsonObject): string[] {
  const plugins = [...readEntries(own)].flatMap(([id, entry]) => (isBroken(entry) ? [id] : []));
  return [...plugins, ...nullSettings(own)];
}

/** Keys of settings, of the CRM or the panel, that are `null`. Those of plugins are repaired as their records are. */
export function nullSettings(document: JsonObject): string[] {
  return Object.keys(document).filter((key) => document[key] === null && pluginOfKey(key) === undefined);
}

function isBroken({ repairs }: PluginEntry): boolean {
  return repairs.length > 0;
}
