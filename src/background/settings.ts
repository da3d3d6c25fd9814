import type { PluginEntry } from '../core/entry';
import { brokenIn, installedIn, leftovers, settlePlugin } from '../core/plugin-settings';
import { settingsIn, settleSettings } from '../core/setting-record';
import type { Context } from './context';
import { loadManifest } from './directory';
import { applySettings } from './own-settings';
import { readSettings } from './settings-documents';

/** Reads the settings anew and puts in force what the admins set. */
export async function refreshSettings(context: Context): Promise<void> {
  const documents = await readSettings(context);
  const plugins = await Promise.all(
    [...installedIn(documents.admin)].map(async ([id, admin]) =>
      settlePlugin(documents, id, admin, await manifestBodyOf(context, id, admin)),
    ),
  );
  const left = leftovers(documents);
  const settings = settleSettings(settingsIn(documents.admin), settingsIn(documents.own));
  const parts = [...plugins.map((plugin) => plugin.keys), left.keys, settings.keys];
  const keys = Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
  const mended = brokenIn(documents.own);
  const at = context.clock.now();
  await applySettings(context, {
    change: {
      expected: { admin: documents.admin, own: documents.own },
      keys,
      remove: [...left.remove, ...settings.remove],
    },
    installed: {
      plugins: plugins.map(({ described }) => described),
      refreshedAt: at,
      ...(mended.length > 0 && { mended: { keys: mended, at } }),
    },
  });
}

/** A plugin that the directory has lost still runs and keeps its settings; it only has no form. */
export async function manifestBodyOf(context: Context, id: string, admin: PluginEntry): Promise<unknown> {
  const { access, ownerAccountId } = admin;
  return loadManifest(context, 'plugin', { id, access, ownerAccountId }).catch(() => undefined);
}
