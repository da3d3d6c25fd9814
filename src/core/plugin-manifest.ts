import { readConfigSchema, type ConfigSchema } from './config-schema';
import { readFields, type Field, type FieldProblem } from './field';
import { entriesOf, isObject, type JsonObject } from './json';
import { firstText, plainText } from './text';
import { parseSafeUrl, type SafeUrl } from './url';

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

export interface ManifestProblem {
  readonly field: string;
  readonly reason: FieldProblem['reason'] | 'missing' | 'unsafe_address' | 'unknown_log_type';
}

/** A plugin's full description (directory, `/connectors/<id>/manifest?type=plugin`), after parsing. */
export interface PluginManifest {
  /** `<developer>.<plugin>`: the key in `platforms`. */
  readonly name: string;
  readonly displayName: string;
  readonly developer: string;
  readonly description: string;
  readonly version: string;
  readonly isAsync: boolean;
  readonly phase: string;
  readonly logTypes: readonly LogType[];
  readonly requireLicense: boolean;
  readonly showAuthorizationButton: boolean;
  readonly addresses: { readonly [name in AddressName]?: SafeUrl };
  readonly fields: readonly Field[];
  /** What holds between the fields (conditions of a `configSchema`). */
  readonly rules: JsonObject;
  /** What is wrong in it, with the field's name; none of these stops the rest from working. */
  readonly problems: readonly ManifestProblem[];
}

/**
 * Reads the answer of the directory's manifest route: `{author, version, platforms: {<name>: manifest}}`. The
 * server takes the first platform when the name is unknown (41/handlers/plugin.js), so do we. `undefined` when
 * there is no platform at all.
 */
export function readPluginManifest(body: unknown, name: string): PluginManifest | undefined {
  if (!isObject(body)) return undefined;
  const platforms = entriesOf(body['platforms']);
  const found = platforms.find(([key]) => key === name) ?? platforms[0];
  if (!found || !isObject(found[1])) return undefined;
  const [key, platform] = found;
  const { fields, rules, problems } = readConfig(platform);
  const addresses = readAddresses(platform);
  const types = readLogTypes(platform['supportedLogTypes']);
  return {
    name: key,
    displayName: firstText(platform, ['displayName', 'name']) || key,
    developer: isObject(body['author']) ? plainText(body['author']['name'], 80) : '',
    description: plainText(platform['description'], 1000),
    version: plainText(platform['version'] ?? body['version'], 40),
    isAsync: platform['isAsync'] === true,
    phase: plainText(platform['phase'], 40),
    logTypes: types.known,
    requireLicense: platform['requireLicense'] === true,
    showAuthorizationButton: platform['showAuthorizationButton'] === true,
    addresses: addresses.safe,
    fields,
    rules,
    problems: [...problems, ...addresses.problems, ...types.problems],
  };
}

/** A `configSchema` is taken before `pageContent`, unless nothing of it can be read. */
function readConfig(platform: JsonObject): ConfigSchema {
  const listed = readFields(platform['pageContent']);
  if (platform['configSchema'] === undefined) return { ...listed, rules: {} };
  const declared = readConfigSchema(platform['configSchema'], platform['configUiSchema']);
  if (declared.fields.length > 0) return declared;
  return { ...listed, rules: {}, problems: [...declared.problems, ...listed.problems] };
}

function readAddresses(platform: JsonObject): {
  safe: { [name in AddressName]?: SafeUrl };
  problems: ManifestProblem[];
} {
  const safe: { [name in AddressName]?: SafeUrl } = {};
  const problems: ManifestProblem[] = [];
  for (const name of addressNames) {
    const value = platform[name];
    const address = parseSafeUrl(value);
    if (address) safe[name] = address;
    else if (value !== undefined && value !== null && value !== '')
      problems.push({ field: name, reason: 'unsafe_address' });
    else if (requiredAddresses(platform).has(name)) problems.push({ field: name, reason: 'missing' });
  }
  return { safe, problems };
}

function requiredAddresses(platform: JsonObject): Set<AddressName> {
  const required = new Set<AddressName>(['endpointUrl', 'userRegisterEndpointUrl']);
  if (platform['isAsync'] === true) required.add('tokenSyncUrl');
  if (platform['requireLicense'] === true) required.add('licenseStatusUrl');
  if (platform['showAuthorizationButton'] === true) {
    for (const name of ['authorizationUrl', 'authStateUrl', 'logoutUrl'] as const) required.add(name);
  }
  return required;
}

function readLogTypes(value: unknown): { known: LogType[]; problems: ManifestProblem[] } {
  const known = readKnownLogTypes(value);
  // A server that meets a registration without the list fails every log of the account (41/handlers/log.js:101).
  if (!Array.isArray(value)) return { known, problems: [{ field: 'supportedLogTypes', reason: 'missing' }] };
  const strange = value.length > known.length;
  return { known, problems: strange ? [{ field: 'supportedLogTypes', reason: 'unknown_log_type' }] : [] };
}

export function readKnownLogTypes(value: unknown): LogType[] {
  return Array.isArray(value) ? logTypes.filter((type) => value.includes(type)) : [];
}
