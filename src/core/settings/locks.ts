import type { DeclaredField } from '../forms/declared-field';
import { sameJson } from '../basics/json';
import type { StoredField } from './stored-field';

/** Where an effective value comes from. */
export type Origin = 'locked' | 'own' | 'admin' | 'plugin' | 'none';

export interface EffectiveValue {
  readonly value: unknown;
  readonly origin: Origin;
  readonly lock: StoredField['lock'];
  /** The value and its origin without the own choice, for the button that resets it. */
  readonly inherited: { readonly value: unknown; readonly origin: 'admin' | 'plugin' | 'none' };
}

export type EffectiveConfig = { readonly [key: string]: EffectiveValue };
export type OwnChoices = { readonly [key: string]: unknown };

/** What of a declared field decides its value. */
export type SettledField = Pick<DeclaredField, 'key' | 'hidden' | 'default'>;

/** What a record has for each setting. */
export interface StoredConfig {
  readonly config: { readonly [key: string]: StoredField };
}

/**
 * Effective config, the values that a plugin gets. Locked: the admin's value. Otherwise the person's own choice
 * (`false`, `0` and `''` count), else the admin's default, else the manifest's. Fields that only the admin's record
 * has are kept. The server does not enforce any of this: it passes on whatever the user's record holds
 * (src/api/README.md, Settings).
 */
export function effectiveConfig(
  fields: readonly SettledField[],
  admin: StoredConfig | undefined,
  own: OwnChoices,
): EffectiveConfig {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const keys = new Set([...byKey.keys(), ...Object.keys(admin?.config ?? {}), ...Object.keys(own)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, effectiveValue(byKey.get(key), admin?.config[key], own[key])]),
  );
}

function effectiveValue(
  field: SettledField | undefined,
  set: StoredField | undefined,
  choice: unknown,
): EffectiveValue {
  const inherited = inheritedValue(field, set);
  const lock = set?.lock;
  if (set && isLocked(set)) return { value: set.value, origin: 'locked', lock, inherited };
  // A hidden field is the admin's, whatever the user's record says.
  if (field?.hidden) return { ...inherited, lock, inherited };
  if (choice !== undefined && choice !== null)
    return { value: choice, origin: 'own', lock: undefined, inherited };
  return { ...inherited, lock: undefined, inherited };
}

function inheritedValue(
  field: SettledField | undefined,
  set: StoredField | undefined,
): EffectiveValue['inherited'] {
  if (set?.value !== undefined) return { value: set.value, origin: 'admin' };
  if (field?.default !== undefined) return { value: field.default, origin: 'plugin' };
  return { value: undefined, origin: 'none' };
}

/**
 * `customizable: false` is a lock. All clients store hidden fields as not customizable without a value; without a
 * value nothing is enforced, so the manifest's default applies.
 */
export function isLocked(set: StoredField): boolean {
  return set.customizable === false && set.value !== undefined;
}

/**
 * The person's own choices in a stored record. Our records keep them separately. In records of other clients, a value
 * counts as chosen unless it is empty or equals the inherited one (those clients write merged values, and '' for
 * untouched fields).
 */
export function ownChoices(
  stored: (StoredConfig & { readonly own: OwnChoices | undefined }) | undefined,
  fields: readonly SettledField[],
  admin: StoredConfig | undefined,
): OwnChoices {
  if (!stored) return {};
  if (stored.own) return stored.own;
  const inherited = effectiveConfig(fields, admin, {});
  const chosen = Object.entries(stored.config).filter(([key, field]) => {
    if (field.value === undefined || field.value === '') return false;
    return !sameJson(field.value, inherited[key]?.value);
  });
  return Object.fromEntries(chosen.map(([key, field]) => [key, field.value]));
}
