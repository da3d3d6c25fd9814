import * as v from 'valibot';
import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { preferenceNames, readPreference } from './panel-preference';
import { policySchema, type Policy } from './policy';
import { parseSafeUrl } from '../basics/url';

interface Rule {
  /** The value as it is used, or nothing where it cannot be read. */
  readonly read: (value: unknown) => string | boolean | undefined;
  /** What then holds in its place. */
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

/** Reads a policy as the browser gives it. A value that cannot be read keeps its stricter reading, and is named. */
export function readPolicy(raw: unknown): Policy {
  const given: JsonObject = isObject(raw) ? raw : {};
  const set = Object.entries(rules).filter(([name]) => given[name] != null);
  const values = set.map(([name, { read, strict }]) => [name, read(given[name]) ?? strict]);
  const broken = set.filter(([name, { read }]) => read(given[name]) === undefined).map(([name]) => name);
  const preferences = readLockedPreferences(given['preferences']);
  return v.parse(policySchema, {
    ...Object.fromEntries(values),
    preferences: preferences.locked,
    broken: [...broken, ...preferences.broken],
  });
}

function readLockedPreferences(raw: unknown): { locked: JsonObject; broken: string[] } {
  if (raw === undefined || raw === null) return { locked: {}, broken: [] };
  // No list of preferences at all: each of them is locked on what is built in.
  if (!isObject(raw))
    return {
      locked: Object.fromEntries(preferenceNames.map((name) => [name, null])),
      broken: ['preferences'],
    };
  const locked = Object.fromEntries(entriesOf(raw));
  const broken = Object.entries(locked).filter(([name, value]) => readPreference(name, value) === undefined);
  return { locked, broken: broken.map(([name]) => `preferences.${name}`) };
}
