import * as v from 'valibot';
import { isHostileKey, isObject, parseJson, partOf, type JsonObject } from '../basics/json';
import { jsonBytes } from '../basics/json-size';
import { parseIf } from '../basics/shape';
import { fieldDefaultSchema, type FieldDefaults } from './defaults';

/**
 * What an organization can take along in one file: its plugins with defaults and locks, and the settings that admins
 * have made. There are no people in it, no agreements, no sign-ins and no secrets (core/forms/secret-value.ts).
 */
export const organisationFileFormat = 'app-connect-panel/organization';

const fileVersion = 1;

/** A file that has more is refused whole: an organization with as many is far from it. */
export const fileLimits = {
  bytes: 1_000_000,
  plugins: 200,
  values: 500,
  valueBytes: 64_000,
} as const;

const name = (most: number) => v.pipe(v.string(), v.maxLength(most));
const key = v.pipe(
  name(200),
  v.minLength(1),
  v.check((text) => !isHostileKey(text)),
);

const values = v.pipe(
  v.custom<JsonObject>(isObject),
  v.record(
    key,
    v.pipe(
      fieldDefaultSchema,
      v.check(({ value }) => jsonBytes(value ?? null, fileLimits.valueBytes) !== undefined),
    ),
  ),
  v.check((all) => Object.keys(all).length <= fileLimits.values),
);

const pluginSchema = v.object({ id: key, name: name(200), version: name(40), defaults: values });

const fileSchema = v.object({
  format: v.literal(organisationFileFormat),
  version: v.literal(fileVersion),
  /** Epoch ms. */
  savedAt: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  plugins: v.pipe(
    v.array(pluginSchema),
    v.maxLength(fileLimits.plugins),
    v.check((plugins) => new Set(plugins.map(({ id }) => id)).size === plugins.length),
  ),
  /** Those of App Connect's own client and of the panel. */
  settings: values,
  /** Those that the connector of this CRM declares; for another CRM they mean nothing. */
  crm: v.object({ platform: name(200), name: name(200), settings: values }),
});

export type OrganisationFile = v.InferOutput<typeof fileSchema>;
/** What is in it, whatever its version. */
export type OrganisationContent = Omit<OrganisationFile, 'format' | 'version'>;
export type FilePlugin = OrganisationFile['plugins'][number];

export type FileRefusal = 'too_large' | 'not_json' | 'other_format' | 'newer' | 'malformed';

/**
 * Reads such a file; whoever wrote it is a stranger. What it holds is then held against what is declared here
 * (core/plugins/organisation-plan.ts): nothing of it is written unseen.
 */
export function readOrganisationFile(text: string): { file: OrganisationFile } | { refusal: FileRefusal } {
  if (text.length > fileLimits.bytes) return { refusal: 'too_large' };
  const raw = parseJson(text);
  if (raw === undefined) return { refusal: 'not_json' };
  if (partOf(raw, 'format') !== organisationFileFormat) return { refusal: 'other_format' };
  const version = partOf(raw, 'version');
  if (typeof version === 'number' && version > fileVersion) return { refusal: 'newer' };
  const file = parseIf(fileSchema, raw);
  return file ? { file } : { refusal: 'malformed' };
}

export function writeOrganisationFile(file: OrganisationContent): string {
  return JSON.stringify({ format: organisationFileFormat, version: fileVersion, ...file }, undefined, 2);
}

/** Whether nothing would be left of it. */
export function isEmptyFile({ plugins, settings, crm }: OrganisationContent): boolean {
  const hasNone = (all: FieldDefaults) => Object.keys(all).length === 0;
  return plugins.length === 0 && hasNone(settings) && hasNone(crm.settings);
}
