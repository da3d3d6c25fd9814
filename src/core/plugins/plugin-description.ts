import { readConfigSchema, type ConfigSchema } from '../forms/config-schema';
import { readDeclaredSettings } from '../forms/declared-settings';
import { findPlatform } from '../directory/connector-platform';
import { unfitDefaults } from '../forms/default-check';
import { readFields, type Field, type FieldProblem } from '../forms/field';
import { sameJson, type JsonObject } from '../basics/json';
import { addressNames, type AddressName } from './asked';
import { readPluginManifest, type PluginManifest } from './plugin-manifest';

export interface ManifestProblem {
  readonly field: string;
  readonly reason:
    FieldProblem['reason'] | 'missing' | 'unfit_default' | 'unsafe_address' | 'unknown_log_type';
}

/** A plugin's manifest for display: with its form, and with everything that is wrong in it. */
export interface PluginDescription extends PluginManifest {
  readonly fields: readonly Field[];
  /** Constraints between the fields (conditions of a `configSchema`). */
  readonly rules: JsonObject;
  /** Problems in the form. */
  readonly formProblems: readonly FieldProblem[];
  /** All problems, by field; none of them stops the rest from working. */
  readonly problems: readonly ManifestProblem[];
}

/** `undefined` when the manifest has no platform at all. */
export function readPluginDescription(body: unknown, name: string): PluginDescription | undefined {
  const manifest = readPluginManifest(body, name);
  const { platform } = findPlatform(body, name);
  if (!manifest || !platform) return undefined;
  const { fields, rules, problems } = readConfig(platform);
  return {
    ...manifest,
    fields,
    rules,
    formProblems: problems,
    problems: [
      ...problems,
      ...unfitDefaults(fields).map((field) => ({ field, reason: 'unfit_default' as const })),
      ...addressProblems(manifest, platform),
      ...logTypeProblems(manifest, platform),
    ],
  };
}

/** Makes the same choice as core/plugins/plugin-manifest.ts. */
function readConfig(platform: JsonObject): ConfigSchema {
  const listed = readFields(platform['pageContent']);
  if (platform['configSchema'] === undefined) return { ...listed, rules: {} };
  const declared = readConfigSchema(platform['configSchema'], platform['configUiSchema']);
  if (declared.fields.length > 0) return asStored(declared, platform);
  return { ...listed, rules: {}, problems: [...declared.problems, ...listed.problems] };
}

/** Which fields and defaults a record has room for is decided once, where it is computed. */
function asStored(form: ConfigSchema, platform: JsonObject): ConfigSchema {
  const { fields, problems } = readDeclaredSettings(platform);
  const stored = new Map(fields.map((field) => [field.key, field]));
  return {
    ...form,
    fields: form.fields.flatMap((field): Field[] => {
      const known = stored.get(field.key);
      return known ? [{ ...field, default: known.default }] : [];
    }),
    problems: [
      ...form.problems,
      ...problems.filter((one) => !form.problems.some((known) => sameJson(known, one))),
    ],
  };
}

function addressProblems({ addresses }: PluginManifest, platform: JsonObject): ManifestProblem[] {
  const required = requiredAddresses(platform);
  return addressNames
    .filter((name) => addresses[name] === undefined)
    .flatMap((field): ManifestProblem[] => {
      const isGiven = (platform[field] ?? '') !== '';
      if (isGiven) return [{ field, reason: 'unsafe_address' }];
      return required.has(field) ? [{ field, reason: 'missing' }] : [];
    });
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

function logTypeProblems({ logTypes }: PluginManifest, platform: JsonObject): ManifestProblem[] {
  const declared = platform['supportedLogTypes'];
  // Without this list, a registration makes the server fail every log of the account (core 1.7.41
  // handlers/log.js:101).
  if (!Array.isArray(declared)) return [{ field: 'supportedLogTypes', reason: 'missing' }];
  const isStrange = declared.length > logTypes.length;
  return isStrange ? [{ field: 'supportedLogTypes', reason: 'unknown_log_type' }] : [];
}
