const hostileKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** True for keys that could reach a prototype. */
export function isHostileKey(key: string): boolean {
  return hostileKeys.has(key);
}

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses JSON from outside. Keys that could reach a prototype are dropped; `undefined` when it is not JSON, or is too
 * deep.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, dropHostileKeys);
  } catch {
    return undefined;
  }
}

/** True for JSON of whatever depth. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function dropHostileKeys(this: unknown, key: string, value: unknown): unknown {
  return hostileKeys.has(key) ? undefined : value;
}

/** Entries of an object from outside, without keys that could reach a prototype. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([key]) => !hostileKeys.has(key)) : [];
}

export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameJson(a[key], b[key]));
}
