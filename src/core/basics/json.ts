const hostileKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** True for keys that could reach a prototype. */
export function isHostileKey(key: string): boolean {
  return hostileKeys.has(key);
}

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that came in; an empty one where it is none. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** What an object from outside has under this key; `undefined` where it is no object. */
export function partOf(source: unknown, key: string): unknown {
  return isObject(source) ? source[key] : undefined;
}

/**
 * Parses JSON from outside. Keys that could reach a prototype are dropped; `undefined` when it is not JSON, or is too
 * deep for that.
 * @param keep `null`: of whatever depth, with all its keys, only to know whether it is JSON
 */
export function parseJson(text: string, keep: typeof dropHostileKeys | null = dropHostileKeys): unknown {
  try {
    return JSON.parse(text, keep ?? undefined);
  } catch {
    return undefined;
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
