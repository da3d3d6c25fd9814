import type { CatalogItem } from '../../core/directory/catalog';
import type { Consent } from '../../core/plugins/consent';
import { allowsSame, consentTo, isCovered } from '../../core/plugins/consent-change';
import { readEntry, writeEntry, type PluginEntry } from '../../core/plugins/entry';
import { settingsKey } from '../../core/plugins/plugin-key';
import type { InstallIntent } from '../../core/plugins/install';
import { installBlockers } from '../../core/plugins/install-blockers';
import { readPluginManifest, type PluginManifest } from '../../core/plugins/plugin-manifest';
import { fail } from '../../core/basics/problem';
import { adminEntry } from '../../core/plugins/composed-entry';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { installations } from '../../storage/plugins/installations';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { connection } from '../../storage/sign-in/session-owner';
import { putInForce, recordOf, refuseNonAdmin } from '../settings/save-admin-records';
import { onFresh } from '../basics/retry-when-stale';
import { loadPlugin } from '../directory/load-manifest';

export interface Install {
  readonly pluginId: string;
  readonly intent: Exclude<InstallIntent, 'uninstall'>;
  /**
   * What the person was shown and agreed to: a manifest that asks for anything else by now is refused. Without it a
   * first installation takes what is published, and any other must not go beyond what was agreed to before.
   */
  readonly consent?: Consent | undefined;
  /** Record to begin with where the account's settings have none: one that was overwritten. */
  readonly base?: PluginEntry | undefined;
}

/**
 * Installs, repairs or updates a plugin for the account: its record is worked out here, from the manifest as it is
 * published now and what was agreed to; the worker's saga writes exactly that. Throws `ProblemError`.
 */
export async function installPlugin({ pluginId, intent, consent, base }: Install): Promise<void> {
  await refuseNonAdmin();
  const agreed = consent ?? (await readItem(installations))[pluginId]?.consent;
  // What was agreed to before is read as it stands now.
  const records = recordsOf(pluginId, agreed === undefined);
  await onFresh(async () => {
    const [{ item, manifest }, raw] = await Promise.all([loadPublished(pluginId), records.next()]);
    if (consent && !allowsSame(consent, consentTo(manifest))) fail('consent_needed');
    await refuseBlocked(manifest);
    const before = raw === undefined ? undefined : readEntry(raw);
    const known = before?.isRemoved ? undefined : before;
    refuseGrowth(manifest, agreed, before, intent);
    await call('changeInstallation', {
      intent,
      plugin: {
        pluginId,
        displayName: manifest.displayName,
        name: manifest.name,
        access: item.access,
        ownerAccountId: item.ownerAccountId,
      },
      expected: recordOf(raw),
      record: writeEntry(adminEntry(manifest, item, known ?? base ?? before)),
      consent: agreed,
    });
  });
  await putInForce();
}

/** Nobody's data goes further than an admin agreed to, whatever the screen asks for. */
function refuseGrowth(
  manifest: PluginManifest,
  consent: Consent | undefined,
  known: PluginEntry | undefined,
  intent: InstallIntent,
): void {
  const isFirst = intent === 'install' && (known === undefined || known.isRemoved);
  if (isFirst && !consent) return;
  if (!isCovered(consentTo(manifest), consent ?? known?.agreed)) fail('consent_needed');
}

async function refuseBlocked(manifest: PluginManifest): Promise<void> {
  const { capabilities } = (await readItem(connection)) ?? fail('not_connected');
  const missing = installBlockers(manifest, { byRegistration: capabilities.accountPlugins });
  if (missing.length > 0) fail('manifest', { missing });
}

/** Uninstalls. Needs no manifest, so it works for plugins that the directory has lost. Throws `ProblemError`. */
export async function uninstallPlugin({ pluginId }: { pluginId: string }): Promise<void> {
  await refuseNonAdmin();
  const records = recordsOf(pluginId);
  await onFresh(async () => {
    const raw = await records.next();
    const entry = readEntry(raw ?? {});
    await call('changeInstallation', {
      intent: 'uninstall',
      plugin: {
        pluginId,
        displayName: await nameOf(pluginId, entry),
        name: entry.name,
        access: entry.access,
        ownerAccountId: entry.ownerAccountId,
      },
      expected: recordOf(raw),
      record: writeEntry({ ...entry, isRemoved: true }),
    });
  });
  await putInForce();
}

/** Its name for people where that is known; it may be gone from the directory. */
async function nameOf(pluginId: string, entry: PluginEntry): Promise<string> {
  const { plugins } = await readItem(installedPlugins);
  return plugins.find((plugin) => plugin.id === pluginId)?.displayName ?? (entry.name || pluginId);
}

async function loadPublished(pluginId: string): Promise<{ item: CatalogItem; manifest: PluginManifest }> {
  const { item, body } = await loadPlugin(pluginId);
  return { item, manifest: readPluginManifest(body, item.name) ?? fail('manifest') };
}

/** What the account's settings have of it: as they were read last, then, where that is stale, as they are now. */
function recordsOf(pluginId: string, isStaleAtFirst = false) {
  let isStale = isStaleAtFirst;
  return {
    next: async (): Promise<unknown> => {
      const { admin } = isStale ? await call('readSettings', {}) : await readItem(settingRecords);
      isStale = true;
      return admin[settingsKey(pluginId)];
    },
  };
}
