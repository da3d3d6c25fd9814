import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { preferenceNames, readPreference } from './panel-preference';
import { policySchema, type Policy } from './policy';
import { parseAs } from '../basics/shape';
import { parseSafeUrl } from '../basics/url';

interface Rule {
  /** The value as it is used; `undefined` when unreadable. */
  readonly read: (value: unknown) => string | boolean | undefined;
  /** The value that applies when it is unreadable. */
  readonly strict: string | boolean;
}

const rules: { readonly [name in Exclude<keyof Policy, 'preferences' | 'broken'>]-?: Rule } = {
  connectorId: text(/^[\w.@/-]{1,200}$/),
  serverUrl: { read: (value) => parseSafeUrl(trimmed(value)), strict: '' },
  ringCentralClientId: text(/^[\w-]{1,200}$/),
  dialerPath: text(/^(?!.*\.\.)(\/[\w.{}-]+)+$/),
  dialerVersion: text(/^(?!.*\.\.)\w[\w.-]{0,60}$/),
  withholdSessionToken: flag(true),
  allowMediaToken: flag(false),
};

function text(allowed: RegExp): Rule {
  const read = (value: unknown) => (allowed.test(trimmed(value)) ? trimmed(value) : undefined);
  return { read, strict: '' };
}

function flag(strict: boolean): Rule {
  return { read: (value) => (typeof value === 'boolean' ? value : undefined), strict };
}

function trimmed(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Reads a policy as the browser provides it. An unreadable value is reported and replaced by its strictest reading. */
export function readPolicy(raw: unknown): Policy {
  const given: JsonObject = isObject(raw) ? raw : {};
  const set = Object.entries(rules).filter(([name]) => given[name] != null);
  const values = set.map(([name, { read, strict }]) => [name, read(given[name]) ?? strict]);
  const broken = set.filter(([name, { read }]) => read(given[name]) === undefined).map(([name]) => name);
  const preferences = readLockedPreferences(given['preferences']);
  return parseAs(policySchema, {
    ...Object.fromEntries(values),
    preferences: preferences.locked,
    broken: [...broken, ...preferences.broken],
  });
}

function readLockedPreferences(raw: unknown): { locked: JsonObject; broken: string[] } {
  if (raw === undefined || raw === null) return { locked: {}, broken: [] };
  // Unreadable as a whole: every preference is locked to its built-in value.
  if (!isObject(raw))
    return {
      locked: Object.fromEntries(preferenceNames.map((name) => [name, null])),
      broken: ['preferences'],
    };
  const locked = Object.fromEntries(entriesOf(raw));
  const broken = Object.entries(locked).filter(([name, value]) => readPreference(name, value) === undefined);
  return { locked, broken: broken.map(([name]) => `preferences.${name}`) };
}
