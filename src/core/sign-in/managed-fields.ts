import type { FieldOption } from '../forms/declared-field';
import type { Field } from '../forms/field';
import { createFieldBudget } from '../forms/field-budget';
import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** For whom an admin fills in a sign-in field: everybody, or one person. */
export type ManagedScope = 'account' | 'user';

/** Fields of `auth.apiKey.page.content[]` that an admin may fill in (`managed`, `managedScope`), by key. */
export function readManagedScopes(content: unknown): ReadonlyMap<string, ManagedScope> {
  const fields = (Array.isArray(content) ? content : []).filter(isObject);
  return new Map(
    fields.filter((field) => field['managed'] === true).map((field) => [keyOf(field), scopeOf(field)]),
  );
}

/**
 * Keys of the fields whose values the connector offers (`managedFieldType`); the server has them for fields of single
 * people only (core 1.7.42, src/api/README.md).
 */
export function readDynamicKeys(content: unknown): ReadonlySet<string> {
  const fields = (Array.isArray(content) ? content : []).filter(isObject);
  const isDynamic = (field: JsonObject) =>
    field['managed'] === true && scopeOf(field) === 'user' && field['managedFieldType'] === 'dynamic';
  return new Set(fields.filter(isDynamic).map(keyOf));
}

/**
 * The values that a connector offers for a field (POST /admin/managedAuth/options): the whole list, without pages.
 * `undefined` for what is none, or more than any field may offer.
 */
export function readManagedOptions(body: unknown): readonly FieldOption[] | undefined {
  if (!Array.isArray(body) || !createFieldBudget().takeOptions(body)) return undefined;
  return body.filter(isObject).flatMap(({ value, label }): FieldOption[] => {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? [{ value: text, title: plainText(label) || text }] : [];
  });
}

/** The fields, each for which values were found as a choice of these. */
export function asChoices(
  fields: readonly Field[],
  found: { readonly [key: string]: readonly FieldOption[] },
): Field[] {
  return fields.map((field) => {
    const options = found[field.key] ?? [];
    if (options.length === 0) return field;
    return { ...field, kind: 'select', options, limits: undefined };
  });
}

/** What was typed before stays among the values. */
export function withTyped(offered: readonly FieldOption[], typed: unknown): readonly FieldOption[] {
  const isOther = typeof typed === 'string' && typed !== '' && !offered.some(({ value }) => value === typed);
  return isOther && offered.length > 0 ? [{ value: typed, title: typed }, ...offered] : offered;
}

function keyOf(field: JsonObject): string {
  return plainText(field['const'], 200);
}

// The server treats any other scope as the organisation's (core 1.7.41 index.js:672).
function scopeOf(field: JsonObject): ManagedScope {
  return field['managedScope'] === 'user' ? 'user' : 'account';
}

/** Which values admins have filled in (GET /apiKeyManagedAuthState, core 1.7.41 index.js:444). */
export interface ManagedAuthState {
  /** Keys of fields that must still be typed; `null` means all. */
  readonly visible: ReadonlySet<string> | null;
  /** The last sign-in with the admin's values was refused, so typed values now take precedence. */
  readonly isFallback: boolean;
}

export function readManagedAuthState(body: unknown): ManagedAuthState | undefined {
  if (!isObject(body) || typeof body['hasManagedAuth'] !== 'boolean') return undefined;
  const visible = body['hasManagedAuth'] ? body['visibleFieldConsts'] : null;
  return {
    visible: Array.isArray(visible) ? new Set(visible.filter((key) => typeof key === 'string')) : null,
    isFallback: body['fallbackToManualAuth'] === true,
  };
}

export interface OfferedFields {
  /** Fields that the person sees. */
  readonly fields: readonly Field[];
  /** Titles of fields that an admin maintains. For optional ones the server does not say whether they have a value. */
  readonly filled: { readonly [scope in ManagedScope]: readonly string[] };
}

/**
 * The sign-in form without the fields that an admin maintains; with those among them that only an admin sees, where
 * the person is one: the server wants them filled in, and nobody else can. A managed field that is shown anyway, because its
 * state is unknown or the stored value failed, may be left empty: the server inserts the admin's value, or reports
 * the field as missing.
 */
export function offerFields(
  fields: readonly Field[],
  scopes: ReadonlyMap<string, ManagedScope>,
  state: ManagedAuthState | undefined,
  isAdmin: boolean,
): OfferedFields {
  const isHidden = ({ key }: Field) => scopes.has(key) && state?.visible != null && !state.visible.has(key);
  const isCertain = state !== undefined && !state.isFallback;
  const titles = (scope: ManagedScope) =>
    fields.filter((field) => isHidden(field) && scopes.get(field.key) === scope).map(({ title }) => title);
  return {
    fields: fields
      .filter((field) => !isHidden(field))
      .map((field) => {
        if (!scopes.has(field.key)) return field;
        return { ...field, required: field.required && isCertain, hidden: field.hidden && !isAdmin };
      }),
    filled: { account: titles('account'), user: titles('user') },
  };
}
