import { entriesOf, isObject, type JsonObject } from './json';
import { preferenceNames, readPreference } from './panel-preference';
import type { Policy } from './policy';
import { parseSafeUrl } from './url';

type TextName = 'connectorId' | 'serverUrl' | 'ringCentralClientId' | 'dialerPath' | 'dialerVersion';

/** What each text must be; the text as it is used, or nothing. */
const texts: { readonly [name in TextName]: (value: string) => string | undefined } = {
  connectorId: (value) => (/^[\w.@/-]{1,200}$/.test(value) ? value : undefined),
  serverUrl: (value) => parseSafeUrl(value),
  ringCentralClientId: (value) => (/^[\w-]{1,200}$/.test(value) ? value : undefined),
  dialerPath: (value) => (/^(\/[\w.{}-]+)+$/.test(value) && !value.includes('..') ? value : undefined),
  dialerVersion: (value) => (/^\w[\w.-]{0,60}$/.test(value) && !value.includes('..') ? value : undefined),
};

/** Reads a policy as the browser gives it. A value that cannot be read keeps its stricter reading, and is named. */
export function readPolicy(raw: unknown): Policy {
  const given: JsonObject = isObject(raw) ? raw : {};
  const broken: string[] = [];
  const text = (name: TextName): { [name in TextName]?: string } => {
    const value = given[name];
    if (value === undefined || value === null) return {};
    const read = typeof value === 'string' ? texts[name](value.trim()) : undefined;
    if (read === undefined) broken.push(name);
    return { [name]: read ?? '' };
  };
  const flag = (name: 'withholdSessionToken' | 'allowMediaToken', strict: boolean) => {
    const value = given[name];
    if (value === undefined || value === null) return {};
    if (typeof value !== 'boolean') broken.push(name);
    return { [name]: typeof value === 'boolean' ? value : strict };
  };
  const read = {
    ...text('connectorId'),
    ...text('serverUrl'),
    ...text('ringCentralClientId'),
    ...text('dialerPath'),
    ...text('dialerVersion'),
    ...flag('withholdSessionToken', true),
    ...flag('allowMediaToken', false),
  };
  const preferences = readPreferences(given['preferences']);
  return { ...read, preferences: preferences.locked, broken: [...broken, ...preferences.broken] };
}

function readPreferences(raw: unknown): { locked: JsonObject; broken: string[] } {
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
