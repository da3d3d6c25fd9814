import { expect, type Page } from '@playwright/test';
import { consentTo } from '../../src/core/plugins/consent-change';
import { readEntry, writeEntry } from '../../src/core/plugins/entry';
import { settingsKey } from '../../src/core/plugins/plugin-key';
import { readPluginManifest } from '../../src/core/plugins/plugin-manifest';
import { adminEntry } from '../../src/core/plugins/composed-entry';
import type { SettingsDocuments } from '../../src/protocol/settings-methods';
import { readPublished } from './published';

/** Asks the worker as the panel does; gives its answer, or throws. */
export type Ask = (method: string, input: object) => Promise<unknown>;

/** Installs plugins by the worker's own method, with the consent that the details screen would show. */
export async function installPlugins(panel: Page, ask: Ask, plugins: readonly string[]): Promise<void> {
  if (plugins.length === 0) return;
  for (const pluginId of plugins) {
    const { item, body } = await readPublished(ask, 'plugin', pluginId);
    const manifest = readPluginManifest(body, item.name);
    if (!manifest) throw new Error(`${pluginId} has no manifest`);
    const { admin }: SettingsDocuments = Object(await ask('readSettings', {}));
    const expected = admin[settingsKey(pluginId)];
    const before = expected === undefined ? undefined : readEntry(expected);
    const { displayName, name } = manifest;
    const { access, ownerAccountId } = item;
    await ask('changeInstallation', {
      intent: 'install',
      plugin: { pluginId, displayName, name, access, ownerAccountId },
      expected: expected ?? null,
      record: writeEntry(adminEntry(manifest, item, before)),
      consent: consentTo(manifest),
    });
  }
  // A panel that opens puts it in force.
  await panel.reload();
  const installed = async () => {
    const { installedPlugins } = await panel.evaluate(() => chrome.storage.local.get('installedPlugins'));
    return Object(installedPlugins).plugins?.map(({ id }: { id: string }) => id);
  };
  await expect.poll(installed).toEqual(expect.arrayContaining([...plugins]));
}
