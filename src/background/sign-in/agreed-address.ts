import { isAgreed, isAgreedHost, purposes, readAgreement } from '../../core/plugins/agreement';
import { readAsked, type Asked, type Purpose } from '../../core/plugins/asked';
import type { JsonObject } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { hostWithPort } from '../../core/basics/host';
import { manifestKey } from '../../core/directory/catalog';
import { readItem } from '../../storage/basics/item';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { settingRecords } from '../../storage/settings/managed';
import { requireDeclared } from '../directory/declared-address';

/**
 * Must stay before each request to a plugin's own server: its manifest names the address, and an admin has agreed to
 * that host for this purpose; otherwise `not_agreed`, and whoever publishes the manifest would choose who gets a token.
 * Held by test/unit/background/sign-in/agreed-address.test.ts. Where no admin was ever asked (another client installed
 * it), what the manifest names will do. Returns whether there is an agreement.
 * @param admin the account's settings
 */
export async function requireAgreed(
  admin: JsonObject,
  pluginId: string,
  purpose: Purpose,
  address: string,
): Promise<boolean> {
  await requireDeclared(manifestKey('plugin', pluginId), purposes[purpose], address);
  const agreement = readAgreement(admin, pluginId);
  if (agreement && !isAgreed(agreement, purpose, address)) refuse(address);
  return agreement !== undefined;
}

/**
 * Hosts, with port, that may be told of a plugin's landing: those that its manifest names and an admin has agreed to,
 * for whichever purpose.
 */
export async function landingHosts(pluginId: string): Promise<string[]> {
  const { hosts = {} } = (await readKept(pluginId)) ?? {};
  const agreement = readAgreement(await keptAdmin(), pluginId);
  return [...new Set(Object.values(hosts))].filter((host) => !agreement || isAgreedHost(agreement, host));
}

/** Checked again when it lands: the agreement may have ended meanwhile. */
export async function requireLandingHost(pluginId: string, address: string): Promise<void> {
  if (!(await landingHosts(pluginId)).includes(hostWithPort(address))) refuse(address);
}

/**
 * The server asks a plugin for its licence when we ask the server: not while its published licence address is
 * anything but the agreed one, since another client may have registered that.
 */
export async function requireLicenceAgreed(pluginId: string): Promise<void> {
  const asked = await readKept(pluginId);
  const agreement = readAgreement(await keptAdmin(), pluginId);
  if (!asked || !agreement) return;
  const address = asked.addresses[purposes.licence];
  if (asked.unreadable.includes(purposes.licence)) fail('not_agreed');
  if (address !== undefined && !isAgreed(agreement, 'licence', address)) refuse(address);
}

/** The account's settings as last read. */
export async function keptAdmin(): Promise<JsonObject> {
  return (await readItem(settingRecords)).admin;
}

async function readKept(pluginId: string): Promise<Asked | undefined> {
  const kept = await manifestCache.get(manifestKey('plugin', pluginId));
  const { plugins } = await readItem(installedPlugins);
  return readAsked(kept?.body, plugins.find(({ id }) => id === pluginId)?.name ?? '');
}

function refuse(address: string): never {
  return fail('not_agreed', { host: hostWithPort(address) });
}
