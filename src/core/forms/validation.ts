import { Validator, type OutputUnit } from '@cfworker/json-schema';
import { isTooCostly } from './check-cost';
import { groupBy } from '../basics/group';
import { isObject, type JsonObject } from '../basics/json';
import { longestMatchedText } from './safe-pattern';

export interface ValidationProblem {
  /** Path of the value, from the root: `['address', 'zip']`. */
  readonly path: readonly string[];
  /** The violated keyword: `required`, `minimum`, `pattern`, … */
  readonly keyword: string;
  /** The keyword's value (a limit, a list), for the message. */
  readonly limit: unknown;
  /** The other keywords of the same schema. */
  readonly beside: JsonObject;
  readonly message: string;
}

// Building a validator resolves the whole schema: done once per schema object, not per keystroke (70 ms against
// 3).
const validators = new WeakMap<object, { readonly validator: Validator; readonly rules: JsonObject }>();

function validatorOf(schema: JsonObject) {
  const known = validators.get(schema);
  if (known) return known;
  const rules = lengthFirst(schema);
  const fresh = { validator: new Validator(rules, '2020-12', false), rules };
  validators.set(schema, fresh);
  return fresh;
}

const values = new Set(['const', 'default', 'enum']);

/** Moves length checks before patterns: the validator would otherwise run a pattern on text of any length. */
function lengthFirst(node: JsonObject): JsonObject {
  const guarded: JsonObject = Object.fromEntries(
    Object.entries(node).map(([key, part]) => [key, values.has(key) ? part : guard(part)]),
  );
  const { pattern, maxLength, ...rest } = guarded;
  if (typeof pattern !== 'string' || typeof maxLength !== 'number') return guarded;
  const others: readonly unknown[] = Array.isArray(rest['allOf']) ? rest['allOf'] : [];
  return { ...rest, maxLength, allOf: [...others, { if: { maxLength }, ...thenOf({ pattern }) }] };
}

/** Uses a computed key: an object literal with a `then` member would be mistaken for a promise. */
function thenOf(part: JsonObject): JsonObject {
  return Object.fromEntries(new Map([['then', part]]));
}

function guard(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(guard);
  return isObject(part) ? lengthFirst(part) : part;
}

/**
 * Checks a value against a schema; returns only the most specific errors, each at its location. Throws where the check
 * would take too long (core/forms/check-cost.ts) or the schema cannot be read.
 */
export function validate(schema: JsonObject, value: unknown): ValidationProblem[] {
  const { validator, rules } = validatorOf(schema);
  const json = toJson(value);
  refuseCostly(schema, json);
  const tooLong = longNames(json);
  if (tooLong.length > 0) return tooLong;
  const { valid, errors } = validator.validate(json);
  return valid ? [] : leaves(errors).map((unit) => problemOf(unit, rules, json));
}

export function isValid(schema: JsonObject, value: unknown): boolean {
  const json = toJson(value);
  refuseCostly(schema, json);
  return longNames(json).length === 0 && validatorOf(schema).validator.validate(json).valid;
}

function refuseCostly(schema: JsonObject, value: unknown): void {
  if (isTooCostly(schema, value)) throw new RangeError('too long');
}

/**
 * Names of entries that are too long for the patterns of `patternProperties`, which the validator tries on names of any
 * length. Without this check a harmless pattern is quadratic in a name without limit (test/unit/core/forms/validation.test.ts).
 */
function longNames(value: unknown, path: readonly string[] = []): ValidationProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    name.length > longestMatchedText
      ? [{ path, keyword: 'maxLength', limit: longestMatchedText, beside: {}, message: '' }]
      : longNames(part, [...path, name]),
  );
}

/** The validator throws on `undefined`, which JSON does not have. */
function toJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

const wrappers = new Set([
  'properties',
  'items',
  'prefixItems',
  'allOf',
  'if',
  'then',
  'else',
  '$ref',
  'dependentSchemas',
  'dependencies',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'additionalItems',
  'unevaluatedItems',
]);
const choices = new Set(['oneOf', 'anyOf']);

/** Drops errors that only say that something inside failed, and keeps only the best branch of each choice. */
function leaves(errors: readonly OutputUnit[]): OutputUnit[] {
  const chosen = errors.filter((unit) => choices.has(unit.keyword));
  const kept = errors.filter((unit) => !wrappers.has(unit.keyword) && !choices.has(unit.keyword));
  return chosen.toReversed().reduce((units, choice) => keepBestBranch(units, choice), kept);
}

function keepBestBranch(units: readonly OutputUnit[], choice: OutputUnit): OutputUnit[] {
  const prefix = `${choice.keywordLocation}/`;
  const inside = units.filter((unit) => unit.keywordLocation.startsWith(prefix));
  const branches = groupBy(inside, (unit) => unit.keywordLocation.slice(prefix.length).split('/')[0] ?? '');
  const best = [...branches.values()].toSorted((a, b) => weigh(a) - weigh(b))[0] ?? [];
  const others = units.filter((unit) => !unit.keywordLocation.startsWith(prefix));
  // A choice of constants (a select) means one thing: the value is not one of them.
  const onlyConstants = inside.length > 0 && inside.every((unit) => unit.keyword === 'const');
  return [...others, ...(onlyConstants || best.length === 0 ? [choice] : best)];
}

// The intended branch differs in a missing or wrong detail, not in its type or constant.
const weights: { readonly [keyword: string]: number } = { const: 100, enum: 100, type: 100, required: 10 };

function weigh(units: readonly OutputUnit[]): number {
  return units.reduce((sum, unit) => sum + (weights[unit.keyword] ?? 1), 0);
}

function problemOf(unit: OutputUnit, schema: JsonObject, value: unknown): ValidationProblem {
  const path = unit.instanceLocation.split('/').slice(1).map(unescape);
  // `required` is reported at the object, but the person looks at the missing field.
  const missing = unit.keyword === 'required' ? /"([^"]+)"/.exec(unit.error)?.[1] : undefined;
  return {
    path: missing === undefined ? path : [...path, missing],
    // A cleared list item is `null`: it lacks a value; its type is not wrong.
    keyword:
      unit.keyword === 'type' && partAt(value, unit.instanceLocation) === null ? 'required' : unit.keyword,
    limit: partAt(schema, unit.keywordLocation),
    beside: besideOf(schema, unit.keywordLocation),
    message: unit.error,
  };
}

function unescape(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}

function besideOf(schema: JsonObject, location: string): JsonObject {
  const part = partAt(schema, location.slice(0, location.lastIndexOf('/')));
  return isObject(part) ? part : {};
}

/** The schema at a location (`#/properties/days/maximum`). */
function partAt(schema: unknown, location: string): unknown {
  return location
    .split('/')
    .slice(1)
    .map(unescape)
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      schema,
    );
}
