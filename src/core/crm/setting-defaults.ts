import * as v from 'valibot';
import { optionalValue } from '../basics/schema-parts';
import { isHostileKey, isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import type { FieldOption } from '../forms/declared-field';

/** The kinds of activity for which a connector's settings may name a field's default. */
const fieldOccasions = ['inboundCall', 'outboundCall', 'message', 'voicemail', 'fax'] as const;
export type FieldOccasion = (typeof fieldOccasions)[number];

/** By occasion: the setting that holds a field's default, and what that setting has where nobody chose. */
export const settingDefaultsSchema = v.record(
  v.string(),
  v.object({ key: v.string(), value: optionalValue }),
);
export interface SettingDefault {
  readonly key: string;
  readonly value?: unknown;
}
export type SettingDefaults = { readonly [occasion: string]: SettingDefault };

/** Reads `defaultSettingValues` of a field that names a section of settings (`defaultSettingId`). */
export function readSettingDefaults(item: JsonObject, platform: JsonObject): SettingDefaults | undefined {
  const named = item['defaultSettingValues'];
  if (!plainText(item['defaultSettingId'], 200) || !isObject(named)) return undefined;
  const found = fieldOccasions.flatMap((occasion): [string, SettingDefault][] => {
    const one = named[occasion];
    const key = isObject(one) ? plainText(one['settingId'], 200) : '';
    if (!key || isHostileKey(key)) return [];
    const value = findItem(platform['settings'], key)?.['defaultValue'];
    return [[occasion, { key, ...(value !== undefined && { value }) }]];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function findItem(list: unknown, key: string, depth = 0): JsonObject | undefined {
  if (!Array.isArray(list) || depth > 4) return undefined;
  for (const item of list.slice(0, 1000)) {
    if (!isObject(item)) continue;
    if (plainText(item['id'], 200) === key && !Array.isArray(item['items'])) return item;
    const inner = findItem(item['items'], key, depth + 1);
    if (inner) return inner;
  }
  return undefined;
}

export interface SettingsForFields {
  readonly occasion: FieldOccasion;
  /** A setting as it is in force; `undefined` where nobody chose. */
  readonly valueOf: (key: string) => unknown;
}

export const noSettings: SettingsForFields = { occasion: 'inboundCall', valueOf: () => undefined };

interface FieldWithDefault {
  readonly options: readonly FieldOption[];
  readonly default?: unknown;
  readonly settingDefaults?: SettingDefaults | undefined;
}

/** The occasion of a call or a conversation. */
export function occasionOf(activity: {
  readonly kind: 'call' | 'sms' | 'voicemail' | 'fax';
  readonly call?: { readonly direction: 'Inbound' | 'Outbound' } | undefined;
}): FieldOccasion {
  const { kind, call } = activity;
  if (kind === 'call') return call?.direction === 'Outbound' ? 'outboundCall' : 'inboundCall';
  return kind === 'sms' ? 'message' : kind;
}

/** A CRM setting's value in force: in the person's own record stands what is in force for them. */
export function storedSetting(
  { admin, own }: { readonly admin: JsonObject; readonly own: JsonObject },
  key: string,
): unknown {
  const [value] = [own, admin].flatMap((document) => {
    const record = Object.hasOwn(document, key) ? document[key] : undefined;
    return isObject(record) ? [record['value']] : [];
  });
  return value;
}

/**
 * The fields with the defaults that settings give them on this occasion. A setting names an option by its value or its
 * title, whatever its case and spaces; without options its text stands as it is.
 */
export function withSettingDefaults<F extends FieldWithDefault>(
  fields: readonly F[],
  { occasion, valueOf }: SettingsForFields,
): F[] {
  return fields.map((field) => {
    const named = field.settingDefaults?.[occasion];
    const wanted = named && plainText(valueOf(named.key) ?? named.value, 300);
    if (!wanted) return field;
    const { options } = field;
    const option = options.find(({ value, title }) =>
      [value, title].some((one) => plain(one) === plain(wanted)),
    );
    const value = options.length > 0 ? option?.value : wanted;
    return value === undefined ? field : { ...field, default: value };
  });
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}
