import type { Field } from '../forms/field';
import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** For whom an admin fills a field of the sign-in page in: everybody, or one person. */
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

// The server looks for any other scope among the organisation's values (core 1.7.41 index.js:672).
function scopeOf(field: JsonObject): ManagedScope {
  return field['managedScope'] === 'user' ? 'user' : 'account';
}

/** What the server says of the values that admins have filled in (GET /apiKeyManagedAuthState, core 1.7.41 index.js:444). */
export interface ManagedAuthState {
  /** Keys of the fields that are still to be typed; `null`: all of them. */
  readonly visible: ReadonlySet<string> | null;
  /** The last sign-in with the admin's values was refused: what is typed goes before them now. */
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
  /** Those that the person sees. */
  readonly fields: readonly Field[];
  /** Titles of those that an admin looks after; of one that is not required the server does not tell whether it is filled. */
  readonly filled: { readonly [scope in ManagedScope]: readonly string[] };
}

/**
 * The sign-in page without what an admin looks after. A field that may be filled in, and is shown because nobody knows
 * or because it did not work, need not be typed: the server puts the admin's value in its place, or names it.
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
