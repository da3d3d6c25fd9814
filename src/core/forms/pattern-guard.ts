import type { FieldProblem } from './field';
import { isObject, type JsonObject } from '../basics/json';
import { capOfPattern } from './safe-pattern';

export interface GuardedSchema {
  readonly schema: JsonObject;
  /** Where a pattern was left out: names of properties from the root, joined by dots. */
  readonly problems: readonly FieldProblem[];
}

/** Keywords whose value is a value, not a schema. */
const values = new Set(['const', 'default', 'enum']);

/**
 * A schema whose patterns may run: each is one that ends soon on values up to a length, which is capped with it;
 * any other is left out by name. A schema without patterns stays the very same object.
 */
export function guardPatterns(schema: JsonObject): GuardedSchema {
  const refused = new Set<string>();
  const guarded = guardPart(schema, [], refused);
  return {
    schema: isObject(guarded) ? guarded : schema,
    problems: [...refused].map((field) => ({ field, reason: 'unsafe_pattern' })),
  };
}

function guardPart(part: unknown, path: readonly string[], refused: Set<string>): unknown {
  if (Array.isArray(part))
    return keepSame(
      part,
      part.map((item: unknown) => guardPart(item, path, refused)),
    );
  if (!isObject(part)) return part;
  const entries = Object.entries(part).map(([keyword, value]): [string, unknown] => {
    if (values.has(keyword)) return [keyword, value];
    if (keyword === 'properties') return [keyword, guardNamed(value, path, refused)];
    if (keyword === 'patternProperties') return [keyword, guardNames(value, path, refused)];
    return [keyword, guardPart(value, path, refused)];
  });
  const inside = keepSame(part, Object.fromEntries(entries));
  const { pattern, ...rest } = isObject(inside) ? inside : {};
  if (pattern === undefined) return inside;
  const cap = capOfPattern(pattern);
  if (cap === undefined) {
    refused.add(path.join('.'));
    return rest;
  }
  const own = typeof rest['maxLength'] === 'number' ? rest['maxLength'] : cap;
  return { ...rest, pattern, maxLength: Math.min(own, cap) };
}

/** Schemas under names of their own, which may be those of keywords. */
function guardNamed(named: unknown, path: readonly string[], refused: Set<string>): unknown {
  if (!isObject(named)) return named;
  const entries = Object.entries(named);
  const guarded = entries.map(([name, part]): [string, unknown] => [
    name,
    guardPart(part, [...path, name], refused),
  ]);
  return keepSame(named, Object.fromEntries(guarded));
}

function guardNames(named: unknown, path: readonly string[], refused: Set<string>): unknown {
  if (!isObject(named)) return named;
  const kept = Object.entries(named).filter(([pattern]) => capOfPattern(pattern) !== undefined);
  if (kept.length < Object.keys(named).length) refused.add(path.join('.'));
  const guarded = kept.map(([pattern, part]): [string, unknown] => [pattern, guardPart(part, path, refused)]);
  return keepSame(named, Object.fromEntries(guarded));
}

/** The former object where nothing in it has changed: what is prepared for it is known by it. */
function keepSame(before: object, after: object): object {
  const entries = Object.entries(after);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Reflect.get(before, key) === value);
  return isSame ? before : after;
}
