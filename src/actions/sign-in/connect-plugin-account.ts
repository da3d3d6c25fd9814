import { manifestKey } from '../../core/directory/catalog';
import type { InstalledPlugin } from '../../core/plugins/installed-plugin';
import { readPluginManifest, type PluginManifest } from '../../core/plugins/plugin-manifest';
import { fail } from '../../core/basics/problem';
import type { SafeUrl } from '../../core/basics/url';
import { call } from '../../protocol/client';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { loadManifest } from '../directory/load-manifest';

type Plugin = Pick<InstalledPlugin, 'id' | 'name' | 'access' | 'ownerAccountId'>;

/** Lets the worker open the sign-in to a plugin's third party. Throws `ProblemError`. */
export async function connectPluginAccount(plugin: Plugin): Promise<void> {
  const { addresses } = await readKept(plugin);
  const { authStateUrl } = addresses;
  await call('connectAccount', {
    pluginId: plugin.id,
    authorizationUrl: required(addresses.authorizationUrl, 'authorizationUrl'),
    ...(authStateUrl && { authStateUrl }),
  });
}

/**
 * Lets the worker ask the plugin whether the account is connected, using the current manifest. Throws `ProblemError`.
 */
export async function checkPluginAccount(plugin: Plugin): Promise<void> {
  const { authStateUrl } = readBody(plugin, await load(plugin)).addresses;
  if (authStateUrl) await call('checkAccount', { pluginId: plugin.id, authStateUrl });
}

/**
 * Logs out on the plugin's side. Throws `ProblemError`: `consent_needed` with a host that would get the person's
 * session token although no admin was asked about it.
 * @param shownHost that host, once the person has seen its name and agreed
 */
export async function logOutOfPluginAccount({
  plugin,
  shownHost,
}: {
  readonly plugin: Plugin;
  readonly shownHost?: string;
}): Promise<void> {
  const { addresses } = await readKept(plugin);
  const logoutUrl = required(addresses.logoutUrl, 'logoutUrl');
  await call('logOutOfAccount', { pluginId: plugin.id, logoutUrl, ...(shownHost && { shownHost }) });
}

/**
 * Uses the manifest from the last refresh, so that the message reaches the worker without a request to the directory.
 */
async function readKept(plugin: Plugin): Promise<PluginManifest> {
  const kept = await manifestCache.get(manifestKey('plugin', plugin.id));
  return readBody(plugin, kept?.body ?? (await load(plugin)));
}

async function load({ id, access, ownerAccountId = '' }: Plugin): Promise<unknown> {
  return loadManifest('plugin', { id, access, ownerAccountId });
}

function readBody({ name }: Plugin, body: unknown): PluginManifest {
  return readPluginManifest(body, name) ?? fail('manifest');
}

function required(address: SafeUrl | undefined, name: string): SafeUrl {
  return address ?? fail('manifest', { message: name });
}
