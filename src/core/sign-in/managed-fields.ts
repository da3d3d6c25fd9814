import type { Field } from '../forms/field';
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
 * The sign-in form without the fields that an admin maintains. A managed field that is shown anyway, because its
 * state is unknown or the stored value failed, may be left empty: the server inserts the admin's value, or reports
 * the field as missing.
 */
export function offerFields(
  fields: readonly Field[],
  scopes: ReadonlyMap<string, ManagedScope>,
  state: ManagedAuthState | undefined,
): OfferedFields {
  const isHidden = ({ key }: Field) => scopes.has(key) && state?.visible != null && !state.visible.has(key);
  const isCertain = state !== undefined && !state.isFallback;
  const titles = (scope: ManagedScope) =>
    fields.filter((field) => isHidden(field) && scopes.get(field.key) === scope).map(({ title }) => title);
  return {
    fields: fields
      .filter((field) => !isHidden(field))
      .map((field) => (scopes.has(field.key) && !isCertain ? { ...field, required: false } : field)),
    filled: { account: titles('account'), user: titles('user') },
  };
}
