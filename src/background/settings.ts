import type { ServerSession } from '../api/app-connect';
import { getAdminDocument, getOwnDocument, saveOwnKeys } from '../api/settings';
import { hasWrittenSince } from '../core/admin-write';
import { readEntries, readEntry, settingsKey, writeEntry, type PluginEntry } from '../core/entry';
import { unfitFields } from '../core/field-check';
import { sameJson, type JsonObject } from '../core/json';
import { effectiveConfig, ownChoices, type Choices, type EffectiveConfig } from '../core/locks';
import { personalKey } from '../core/plugin-account';
import { fail, toProblem } from '../core/problem';
import { readPluginManifest, type PluginManifest } from '../core/plugin-manifest';
import { userEntry } from '../core/user-entry';
import { withLock } from '../platform/lock';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import { checkAdminWrites } from './admin-document';
import type { Context } from './context';
import { loadManifest } from './directory';
import { applySettings } from './own-settings';
import { describePlugin } from './plugin-view';
import { withServer } from './server-session';
import { requireConnection, requireIdentity } from './session-owner';

interface Documents {
  readonly admin: JsonObject;
  readonly own: JsonObject;
  /** When they were asked for; epoch ms. */
  readonly askedAt: number;
}

/**
 * Reads both settings documents, writes the effective config of every installed plugin into the person's own
 * (which is what makes defaults and locks real, design rule 1), and repaints. One at a time.
 * @param maxAgeMs does nothing when the last refresh is younger, and younger than this admin's own writes
 */
export async function refreshSettings(context: Context, maxAgeMs = 0): Promise<void> {
  await withLock('settings', async () => {
    const { refreshedAt } = await readItem(view.installedPlugins);
    const isBehind = hasWrittenSince(await readItem(view.adminWrites), refreshedAt);
    if (!isBehind && context.clock.now() - refreshedAt < maxAgeMs) return;
    try {
      await withServer(async (session) => applyAll(context, session));
    } catch (error) {
      await updateItem(view.installedPlugins, (seen) => ({ ...seen, problem: toProblem(error) }));
      throw error;
    }
  });
}

async function applyAll(context: Context, session: ServerSession): Promise<void> {
  const documents = await readDocuments(context, session);
  await checkAdminWrites(context, session, { userSettings: documents.admin }, documents.askedAt);
  const plugins = await resolveInstalled(context, documents);
  const changes = plugins.flatMap(({ id, entry }) => changeOf(documents.own, id, entry));
  const { repairs, remove } = leftovers(documents);
  const keys = Object.fromEntries([...changes, ...repairs]);
  if (Object.keys(keys).length > 0 || remove.length > 0)
    await saveOwnKeys(context.http, session, keys, remove);
  await applySettings(context, session, documents);
  const now = context.clock.now();
  const mendedKeys = brokenKeys(documents.own);
  await updateItem(view.installedPlugins, ({ mended }) => ({
    plugins: plugins.map(({ id, admin, manifest, config }) => describePlugin(id, admin, manifest, config)),
    refreshedAt: now,
    ...(mendedKeys.length > 0 ? { mended: { keys: mendedKeys, at: now } } : recent(mended, now)),
  }));
}

/** Own records that make the merged form of the settings route fail as a whole (facts §3.2); they were just mended. */
function brokenKeys(own: JsonObject): string[] {
  return [...readEntries(own)].flatMap(([id, { repairs }]) => (repairs.length > 0 ? [id] : []));
}

/** It is said for a day. */
function recent<T extends { at: number }>(mended: T | undefined, now: number): { mended?: T } {
  return mended && now - mended.at < 86_400_000 ? { mended } : {};
}

async function readDocuments(context: Context, session: ServerSession): Promise<Documents> {
  const askedAt = context.clock.now();
  const [admin, own] = await Promise.all([
    getAdminDocument(context.http, session),
    getOwnDocument(context.http, session),
  ]);
  return { admin, own, askedAt };
}

async function resolveInstalled(context: Context, documents: Documents) {
  const installed = [...readEntries(documents.admin)].filter(([, entry]) => !entry.isRemoved);
  return Promise.all(installed.map(([id, admin]) => resolvePlugin(context, documents, id, admin)));
}

/** `choices` replaces what is stored as chosen, for a save. */
async function resolvePlugin(
  context: Context,
  documents: Documents,
  id: string,
  admin: PluginEntry,
  choices?: Choices,
) {
  const manifest = readPluginManifest(await manifestBodyOf(context, id, admin), admin.name);
  const stored = documents.own[settingsKey(id)];
  const storedEntry = stored === undefined ? undefined : readEntry(stored);
  const own = choices ?? ownChoices(storedEntry, manifest?.settings ?? [], admin);
  const config = effectiveConfig(manifest?.settings ?? [], admin, own);
  return { id, admin, manifest, config, own, entry: userEntry(admin, storedEntry, config, own) };
}

/** A plugin that the directory has lost still runs and keeps its settings; it only has no form. */
async function manifestBodyOf(context: Context, id: string, admin: PluginEntry): Promise<unknown> {
  const { access, ownerAccountId } = admin;
  return loadManifest(context, 'plugin', { id, access, ownerAccountId }).catch(() => undefined);
}

function changeOf(own: JsonObject, id: string, entry: PluginEntry): [string, JsonObject][] {
  const key = settingsKey(id);
  const written = writeEntry(entry);
  return sameJson(own[key], written) ? [] : [[key, written]];
}

/**
 * What the admin's document does not install: entries that brick the server's merge are written whole, those of
 * uninstalled plugins are taken out (a `null` one must be made whole first, or the server skips it).
 */
function leftovers(documents: Documents): { repairs: [string, JsonObject][]; remove: string[] } {
  const admin = readEntries(documents.admin);
  const repairs: [string, JsonObject][] = [];
  const remove: string[] = [];
  for (const [id, entry] of readEntries(documents.own)) {
    const key = settingsKey(id);
    const isTombstoned = admin.get(id)?.isRemoved === true;
    if (isTombstoned) remove.push(key);
    const isInstalled = admin.has(id) && !isTombstoned;
    const isBroken = entry.repairs.length > 0;
    if (!isInstalled && isBroken) repairs.push([key, writeEntry(entry)]);
  }
  return { repairs, remove };
}

/**
 * Saves a person's own choices for one plugin, on a fresh read; locked ones are refused. What they replace is kept
 * for one undo.
 */
export async function savePluginConfig(context: Context, pluginId: string, values: Choices): Promise<void> {
  await withLock('settings', async () => {
    const before = await changeChoices(context, pluginId, (config) => {
      refuseLocked(config, values);
      return values;
    });
    await keepForUndo(context, pluginId, before);
  });
  await updateItem(view.drafts, ({ [`plugin:${pluginId}`]: _saved, ...others }) => others);
}

/** Puts back what the last save replaced. What the admin has locked since stays locked. */
export async function undoPluginConfig(context: Context, pluginId: string): Promise<void> {
  await withLock('settings', async () => {
    const key = await personalKeyOf(pluginId);
    const { [key]: last } = await readItem(view.lastSaves);
    if (!last) return fail('not_found');
    await changeChoices(context, pluginId, (config) => {
      const kept = Object.entries(last.before).filter(([name]) => config[name]?.origin !== 'locked');
      return Object.fromEntries(kept);
    });
    await updateItem(view.lastSaves, ({ [key]: _undone, ...others }) => others);
  });
}

async function personalKeyOf(pluginId: string): Promise<string> {
  const identity = await requireIdentity();
  const connection = await requireConnection();
  return personalKey(identity, connection, pluginId);
}

async function keepForUndo(context: Context, pluginId: string, before: Choices): Promise<void> {
  const key = await personalKeyOf(pluginId);
  const savedAt = context.clock.now();
  await updateItem(view.lastSaves, (all) => ({ ...all, [key]: { before: { ...before }, savedAt } }));
}

/** Writes other own choices for one plugin, on a fresh read; says what they were before. */
async function changeChoices(
  context: Context,
  pluginId: string,
  choose: (config: EffectiveConfig) => Choices,
): Promise<Choices> {
  return withServer(async (session) => {
    const documents = await readDocuments(context, session);
    const admin = readEntries(documents.admin).get(pluginId);
    if (!admin || admin.isRemoved) return fail('not_found');
    const current = await resolvePlugin(context, documents, pluginId, admin);
    const plugin = await resolvePlugin(context, documents, pluginId, admin, choose(current.config));
    if (plugin.manifest) refuseInvalid(plugin.manifest, plugin.config);
    const changes = changeOf(documents.own, pluginId, plugin.entry);
    if (changes.length > 0) await saveOwnKeys(context.http, session, Object.fromEntries(changes), []);
    const described = describePlugin(pluginId, admin, plugin.manifest, plugin.config);
    await updateItem(view.installedPlugins, (seen) => ({
      ...seen,
      plugins: seen.plugins.map((known) => (known.id === pluginId ? described : known)),
    }));
    return current.own;
  });
}

function refuseLocked(config: EffectiveConfig, values: Choices): void {
  const locked = Object.keys(values).filter(
    (key) => config[key]?.origin === 'locked' && !sameJson(config[key]?.value, values[key]),
  );
  if (locked.length > 0) fail('locked', { missing: locked });
}

/** A value that the person cannot change (locked, or the admin's alone) does not keep the others from being saved. */
function refuseInvalid(manifest: PluginManifest, config: EffectiveConfig): void {
  const open = manifest.settings.filter(({ key }) => config[key]?.origin !== 'locked');
  const values = Object.fromEntries(Object.entries(config).map(([key, { value }]) => [key, value]));
  const missing = unfitFields(open, values);
  if (missing.length > 0) fail('invalid_input', { missing });
}
