import type { CatalogItem } from '../../core/directory/catalog';
import { consentIn, readAgreement } from '../../core/plugins/agreement';
import type { JsonObject } from '../../core/basics/json';
import type { Consent } from '../../core/plugins/consent';
import { allowsSame, consentTo, isCovered } from '../../core/plugins/consent-change';
import { readEntry, writeEntry, type PluginEntry } from '../../core/plugins/entry';
import { settingsKey } from '../../core/plugins/plugin-key';
import type { InstallIntent } from '../../core/plugins/install';
import { cannotRunShared, installBlockers } from '../../core/plugins/install-blockers';
import { readPluginManifest, type PluginManifest } from '../../core/plugins/plugin-manifest';
import { hostWithPort } from '../../core/basics/host';
import { fail } from '../../core/basics/problem';
import { adminEntry } from '../../core/plugins/composed-entry';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { installations } from '../../storage/plugins/installations';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { connection } from '../../storage/sign-in/session-owner';
import { refreshAfterWrite, recordOf, refuseUnlessAdmin } from '../settings/save-admin-records';
import { onFresh } from '../basics/retry-when-stale';
import { loadPlugin } from '../directory/load-manifest';

export interface Install {
  readonly pluginId: string;
  readonly intent: Exclude<InstallIntent, 'uninstall'>;
  /**
   * What the admin was shown and agreed to; a manifest that now asks for more is refused. Without it, a first
   * installation takes what is published, and any other must not go beyond the earlier agreement.
   */
  readonly consent?: Consent | undefined;
  /** Record to start from if the account's settings have none: one that was overwritten. */
  readonly base?: PluginEntry | undefined;
}

/**
 * Installs, repairs or updates a plugin for the account. The record is computed here, from the manifest as now
 * published and what was agreed to; the worker's saga writes exactly this record. Throws `ProblemError`.
 */
export async function installPlugin({ pluginId, intent, consent, base }: Install): Promise<void> {
  await refuseUnlessAdmin();
  const agreed = consent ?? (await readItem(installations))[pluginId]?.consent;
  // The earlier agreement is read fresh.
  const records = recordsOf(agreed === undefined);
  await onFresh(async () => {
    const [{ item, manifest }, admin] = await Promise.all([loadPublished(pluginId), records.next()]);
    if (consent && !allowsSame(consent, consentTo(manifest))) fail('consent_needed');
    await refuseBlocked(manifest, item.access);
    const raw = admin[settingsKey(pluginId)];
    const before = raw === undefined ? undefined : readEntry(raw);
    const known = before?.isRemoved ? undefined : before;
    refuseGrowth(manifest, agreed ?? agreementIn(admin, pluginId), intent === 'install' && !known);
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
      consent: consentTo(manifest),
      iconHost: hostWithPort(item.iconUrl),
    });
  });
  await refreshAfterWrite();
}

/** Refuses anything that goes beyond what an admin agreed to, whatever the screen requests. */
function refuseGrowth(manifest: PluginManifest, agreed: Consent | undefined, isFirst: boolean): void {
  if (isFirst && !agreed) return;
  if (!isCovered(manifest, agreed)) fail('consent_needed');
}

function agreementIn(admin: JsonObject, pluginId: string): Consent | undefined {
  const agreement = readAgreement(admin, pluginId);
  return agreement && consentIn(agreement);
}

async function refuseBlocked(manifest: PluginManifest, access: CatalogItem['access']): Promise<void> {
  const { capabilities } = (await readItem(connection)) ?? fail('not_connected');
  if (cannotRunShared(access, capabilities)) fail('shared_plugin');
  const missing = installBlockers(manifest, { byRegistration: capabilities.accountPlugins });
  if (missing.length > 0) fail('manifest', { missing });
}

/**
 * Uninstalls a plugin. Needs no manifest, so it also works if the directory has lost the plugin. Throws
 * `ProblemError`.
 */
export async function uninstallPlugin({ pluginId }: { pluginId: string }): Promise<void> {
  await refuseUnlessAdmin();
  const records = recordsOf();
  await onFresh(async () => {
    const raw = (await records.next())[settingsKey(pluginId)];
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
      record: writeEntry({ ...entry, agreed: undefined, isRemoved: true }),
    });
  });
  await refreshAfterWrite();
}

/** Its display name, if known; the directory may have lost it. */
async function nameOf(pluginId: string, entry: PluginEntry): Promise<string> {
  const { plugins } = await readItem(installedPlugins);
  return plugins.find((plugin) => plugin.id === pluginId)?.displayName ?? (entry.name || pluginId);
}

async function loadPublished(pluginId: string): Promise<{ item: CatalogItem; manifest: PluginManifest }> {
  const { item, body } = await loadPlugin(pluginId, true);
  return { item, manifest: readPluginManifest(body, item.name) ?? fail('manifest') };
}

/** Reads the account's records: first the cached ones, then, if those are stale, fresh ones. */
function recordsOf(isStaleAtFirst = false) {
  let isStale = isStaleAtFirst;
  return {
    next: async (): Promise<JsonObject> => {
      const { admin } = isStale ? await call('readSettings', {}) : await readItem(settingRecords);
      isStale = true;
      return admin;
    },
  };
}
