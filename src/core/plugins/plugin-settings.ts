import { readAgreement, movedAddresses, type Agreement } from './agreement';
import { readEntries, readEntry, writeEntry, type PluginEntry } from './entry';
import { keptKey, pluginOfKept, settingsKey } from './plugin-key';
import type { InstalledPlugin } from './installed-plugin';
import { isObject, sameJson, type JsonObject } from '../basics/json';
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
  /** Keys of the person's own document that should be gone. */
  readonly remove: readonly string[];
  readonly described: InstalledPlugin;
}

/** The installed plugins of the account, with the admin's record of each. */
export function installedIn(admin: JsonObject): ReadonlyMap<string, PluginEntry> {
  return new Map([...readEntries(admin)].filter(([, entry]) => !entry.isRemoved));
}

/** What a person's settings for one plugin are worked out from. */
export interface PluginSources {
  readonly pluginId: string;
  /** The plugin's record from `installedIn`. */
  readonly admin: PluginEntry;
  /** Its manifest, unparsed, if there is one. */
  readonly body: unknown;
  /**
   * The server reads the manifest itself at every log and runs what the person's own record names (the polling
   * generation): only taking that record out keeps a log from going where nobody agreed to.
   */
  readonly followsManifest: boolean;
  /** The manifest as published now cannot be read, and `body` is an earlier one. */
  readonly isUnreadable?: boolean;
  /** Replace the stored choices, for a save. */
  readonly choices?: OwnChoices | undefined;
}

export function settlePlugin(documents: Documents, sources: PluginSources): PluginSettings {
  const { pluginId, admin, body, choices } = sources;
  const manifest = readPluginManifest(body, admin.name);
  const agreement = readAgreement(documents.admin, pluginId);
  const isPaused = mustPause(sources, agreement, manifest);
  const fields = manifest?.settings ?? [];
  const key = settingsKey(pluginId);
  const kept = recordKept(documents.own[keptKey(pluginId)]);
  const stored = documents.own[key] ?? kept;
  const storedEntry = stored === undefined ? undefined : readEntry(stored);
  const own = choices ?? ownChoices(storedEntry, fields, admin);
  const config = effectiveConfig(fields, admin, own);
  const record = writeEntry(userEntry(admin, storedEntry, config, own));
  const place = isPaused
    ? { at: keptKey(pluginId), is: kept, next: keptRecord(record), leaves: key }
    : { at: key, is: documents.own[key], next: record, leaves: keptKey(pluginId) };
  return {
    manifest,
    own,
    config,
    records: sameJson(place.is, record) ? {} : { [place.at]: place.next },
    remove: documents.own[place.leaves] === undefined ? [] : [place.leaves],
    described: {
      ...describePlugin(pluginId, admin, manifest, config, agreement),
      ...(isPaused && { isPaused }),
    },
  };
}

/**
 * Must stay: on such a server, a moved run host gets the session token with the next log. Held by
 * test/unit/actions/settings/paused-plugin.test.ts.
 */
function mustPause(
  { followsManifest, isUnreadable }: PluginSources,
  agreement: Agreement | undefined,
  manifest: PluginManifest | undefined,
): boolean {
  if (!followsManifest || !agreement) return false;
  if (isUnreadable === true || manifest?.unreadable.includes('endpointUrl') === true) return true;
  return movedAddresses(agreement, manifest?.addresses ?? {}).some(({ purpose }) => purpose === 'run');
}

function keptRecord(record: JsonObject): JsonObject {
  return { value: { record }, customizable: true };
}

function recordKept(raw: unknown): unknown {
  return isObject(raw) && isObject(raw['value']) ? raw['value']['record'] : undefined;
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
  for (const key of Object.keys(documents.own)) {
    const id = pluginOfKept(key);
    if (id !== undefined && admin.get(id)?.isRemoved !== false) remove.push(key);
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
