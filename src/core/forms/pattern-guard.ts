import type { FieldProblem } from './field';
import { isObject, type JsonObject } from '../basics/json';
import { capOfPattern } from './safe-pattern';

export interface GuardedSchema {
  readonly schema: JsonObject;
  /** Where a pattern was left out: property names from the root, joined by dots. */
  readonly problems: readonly FieldProblem[];
}

/** Keywords that hold a value, not a schema. */
const values = new Set(['const', 'default', 'enum']);

/**
 * The schema with only those patterns that are guaranteed to finish quickly, each with a length cap; any other is
 * removed and reported. A schema without patterns is returned as the same object.
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

/** Schemas in a map whose keys are arbitrary names, possibly those of keywords. */
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

/** Returns the former object if nothing in it changed, because prepared validators are cached by object identity. */
function keepSame(before: object, after: object): object {
  const entries = Object.entries(after);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Reflect.get(before, key) === value);
  return isSame ? before : after;
}
