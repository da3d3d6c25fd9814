import type { JsonObject } from '../basics/json';
import { parseAs } from '../basics/shape';
import { readAdminSetting, type AdminSetting } from './admin-setting';
import {
  builtInPreferences,
  preferenceKey,
  preferenceNames,
  preferencesSchema,
  readClientLanguage,
  readPreference,
  type OrganisationRules,
  type OwnPreferences,
  type PanelPreferences,
  type PreferenceName,
} from './panel-preference';
import type { DecidedBy, SettingSources } from './setting-decision';

/** Stored values from which it is decided how the panel behaves (storage/settings/preferences.ts). */
export interface PreferenceSources extends SettingSources {
  readonly preferences: OwnPreferences & SettingSources['preferences'];
}

interface ManagedPreference {
  readonly value: unknown;
  readonly origin: DecidedBy;
}

/**
 * A preference as it applies, and who decided it. A locked value that cannot be read locks the built-in one.
 */
export function resolvePreference(name: PreferenceName, sources: PreferenceSources): ManagedPreference {
  const { value, origin } = decide(name, sources);
  return { value: readPreference(name, value) ?? builtInPreferences[name], origin };
}

function decide(name: PreferenceName, { preferences, settingRecords, policy }: PreferenceSources) {
  if (Object.hasOwn(policy.preferences, name))
    return { value: policy.preferences[name], origin: 'policy' } as const;
  const set = readAdminPreference(settingRecords.admin, name);
  if (set?.isLocked) return { value: set.value, origin: 'locked' } as const;
  const value = preferences[name];
  if (value !== undefined) return { value, origin: 'own' } as const;
  return { value: set?.value, origin: set ? 'admin' : 'none' } as const;
}

/** The language has a name of App Connect's own client. */
function readAdminPreference(adminRecords: JsonObject, name: PreferenceName): AdminSetting | undefined {
  const set = name === 'language' ? readAdminSetting(adminRecords, name) : undefined;
  if (set) return { ...set, value: readClientLanguage(set.value) };
  return readAdminSetting(adminRecords, preferenceKey(name));
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
  const withhold = readAdminSetting(adminRecords, preferenceKey('withholdSessionToken'));
  const allow = readAdminSetting(adminRecords, preferenceKey('allowMediaToken'));
  return {
    withholdSessionToken:
      policy.withholdSessionToken === true || (withhold !== undefined && withhold.value !== false),
    allowMediaToken: policy.allowMediaToken ?? allow?.value === true,
  };
}
