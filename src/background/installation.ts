import type { ServerSession } from '../api/app-connect';
import { registerPlugin, unregisterPlugin, type Registration } from '../api/registration';
import { getAdminSettings, replaceAdminSettings } from '../api/settings';
import { readEntries, readEntry, settingsKey, writeEntry, type PluginEntry } from '../core/entry';
import type { Installation } from '../core/install';
import { sameJson } from '../core/json';
import { fail, toProblem } from '../core/problem';
import { readPluginManifest } from '../core/plugin-manifest';
import { adminEntry } from '../core/user-entry';
import { withLock } from '../platform/lock';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { findItem, loadManifest } from './directory';
import { withRingCentral } from './server-session';
import { refreshSettings } from './settings';

/**
 * Installs (or repairs: every step may be repeated) a plugin for the account. Each step is written down before
 * it is done; what a crash leaves behind reads as *needs repair* at the next start.
 */
export async function installPlugin(
  context: Context,
  pluginId: string,
  intent: 'install' | 'repair' = 'install',
): Promise<void> {
  await runSaga(context, pluginId, intent, async (advance) => {
    const { item, manifest } = await loadPlugin(context, pluginId);
    await withRingCentral(context, async (session, connection) => {
      await advance('settings', manifest.displayName);
      await changeAdminEntry(context, session, pluginId, (before) => adminEntry(manifest, item, before));
      await advance('registration', manifest.displayName);
      const plugin = {
        pluginId,
        name: manifest.name,
        access: item.access,
        ownerAccountId: item.ownerAccountId,
      };
      if (connection.capabilities.accountPlugins) {
        await registerPlugin(context.http, session, plugin, await rawAccountId());
      }
    });
    await advance('own_settings', manifest.displayName);
    await refreshSettings(context);
  });
}

/**
 * Uninstalls: unregister first (only the registration makes it run), then the tombstone, then the person's own
 * entry. Needs no manifest, so it works for plugins that the directory has lost.
 */
export async function uninstallPlugin(context: Context, pluginId: string): Promise<void> {
  await runSaga(context, pluginId, 'uninstall', async (advance) => {
    await withRingCentral(context, async (session, connection) => {
      const entry = readEntries(await getAdminSettings(context.http, session)).get(pluginId) ?? readEntry({});
      await advance('registration', entry.name || pluginId);
      if (connection.capabilities.accountPlugins) {
        await unregisterPlugin(context.http, session, registrationOf(pluginId, entry), await rawAccountId());
      }
      await advance('settings', entry.name || pluginId);
      await changeAdminEntry(context, session, pluginId, (before) => ({
        ...(before ?? entry),
        isRemoved: true,
      }));
    });
    await advance('own_settings', pluginId);
    await refreshSettings(context);
  });
}

export async function loadPlugin(context: Context, pluginId: string) {
  const item = await findItem(context, 'plugin', pluginId);
  const manifest = readPluginManifest(await loadManifest(context, 'plugin', item), item.name);
  return { item, manifest: manifest ?? fail('manifest') };
}

function registrationOf(pluginId: string, entry: PluginEntry): Registration {
  return { pluginId, name: entry.name, access: entry.access, ownerAccountId: entry.ownerAccountId };
}

async function rawAccountId(): Promise<string> {
  const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
  return identity.accountId;
}

/** Read–change–write of one key of the admin's document, compared after the write (design rule 3). */
async function changeAdminEntry(
  context: Context,
  session: ServerSession,
  pluginId: string,
  change: (before: PluginEntry | undefined) => PluginEntry,
): Promise<void> {
  const key = settingsKey(pluginId);
  const document = await getAdminSettings(context.http, session);
  const written = writeEntry(change(key in document ? readEntry(document[key]) : undefined));
  await replaceAdminSettings(context.http, session, { ...document, [key]: written });
  const after = await getAdminSettings(context.http, session);
  if (!sameJson(after[key], written)) fail('overwritten');
}

type Advance = (step: Installation['step'], displayName: string) => Promise<void>;

async function runSaga(
  context: Context,
  pluginId: string,
  intent: Installation['intent'],
  run: (advance: Advance) => Promise<void>,
): Promise<void> {
  await withLock('admin-settings', async () => {
    await refuseNonAdmin();
    const first: Installation = {
      pluginId,
      displayName: pluginId,
      intent,
      step: 'manifest',
      state: 'running',
      startedAt: context.clock.now(),
    };
    await setInstallation(pluginId, () => first);
    let written = false;
    try {
      await run(async (step, displayName) => {
        written ||= step !== 'manifest';
        await setInstallation(pluginId, (current) => ({ ...(current ?? first), step, displayName }));
      });
      await setInstallation(pluginId, () => undefined);
    } catch (error) {
      const problem = toProblem(error);
      // Before anything was written there is nothing to repair.
      await setInstallation(pluginId, (current) =>
        written && current ? { ...current, state: 'needs_repair', problem } : undefined,
      );
      throw error;
    }
  });
}

async function refuseNonAdmin(): Promise<void> {
  const identity = (await readItem(view.identity)) ?? fail('not_signed_in');
  if (!identity.isAdmin) fail('not_admin');
}

async function setInstallation(
  pluginId: string,
  change: (current: Installation | undefined) => Installation | undefined,
): Promise<void> {
  await updateItem(view.installations, (all) => {
    const { [pluginId]: current, ...others } = all;
    const next = change(current);
    return next ? { ...others, [pluginId]: next } : others;
  });
}

/** At the worker's start nothing is running: what says so was cut off and needs repair. */
export async function recoverInstallations(): Promise<void> {
  await withLock('admin-settings', () =>
    updateItem(view.installations, (all) =>
      Object.fromEntries(
        Object.entries(all).map(([id, one]) => [
          id,
          one.state === 'running' ? { ...one, state: 'needs_repair' } : one,
        ]),
      ),
    ),
  );
}
