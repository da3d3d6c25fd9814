import { findPlatform } from '../directory/connector-platform';
import { isObject, partOf } from '../basics/json';
import { logTypes, type LogType } from '../basics/log-type';
import { plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';
import { hostWithPort } from '../basics/host';

/** What a plugin's addresses are for; each is agreed to by itself (core/plugins/agreement.ts). */
export const purposes = {
  run: 'endpointUrl',
  register: 'userRegisterEndpointUrl',
  licence: 'licenseStatusUrl',
  tokenSync: 'tokenSyncUrl',
  signIn: 'authorizationUrl',
  signInState: 'authStateUrl',
  logOut: 'logoutUrl',
} as const;
export type Purpose = keyof typeof purposes;
export type AddressName = (typeof purposes)[Purpose];

export const purposeNames = Object.keys(purposes).filter((name): name is Purpose => name in purposes);
export const addressNames = Object.values(purposes);

export type Addresses = { readonly [name in AddressName]?: SafeUrl };

/** What a plugin asks for: who would receive what. All that the worker reads of a manifest, without its form. */
export interface Asked {
  /** `<developer>.<plugin>`: its key in `platforms`. */
  readonly name: string;
  readonly version: string;
  /** Who publishes it, by the directory; '' where it does not say. */
  readonly developer: string;
  readonly addresses: Addresses;
  /** Host, with port, of each address. */
  readonly hosts: { readonly [name: string]: string };
  readonly logTypes: readonly LogType[];
  /**
   * Addresses that are given but refused here (http, an internal host). The server calls its own ones all the same, so
   * nobody could agree to where they lead.
   */
  readonly unreadable: readonly AddressName[];
}

/** `undefined` when there is no platform at all; `readPluginManifest` reads the same, and the rest. */
export function readAsked(body: unknown, name: string): Asked | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  const addresses: { [name in AddressName]?: SafeUrl } = {};
  const hosts: { [name: string]: string } = {};
  const unreadable: AddressName[] = [];
  for (const address of addressNames) {
    const url = parseSafeUrl(platform[address]);
    if (url !== undefined) {
      addresses[address] = url;
      hosts[address] = hostWithPort(url);
    } else if ((platform[address] ?? '') !== '' && calledByServer.has(address)) unreadable.push(address);
  }
  return {
    name: key,
    version: plainText(platform['version'] ?? body['version'], 40),
    developer: plainText(partOf(body['author'], 'name'), 80),
    addresses,
    hosts,
    logTypes: readKnownLogTypes(platform['supportedLogTypes']),
    unreadable,
  };
}

const calledByServer = new Set<AddressName>([
  purposes.run,
  purposes.register,
  purposes.licence,
  purposes.tokenSync,
]);

export function readKnownLogTypes(value: unknown): LogType[] {
  return Array.isArray(value) ? logTypes.filter((type) => value.includes(type)) : [];
}
