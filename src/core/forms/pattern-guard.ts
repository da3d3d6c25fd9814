import type { FieldProblem } from './field';
import { isObject, type JsonObject } from '../basics/json';
import type { FieldPattern, PathStep } from './field-pattern';
import { longestMatchedText, planPattern } from './safe-pattern';

export interface GuardedSchema {
  /** For the validator, whose own `RegExp` runs what is left in it. */
  readonly schema: JsonObject;
  /** Patterns of fields that the linear engine checks instead; they are no longer in the schema. */
  readonly patterns: readonly FieldPattern[];
  /** Where a pattern was left out: property names from the root, joined by dots. */
  readonly problems: readonly FieldProblem[];
}

/** Keywords that hold a value, not a schema. */
const values = new Set(['const', 'default', 'enum']);
/** All patterns of a form for the linear engine together; sizes as in core/forms/safe-pattern.ts. */
const mostSizeInForm = 10_000;

interface Place {
  readonly names: readonly string[];
  /** The field, if whatever stands here always applies to it; `undefined` inside conditions and alternatives. */
  readonly field: readonly PathStep[] | undefined;
}

interface Guarding {
  readonly patterns: FieldPattern[];
  readonly refused: Set<string>;
  /** Grows with every refusal, also with a second one at the same field. */
  refusals: number;
  sizeLeft: number;
}

/**
 * The schema with only those patterns that are harmless by their form, each with a length cap; those of fields that
 * need the linear engine are handed out, any other is removed and reported. A schema without patterns is returned as
 * the same object.
 */
export function guardPatterns(schema: JsonObject): GuardedSchema {
  const guarding: Guarding = { patterns: [], refused: new Set(), refusals: 0, sizeLeft: mostSizeInForm };
  const guarded = guardPart(schema, { names: [], field: [] }, guarding);
  return {
    schema: isObject(guarded) ? guarded : schema,
    patterns: guarding.patterns,
    problems: [...guarding.refused].map((field) => ({ field, reason: 'unsafe_pattern' })),
  };
}

function guardPart(part: unknown, place: Place, guarding: Guarding): unknown {
  if (Array.isArray(part))
    return keepSame(
      part,
      part.map((item: unknown) => guardPart(item, place, guarding)),
    );
  if (!isObject(part)) return part;
  const weakened = new Set<string>();
  const entries = Object.entries(part).map(([keyword, value]): [string, unknown] => {
    const before = guarding.refusals;
    const guarded = values.has(keyword) ? value : guardKeyword(keyword, value, place, guarding);
    if (guarding.refusals > before) weakened.add(keyword);
    return [keyword, guarded];
  });
  const inside = keepSame(part, Object.fromEntries(entries));
  return guardOwn(isObject(inside) ? withoutWeakened(inside, weakened) : {}, place, guarding);
}

function guardKeyword(keyword: string, value: unknown, place: Place, guarding: Guarding): unknown {
  const always = (step: PathStep) => ({ ...place, field: place.field && [...place.field, step] });
  const sometimes = { ...place, field: undefined };
  switch (keyword) {
    case 'properties':
      return guardNamed(value, guarding, (name) => ({ ...always(name), names: [...place.names, name] }));
    case 'patternProperties':
      return guardNamed(keepRunning(value, place, guarding), guarding, () => sometimes);
    case 'dependencies':
      return guardNamed(value, guarding, () => sometimes);
    case 'items':
      return Array.isArray(value)
        ? keepSame(
            value,
            value.map((item: unknown, index) => guardPart(item, always(index), guarding)),
          )
        : guardPart(value, always(null), guarding);
    case 'allOf':
      return guardPart(value, place, guarding);
    default:
      return guardPart(value, sometimes, guarding);
  }
}

function guardOwn(part: JsonObject, place: Place, guarding: Guarding): JsonObject {
  const { pattern, ...rest } = part;
  if (pattern === undefined) return part;
  const plan = planPattern(pattern);
  const own = typeof rest['maxLength'] === 'number' ? rest['maxLength'] : longestMatchedText;
  const maxLength = Math.min(own, longestMatchedText);
  if (plan?.engine === 'native') return { ...rest, pattern, maxLength };
  if (plan && place.field && plan.size <= guarding.sizeLeft) {
    guarding.sizeLeft -= plan.size;
    guarding.patterns.push({ path: place.field, name: place.names.join('.'), expression: plan.expression });
    return { ...rest, maxLength };
  }
  refuse(place, guarding);
  return rest;
}

function refuse({ names }: Place, guarding: Guarding): void {
  guarding.refused.add(names.join('.'));
  guarding.refusals += 1;
}

/** What goes with a keyword that has lost a pattern. */
const goesWith: { readonly [keyword: string]: readonly string[] } = {
  not: ['not'],
  contains: ['contains', 'minContains', 'maxContains'],
  if: ['if', 'then', 'else'],
  patternProperties: ['additionalProperties', 'unevaluatedProperties'],
};

/** A condition that has lost a pattern would apply to what it never meant; it goes, so that only more is allowed. */
function withoutWeakened(part: JsonObject, weakened: ReadonlySet<string>): JsonObject {
  const dropped = new Set([...weakened].flatMap((keyword) => goesWith[keyword] ?? []));
  const kept = Object.fromEntries(Object.entries(part).filter(([keyword]) => !dropped.has(keyword)));
  // Exactly one of them could be chosen only as long as each was whole.
  if (weakened.has('oneOf')) {
    const { oneOf, ...rest } = kept;
    const others: readonly unknown[] = Array.isArray(rest['allOf']) ? rest['allOf'] : [];
    return rest['anyOf'] === undefined
      ? { ...rest, anyOf: oneOf }
      : { ...rest, allOf: [...others, { anyOf: oneOf }] };
  }
  return dropped.size > 0 ? kept : part;
}

/** Schemas in a map whose keys are arbitrary names, possibly those of keywords. */
function guardNamed(named: unknown, guarding: Guarding, placeOf: (name: string) => Place): unknown {
  if (!isObject(named)) return named;
  const guarded = Object.entries(named).map(([name, part]): [string, unknown] => [
    name,
    guardPart(part, placeOf(name), guarding),
  ]);
  return keepSame(named, Object.fromEntries(guarded));
}

/** Names of properties are matched by the validator itself, which only gets short ones (core/forms/validation.ts). */
function keepRunning(named: unknown, place: Place, guarding: Guarding): unknown {
  if (!isObject(named)) return named;
  const kept = Object.entries(named).filter(([pattern]) => planPattern(pattern)?.engine === 'native');
  if (kept.length === Object.keys(named).length) return named;
  refuse(place, guarding);
  return Object.fromEntries(kept);
}

/** Returns the former object if nothing in it changed, because prepared validators are cached by object identity. */
function keepSame(before: object, after: object): object {
  const entries = Object.entries(after);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Reflect.get(before, key) === value);
  return isSame ? before : after;
}
