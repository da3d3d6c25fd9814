import type { JsonObject } from './json';
import { effectiveConfig, type EffectiveValue } from './locks';
import {
  builtInPreference,
  preferenceKey,
  preferenceNames,
  readPreference,
  type OrganisationRules,
  type OwnPreferences,
  type PreferenceName,
} from './panel-preference';
import { readAdminSettings } from './setting-record';

export interface ManagedPreference extends Pick<EffectiveValue, 'value' | 'lock'> {
  /** `policy`: set on this computer, from outside of App Connect. */
  readonly origin: EffectiveValue['origin'] | 'policy';
}

/**
 * Every preference as it is in force, and from whom. What cannot be read and yet is locked stays locked, on what is
 * built in: nothing happens by itself.
 */
export function resolvePreferences(
  own: OwnPreferences,
  adminRecords: JsonObject,
  policy: JsonObject,
): { readonly [name in PreferenceName]: ManagedPreference } {
  const records = Object.fromEntries(
    preferenceNames.map((name) => [name, adminRecords[preferenceKey(name)]]),
  );
  const config = Object.fromEntries(
    Object.entries(readAdminSettings(records)).map(([name, set]) => [
      name,
      { ...set, value: readPreference(name, set.value) ?? builtInPreference(name) },
    ]),
  );
  const effective = effectiveConfig([], { config }, own);
  const resolved = (name: PreferenceName): ManagedPreference => {
    if (Object.hasOwn(policy, name))
      return {
        value: readPreference(name, policy[name]) ?? builtInPreference(name),
        origin: 'policy',
        lock: undefined,
      };
    const { value, origin, lock } = effective[name] ?? { value: undefined, origin: 'none', lock: undefined };
    return { value: value ?? builtInPreference(name), origin, lock };
  };
  return {
    theme: resolved('theme'),
    language: resolved('language'),
    notices: resolved('notices'),
    call: resolved('call'),
    sms: resolved('sms'),
    voicemail: resolved('voicemail'),
    fax: resolved('fax'),
    unknownContact: resolved('unknownContact'),
    severalContacts: resolved('severalContacts'),
    openContact: resolved('openContact'),
  };
}

/** True where the person may not change it. */
export function isFixed({ origin }: ManagedPreference): boolean {
  return origin === 'policy' || origin === 'locked';
}

/**
 * The session token is withheld where either side says so; a RingCentral token goes along with media only where the
 * computer's policy does not forbid what the admin allows. A broken value of the admin's is the stricter one.
 */
export function resolveRules(
  adminRecords: JsonObject,
  policy: { readonly [name in keyof OrganisationRules]?: boolean | undefined },
): OrganisationRules {
  const set = readAdminSettings(adminRecords);
  const withhold = set[preferenceKey('withholdSessionToken')];
  const isWithheld = withhold !== undefined && withhold.value !== false;
  const isAllowed = set[preferenceKey('allowMediaToken')]?.value === true;
  return {
    withholdSessionToken: policy.withholdSessionToken === true || isWithheld,
    allowMediaToken: policy.allowMediaToken ?? isAllowed,
  };
}
