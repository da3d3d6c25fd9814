import type { JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';
import { formerNameOf, readFormerValue } from './former-preference';
import { readLoggingSetting, rulesOf, type LoggingRules } from './logging-rule-table';
import { readOwnChoice } from './own-choice';
import type { WaitingChoices } from './waiting-choices';

/** Stored values from which it is decided how the panel behaves (storage/settings/preferences.ts). */
export interface SettingSources {
  /** With the choices that wait for a server (waiting-choices.ts). */
  readonly preferences: WaitingChoices;
  readonly settingRecords: { readonly admin: JsonObject; readonly own: JsonObject };
  readonly policy: { readonly preferences: JsonObject };
}

/**
 * `policy`: set on this computer by the organisation; `locked`, `admin`: an admin's lock or default; `none`: nobody has
 * chosen.
 */
export type DecidedBy = 'policy' | 'locked' | 'own' | 'admin' | 'none';

export interface Decision<Value = unknown> {
  /** `undefined` where nobody has chosen, or what was chosen cannot be read. */
  readonly value: Value | undefined;
  readonly origin: DecidedBy;
}

/**
 * Who decides a client setting, and what: this computer's policy, an admin's lock, the person, an admin's default. What
 * cannot be read is passed over, except where it is fixed.
 * @param usual what applies where nobody chose
 */
export function decideSetting<Value>(
  key: string,
  { preferences, settingRecords, policy }: SettingSources,
  read: (value: unknown) => Value | undefined,
  usual?: Value,
): Decision<Value> {
  const former = formerNameOf(key);
  if (Object.hasOwn(policy.preferences, key))
    return { value: read(policy.preferences[key]), origin: 'policy' };
  if (former !== undefined && Object.hasOwn(policy.preferences, former))
    return { value: read(readFormerValue(policy.preferences[former])), origin: 'policy' };
  const set = readAdminSetting(settingRecords.admin, key);
  const inherited = set && read(set.value);
  if (set?.isLocked) return { value: inherited, origin: 'locked' };
  const own =
    read(preferences.choices?.[key]) ??
    read(readOwnChoice(key, settingRecords.admin, settingRecords.own, usual)) ??
    read(preferences.formerChoices?.[key]);
  if (own !== undefined) return { value: own, origin: 'own' };
  return { value: inherited, origin: inherited === undefined ? 'none' : 'admin' };
}

/** The rules of logging as they apply, decided like all client settings (client-settings-in-force.ts). */
export function resolveLoggingRules(sources: SettingSources): LoggingRules {
  return rulesOf((key) => decideSetting(key, sources, (raw) => readLoggingSetting(key, raw)).value);
}

/** True when the person may not change it. */
export function isFixed({ origin }: { readonly origin: DecidedBy }): boolean {
  return origin === 'policy' || origin === 'locked';
}
