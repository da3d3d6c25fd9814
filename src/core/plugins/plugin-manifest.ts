import { findPlatform } from '../directory/connector-platform';
import type { DeclaredField } from '../forms/declared-field';
import { readDeclaredSettings } from '../forms/declared-settings';
import { isObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

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

/**
 * The part of a plugin's manifest that actions need (directory, `/connectors/<id>/manifest?type=plugin`). Its form
 * and its problems are in core/plugins/plugin-description.ts, which only the panel needs.
 */
export interface PluginManifest {
  /** `<developer>.<plugin>`: its key in `platforms`. */
  readonly name: string;
  readonly displayName: string;
  readonly developer: string;
  readonly description: string;
  readonly version: string;
  readonly isAsync: boolean;
  readonly phase: string;
  readonly logTypes: readonly LogType[];
  /** False when the manifest does not list them. */
  readonly declaresLogTypes: boolean;
  readonly requireLicense: boolean;
  readonly showAuthorizationButton: boolean;
  readonly addresses: { readonly [name in AddressName]?: SafeUrl };
  readonly settings: readonly DeclaredField[];
}

/**
 * Reads the directory's manifest: `{author, version, platforms: {<name>: manifest}}`. For an unknown name the server
 * takes the first platform (core 1.7.41 handlers/plugin.js:94), and so does this. `undefined` when there is no
 * platform at all.
 */
export function readPluginManifest(body: unknown, name: string): PluginManifest | undefined {
  const { key, platform } = findPlatform(body, name);
  if (!isObject(body) || !platform) return undefined;
  const addresses = addressNames.map((address) => [address, parseSafeUrl(platform[address])] as const);
  return {
    name: key,
    displayName: firstText(platform, ['displayName', 'name']) || key,
    developer: isObject(body['author']) ? plainText(body['author']['name'], 80) : '',
    description: plainText(platform['description'], 1000),
    version: plainText(platform['version'] ?? body['version'], 40),
    isAsync: platform['isAsync'] === true,
    phase: plainText(platform['phase'], 40),
    logTypes: readKnownLogTypes(platform['supportedLogTypes']),
    declaresLogTypes: Array.isArray(platform['supportedLogTypes']),
    requireLicense: platform['requireLicense'] === true,
    showAuthorizationButton: platform['showAuthorizationButton'] === true,
    addresses: Object.fromEntries(addresses.filter(([, address]) => address !== undefined)),
    settings: readDeclaredSettings(platform).fields,
  };
}

export function readKnownLogTypes(value: unknown): LogType[] {
  return Array.isArray(value) ? logTypes.filter((type) => value.includes(type)) : [];
}
