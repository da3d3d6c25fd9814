import { findPlatform } from '../directory/connector-platform';
import { isObject } from '../basics/json';
import { plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';
import { hostWithPort } from '../basics/host';

export const logTypes = ['call', 'sms', 'fax'] as const;
export type LogType = (typeof logTypes)[number];

export const addressNames = [
  'endpointUrl',
  'userRegisterEndpointUrl',
  'licenseStatusUrl',
  'tokenSyncUrl',
  'authorizationUrl',
  'authStateUrl',
  'logoutUrl',
] as const;
export type AddressName = (typeof addressNames)[number];

/** What a plugin's addresses are for; each is agreed to by itself (core/plugins/agreement.ts). */
export const purposeNames = [
  'run',
  'register',
  'licence',
  'tokenSync',
  'signIn',
  'signInState',
  'logOut',
] as const;
export type Purpose = (typeof purposeNames)[number];

export type Addresses = { readonly [name in AddressName]?: SafeUrl };

/** What a plugin asks for: who would receive what. All that the worker reads of a manifest, without its form. */
export interface Asked {
  /** `<developer>.<plugin>`: its key in `platforms`. */
  readonly name: string;
  readonly version: string;
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
    addresses,
    hosts,
    logTypes: readKnownLogTypes(platform['supportedLogTypes']),
    unreadable,
  };
}

const calledByServer = new Set<AddressName>([
  'endpointUrl',
  'userRegisterEndpointUrl',
  'licenseStatusUrl',
  'tokenSyncUrl',
]);

export function readKnownLogTypes(value: unknown): LogType[] {
  return Array.isArray(value) ? logTypes.filter((type) => value.includes(type)) : [];
}
