import { connectorAt } from '../directory/connector-overrides';
import { findPlatform } from '../directory/connector-platform';
import { isObject, type JsonObject } from '../basics/json';
import { parseSafeUrl } from '../basics/url';
import { connectorKeys, type KeyShape } from './connector-keys';

type Reason =
  | 'not_a_text'
  | 'not_a_flag'
  | 'not_a_number'
  | 'not_an_object'
  | 'not_a_list'
  | 'list_too_long'
  | 'unsafe_address'
  | 'unknown_word';

/** A value of a connector's manifest that is left out, by its path, and why. */
export interface ConnectorProblem {
  readonly path: string;
  readonly reason: Reason;
}

/** No connector declares more of anything; what comes after them is left out. */
export const longestList = 1000;

/** What of a connector's manifest cannot be used; the rest of it works. */
export function findConnectorProblems(body: unknown, name: string, hostname = ''): ConnectorProblem[] {
  const { platform } = findPlatform(connectorAt(body, name, hostname), name);
  if (!platform) return [];
  return Object.entries(connectorKeys).flatMap(([path, { shape, words, isUnused }]) => {
    const value = valueAt(platform, path.split('.'));
    if (isUnused || value === undefined || value === null || value === '') return [];
    const reason = checks[shape](value) ?? (words && !words.some((word) => word === value) && 'unknown_word');
    return reason ? [{ path, reason }] : [];
  });
}

function valueAt(source: JsonObject, [key = '', ...rest]: readonly string[]): unknown {
  const value = Object.hasOwn(source, key) ? source[key] : undefined;
  if (rest.length === 0) return value;
  return isObject(value) ? valueAt(value, rest) : undefined;
}

const checks: { readonly [shape in KeyShape]: (value: unknown) => Reason | undefined } = {
  text: (value) => (typeof value === 'string' ? undefined : 'not_a_text'),
  flag: (value) => (typeof value === 'boolean' ? undefined : 'not_a_flag'),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? undefined : 'not_a_number'),
  object: (value) => (isObject(value) ? undefined : 'not_an_object'),
  list: checkList,
  objects: (value) =>
    checkList(value) ?? (Array.isArray(value) && !value.every(isObject) ? 'not_an_object' : undefined),
  address: (value) => (parseSafeUrl(value) === undefined ? 'unsafe_address' : undefined),
  // What stands in braces is filled in later; the host may be such a part.
  template: (value) => {
    if (typeof value !== 'string') return 'not_a_text';
    const filled = value.replaceAll(/\{\w+\}/g, (part) => (part === '{hostname}' ? 'crm.example.com' : 'x'));
    return parseSafeUrl(filled) === undefined ? 'unsafe_address' : undefined;
  },
};

function checkList(value: unknown): Reason | undefined {
  if (!Array.isArray(value)) return 'not_a_list';
  return value.length > longestList ? 'list_too_long' : undefined;
}
