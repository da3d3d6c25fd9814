import { getAuthState, logOutAccount } from '../api/plugin-server';
import { readEntries, withholdsToken } from '../core/entry';
import { personalKey, type PluginAccount } from '../core/plugin-account';
import { readPluginManifest, type PluginManifest } from '../core/plugin-manifest';
import { resolveRules } from '../core/managed-preference';
import { fail, toProblem } from '../core/problem';
import type { SafeUrl } from '../core/url';
import { getAdminDocument } from '../api/settings';
import { sessionToken } from '../storage/credentials';
import { readItem, updateItem } from '../storage/item';
import * as managed from '../storage/managed';
import * as view from '../storage/view';
import type { Context } from './context';
import { loadManifest } from './directory';
import { withServer } from './server-session';
import { requireConnection, requireIdentity } from './session-owner';

/** Person, connection and manifest of an installed plugin, for what is asked of its own server. */
export async function openPlugin(context: Context, pluginId: string) {
  const identity = await requireIdentity();
  const connection = await requireConnection();
  const { plugins } = await readItem(view.installedPlugins);
  const plugin = plugins.find((one) => one.id === pluginId) ?? fail('not_found');
  const item = { id: pluginId, access: plugin.access, ownerAccountId: plugin.ownerAccountId ?? '' };
  const manifest = readPluginManifest(await loadManifest(context, 'plugin', item), plugin.name);
  return {
    connection,
    manifest: manifest ?? fail('manifest'),
    key: personalKey(identity, connection, pluginId),
  };
}

export function addressOf(
  manifest: PluginManifest,
  name: 'authorizationUrl' | 'authStateUrl' | 'logoutUrl',
): SafeUrl {
  return manifest.addresses[name] ?? fail('manifest', { message: name });
}

export async function setAccount(
  context: Context,
  key: string,
  change: (before: PluginAccount | undefined) => Omit<PluginAccount, 'changedAt'>,
): Promise<void> {
  const changedAt = context.clock.now();
  await updateItem(view.pluginAccounts, (all) => ({ ...all, [key]: { ...change(all[key]), changedAt } }));
}

/** Asks the plugin whether the account is connected, and keeps its word beside what is known here. */
export async function checkAccount(context: Context, pluginId: string): Promise<void> {
  const { manifest, key } = await openPlugin(context, pluginId);
  if (!manifest.addresses.authStateUrl) return;
  const said = await getAuthState(context.http, manifest.addresses.authStateUrl);
  await setAccount(context, key, (before) => settleBySaying(before, said));
}

function settleBySaying(before: PluginAccount | undefined, said: boolean): Omit<PluginAccount, 'changedAt'> {
  const { changedAt: _at, ...known } = before ?? { state: 'not_connected', changedAt: 0 };
  if (known.state === 'connecting') return known;
  // What was delivered with an unclear outcome is settled by the plugin's word; anything else stays as it is known.
  if (known.state === 'unknown') return { state: said ? 'connected' : 'not_connected', said };
  return { ...known, said };
}

/** Ends the connection on the plugin's side. The session token goes with it, unless the organisation withholds it. */
export async function logOutOfAccount(context: Context, pluginId: string): Promise<void> {
  const { connection, manifest, key } = await openPlugin(context, pluginId);
  const address = addressOf(manifest, 'logoutUrl');
  const admin = await withServer((session) => getAdminDocument(context.http, session));
  const entry = readEntries(admin).get(pluginId) ?? fail('not_found');
  const stored = await readItem(sessionToken);
  const { withholdSessionToken } = resolveRules(admin, await readItem(managed.policy));
  const isOurs =
    stored?.serverUrl === connection.serverUrl && !withholdSessionToken && !withholdsToken(entry);
  await logOutAccount(context.http, address, isOurs ? stored.token : '');
  await setAccount(context, key, () => ({ state: 'not_connected' }));
}

/** After a delivery whose answer could not be seen: the plugin's word decides; it is never told twice. */
export async function settleUnclear(context: Context, pluginId: string, key: string): Promise<void> {
  await setAccount(context, key, () => ({ state: 'unknown' }));
  try {
    await checkAccount(context, pluginId);
  } catch (error) {
    await setAccount(context, key, () => ({ state: 'unknown', problem: toProblem(error) }));
  }
}
