import { isObject, type JsonObject } from '../basics/json';
import { parseAs } from '../basics/shape';
import {
  builtInPreferences,
  preferenceKey,
  preferenceNames,
  preferencesSchema,
  readPreference,
  type OrganisationRules,
  type OwnPreferences,
  type PanelPreferences,
  type PreferenceName,
} from './panel-preference';

/** Stored values from which it is decided how the panel behaves (storage/settings/preferences.ts). */
export interface PreferenceSources {
  readonly preferences: OwnPreferences;
  readonly settingRecords: { readonly admin: JsonObject };
  readonly policy: { readonly preferences: JsonObject };
}

export interface ManagedPreference {
  readonly value: unknown;
  /**
   * `policy`: set on this computer by the organisation; `locked`, `admin`: an admin's lock or default; `none`: built
   * in.
   */
  readonly origin: 'policy' | 'locked' | 'own' | 'admin' | 'none';
}

/**
 * A preference as it applies, and who decided it. A locked value that cannot be read locks the built-in one, under
 * which nothing happens automatically.
 */
export function resolvePreference(name: PreferenceName, sources: PreferenceSources): ManagedPreference {
  const { value, origin } = decide(name, sources);
  return { value: readPreference(name, value) ?? builtInPreferences[name], origin };
}

function decide(name: PreferenceName, { preferences, settingRecords, policy }: PreferenceSources) {
  if (Object.hasOwn(policy.preferences, name))
    return { value: policy.preferences[name], origin: 'policy' } as const;
  const set = readAdminValue(settingRecords.admin, name);
  if (set?.isLocked) return { value: set.value, origin: 'locked' } as const;
  const value = preferences[name];
  if (value !== undefined) return { value, origin: 'own' } as const;
  return { value: set?.value, origin: set ? 'admin' : 'none' } as const;
}

/** On the server a record is the value itself with a flag; anything but `customizable: true` is a lock. */
function readAdminValue(adminRecords: JsonObject, name: string) {
  const record = adminRecords[preferenceKey(name)];
  if (!isObject(record) || record['isRemoved'] === true || record['value'] == null) return undefined;
  return { value: record['value'], isLocked: record['customizable'] !== true };
}

/** True when the person may not change it. */
export function isFixed({ origin }: ManagedPreference): boolean {
  return origin === 'policy' || origin === 'locked';
}

/** All preferences as they apply, whoever decided them. */
export function preferencesInForce(sources: PreferenceSources): PanelPreferences {
  const values = preferenceNames.map((name) => [name, resolvePreference(name, sources).value]);
  return parseAs(preferencesSchema, Object.fromEntries(values));
}

/**
 * The session token is withheld if either side demands it. A RingCentral token is sent with media only if the admin
 * allows it and the computer's policy does not forbid it. An unreadable admin value is read as the stricter one.
 */
export function resolveRules(
  adminRecords: JsonObject,
  policy: { readonly [name in keyof OrganisationRules]?: boolean | undefined },
): OrganisationRules {
  const withhold = readAdminValue(adminRecords, 'withholdSessionToken');
  const allow = readAdminValue(adminRecords, 'allowMediaToken');
  return {
    withholdSessionToken:
      policy.withholdSessionToken === true || (withhold !== undefined && withhold.value !== false),
    allowMediaToken: policy.allowMediaToken ?? allow?.value === true,
  };
}
