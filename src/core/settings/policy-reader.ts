import { entriesOf, isObject, objectOf, type JsonObject } from '../basics/json';
import { dialerAbilities } from './dialer-ability';
import { policySchema, strictPolicy, type Policy } from './policy';
import { parseAs } from '../basics/shape';
import { parseSafeUrl } from '../basics/url';

const names: readonly unknown[] = dialerAbilities;

/** Gives the value as it is used; `undefined` when it is unreadable. */
type Read = (value: unknown) => string | boolean | readonly string[] | undefined;

const readers: { readonly [name in Exclude<keyof Policy, 'preferences' | 'broken'>]-?: Read } = {
  connectorId: text(/^[\w.@/-]{1,200}$/),
  serverUrl: (value) => parseSafeUrl(trimmed(value)),
  ringCentralClientId: text(/^[\w-]{1,200}$/),
  dialerPath: text(/^(?!.*\.\.)(\/[\w.{}-]+)+$/),
  dialerVersion: text(/^(?!.*\.\.)\w[\w.-]{0,60}$/),
  dialerWithout: abilities,
  withholdSessionToken: flag,
  allowMediaToken: flag,
  // Which lines cannot be read, the page says (allowed-plugins.ts).
  allowedPlugins: (value) => (Array.isArray(value) ? value.map(trimmed) : undefined),
};

function text(allowed: RegExp): Read {
  return (value) => (allowed.test(trimmed(value)) ? trimmed(value) : undefined);
}

function abilities(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((name) => names.includes(name)) ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function trimmed(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** Reads a policy as the browser provides it. An unreadable value is reported and replaced by its strictest reading. */
export function readPolicy(raw: unknown): Policy {
  const given: JsonObject = objectOf(raw);
  const values = Object.entries(readers)
    .filter(([name]) => given[name] != null)
    .map(([name, read]) => [name, read(given[name])] as const);
  const broken = values.filter(([, value]) => value === undefined).map(([name]) => name);
  const strict = Object.entries(strictPolicy).filter(([name]) => broken.includes(name));
  const preferences = readLockedPreferences(given['preferences']);
  return parseAs(policySchema, {
    ...Object.fromEntries([...values, ...strict]),
    preferences: preferences.locked,
    broken: [...broken, ...preferences.broken],
  });
}

/** Which of them cannot be read, the page says (unreadable-policy.ts). */
function readLockedPreferences(raw: unknown): { locked: JsonObject; broken: string[] } {
  if (raw === undefined || raw === null) return { locked: {}, broken: [] };
  // Unreadable as a whole: every preference is locked to its built-in value.
  if (!isObject(raw)) return { locked: strictPolicy.preferences, broken: ['preferences'] };
  const locked = Object.fromEntries(entriesOf(raw));
  return { locked, broken: [] };
}
