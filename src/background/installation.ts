import { registerPlugin, unregisterPlugin, type Registration } from '../api/registration';
import { getAdminColumns } from '../api/settings';
import type { CatalogItem } from '../core/catalog';
import type { Consent } from '../core/consent';
import { allowsSame, consentTo, isCovered } from '../core/consent-change';
import { readEntries, readEntry, type PluginEntry } from '../core/entry';
import type { InstallIntent } from '../core/install';
import { installBlockers } from '../core/install-blockers';
import { fail } from '../core/problem';
import type { PluginManifest } from '../core/plugin-manifest';
import { adminEntry } from '../core/user-entry';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import { changeAdminEntry } from './admin-document';
import { loadPlugin } from './published-plugin';
import type { Context } from './context';
import { runSaga } from './install-saga';
import { withRingCentral } from './server-session';
import { requireIdentity } from './session-owner';
import { refreshSettings } from './settings';

export interface InstallOptions {
  /**
   * What the person was shown and agreed to: a manifest that asks for anything else by now is refused. Without it a
   * first installation takes what is published, and any other must not go beyond what was agreed to before.
   */
  readonly consent?: Consent | undefined;
  /** Record to begin with where the account's settings have none: one that was overwritten. */
  readonly base?: PluginEntry | undefined;
}

/**
 * Installs, repairs or updates a plugin for the account: one saga, every step of which may be repeated. Each step is
 * written down before it is done; what a crash leaves behind reads as *needs repair* at the next start.
 */
export async function installPlugin(
  context: Context,
  pluginId: string,
  intent: Exclude<InstallIntent, 'uninstall'> = 'install',
  { consent, base }: InstallOptions = {},
): Promise<void> {
  const { [pluginId]: broken } = await readItem(view.installations);
  await runSaga(context, { pluginId, intent, consent: consent ?? broken?.consent }, async (advance) => {
    const { item, manifest } = await loadPlugin(context, pluginId);
    if (consent && !allowsSame(consent, consentTo(manifest))) fail('consent_needed');
    await withRingCentral(context, async (session, connection) => {
      const missing = installBlockers(manifest, {
        byRegistration: connection.capabilities.accountPlugins,
      });
      if (missing.length > 0) fail('manifest', { missing });
      const known = readEntries((await getAdminColumns(context.http, session)).userSettings).get(pluginId);
      refuseGrowth(manifest, consent ?? broken?.consent, known, intent);
      await advance('settings', manifest.displayName);
      await changeAdminEntry(
        context,
        session,
        { id: pluginId, displayName: manifest.displayName },
        (before) => adminEntry(manifest, item, before && !before.isRemoved ? before : (base ?? before)),
      );
      await advance('registration', manifest.displayName);
      if (connection.capabilities.accountPlugins) {
        const registration = registrationFor(item, manifest);
        await registerPlugin(context.http, session, registration, await rawAccountId());
      }
    });
    await advance('own_settings', manifest.displayName);
    await refreshSettings(context);
  });
}

/** Nobody's data goes further than an admin agreed to, whatever the panel asks for. */
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

/**
 * Uninstalls: unregister first (only the registration makes it run), then the tombstone, then the person's own
 * entry. Needs no manifest, so it works for plugins that the directory has lost.
 */
export async function uninstallPlugin(context: Context, pluginId: string): Promise<void> {
  await runSaga(context, { pluginId, intent: 'uninstall' }, async (advance) => {
    await withRingCentral(context, async (session, connection) => {
      const { userSettings } = await getAdminColumns(context.http, session);
      const entry = readEntries(userSettings).get(pluginId) ?? readEntry({});
      const displayName = await nameOf(pluginId, entry);
      await advance('registration', displayName);
      if (connection.capabilities.accountPlugins) {
        await unregisterPlugin(context.http, session, registrationOf(pluginId, entry), await rawAccountId());
      }
      await advance('settings', displayName);
      await changeAdminEntry(context, session, { id: pluginId, displayName }, (before) => ({
        ...(before ?? entry),
        isRemoved: true,
      }));
      await advance('own_settings', displayName);
    });
    await refreshSettings(context);
  });
}

/** Its name for people where that is known; it may be gone from the directory. */
async function nameOf(pluginId: string, entry: PluginEntry): Promise<string> {
  const { plugins } = await readItem(view.installedPlugins);
  return plugins.find((plugin) => plugin.id === pluginId)?.displayName ?? (entry.name || pluginId);
}

function registrationFor(item: CatalogItem, manifest: PluginManifest): Registration {
  return {
    pluginId: item.id,
    name: manifest.name,
    access: item.access,
    ownerAccountId: item.ownerAccountId,
  };
}

function registrationOf(pluginId: string, entry: PluginEntry): Registration {
  return { pluginId, name: entry.name, access: entry.access, ownerAccountId: entry.ownerAccountId };
}

/** `/plugin/*` routes want the account's own id, the settings routes its hash. */
async function rawAccountId(): Promise<string> {
  const identity = await requireIdentity();
  return identity.accountId;
}
