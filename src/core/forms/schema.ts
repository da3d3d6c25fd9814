import { entriesOf, isHostileKey, isObject, type JsonObject } from '../basics/json';
import { repeating } from './check-cost';
import { combinationsOf } from './schema-cost';
import { isTooLarge, schemaLimits } from './schema-limits';
import { readKeywords } from './schema-keywords';
import {
  createReading,
  refuse,
  takePart,
  withAffordedDefault,
  type Part,
  type Place,
  type Reading,
  type SchemaProblem,
} from './schema-reading';
import { targetOf } from './schema-reference';

/**
 * Reads an object's JSON Schema (2020-12) from outside: within limits, references replaced by their targets, tuples
 * and dependencies rewritten in the form that renderer and validator share. Whatever is refused is reported and left
 * out; the rest works.
 */
export function readSchema(value: unknown): {
  schema: JsonObject | undefined;
  problems: readonly SchemaProblem[];
} {
  if (!isObject(value)) return refused('not_an_object');
  if (isTooLarge(value)) return refused('schema_too_large');
  const reading = createReading(value);
  const read = readPart(reading, value, { path: '', depth: 1, refs: ['#'] });
  return { schema: typeof read === 'object' ? read : undefined, problems: reading.problems };
}

function refused(reason: SchemaProblem['reason']) {
  return { schema: undefined, problems: [{ field: '', reason }] };
}

function readPart(reading: Reading, part: unknown, place: Place): Part | undefined {
  if (typeof part === 'boolean') return part;
  if (!isObject(part)) return refuse(reading, place, 'not_an_object');
  if (place.depth > schemaLimits.depth) return refuse(reading, place, 'schema_too_deep');
  if (!takePart(reading, part, place)) return undefined;
  const own = readOwn(reading, part, place);
  if (own === undefined || part['$ref'] === undefined) return mergeable(reading, own, place);
  const target = follow(reading, part['$ref'], place);
  return target === undefined ? undefined : mergeable(reading, join(own, target), place);
}

/** The renderer writes out all combinations of what parts of an `allOf` offer before it shows anything. */
function mergeable(reading: Reading, part: Part | undefined, place: Place): Part | undefined {
  const parts = isObject(part) ? listOf(part['allOf']).length : 0;
  const isBounded = parts <= schemaLimits.merged && combinationsOf(part) <= schemaLimits.combinations;
  return isBounded ? part : refuse(reading, place, 'form_too_large');
}

/** Keywords next to a reference apply too: texts override the target's, constraints are added to it. */
function join(own: JsonObject, target: Part): Part {
  if (typeof target === 'boolean') return target ? own : false;
  const words = new Set(['title', 'description', 'default', 'readOnly', 'deprecated']);
  const rules = Object.keys(own).filter((keyword) => !words.has(keyword));
  const clashes = rules.some((keyword) => keyword in target);
  return clashes ? { ...own, allOf: [...listOf(own['allOf']), target] } : { ...target, ...own };
}

function follow(reading: Reading, ref: unknown, place: Place): Part | undefined {
  if (typeof ref !== 'string') return refuse(reading, place, 'schema_unknown_ref');
  if (!ref.startsWith('#')) return refuse(reading, place, 'schema_remote_ref');
  if (place.refs.includes(ref)) return refuse(reading, place, 'schema_ref_cycle');
  const target = targetOf(reading.root, ref);
  if (target === undefined) return refuse(reading, place, 'schema_unknown_ref');
  return readPart(reading, target, { ...place, depth: place.depth + 1, refs: [...place.refs, ref] });
}

function readOwn(reading: Reading, part: JsonObject, place: Place): JsonObject | undefined {
  const { read, wrong } = readKeywords(withAffordedDefault(reading, part, place));
  if (wrong.includes('type')) return refuse(reading, place, 'unknown_type');
  if (wrong.length > 0) refuse(reading, place, 'schema_keyword');
  const applied = readApplied(reading, part, place);
  if (!applied) return undefined;
  return {
    ...read,
    ...requiredOf(part, read, applied),
    ...patternOf(reading, part, place),
    ...applied,
  };
}

/** A refused property must not be required: nobody could ever fill it in. */
function requiredOf(part: JsonObject, read: JsonObject, applied: JsonObject): JsonObject {
  const kept = isObject(applied['properties']) ? applied['properties'] : {};
  const declared = isObject(part['properties']) ? part['properties'] : {};
  const names = listOf(read['required']).filter((name) => {
    return typeof name === 'string' && !(Object.hasOwn(declared, name) && !Object.hasOwn(kept, name));
  });
  return read['required'] === undefined ? {} : { required: names };
}

/** Longer patterns are dropped here; whether a pattern may run is decided in core/forms/pattern-guard.ts. */
const longestPattern = 500;

function patternOf(reading: Reading, part: JsonObject, place: Place): JsonObject {
  const { pattern } = part;
  if (pattern === undefined) return {};
  if (typeof pattern === 'string' && pattern.length <= longestPattern) return { pattern };
  refuse(reading, place, 'unsafe_pattern');
  return {};
}

const single = ['additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else'];
const unevaluated = ['unevaluatedProperties', 'unevaluatedItems'];

/**
 * The keywords that contain schemas. `undefined` when the schema would mean something else without its refused part.
 */
function readApplied(reading: Reading, part: JsonObject, place: Place): JsonObject | undefined {
  const inside = { ...place, depth: place.depth + 1 };
  const applied: { [keyword: string]: unknown } = {};
  for (const keyword of [...single, ...unevaluated]) {
    if (part[keyword] === undefined) continue;
    const read = repeating.has(keyword)
      ? readRepeated(reading, part[keyword], inside)
      : readPart(reading, part[keyword], inside);
    if (read === undefined) {
      // Losing a branch only allows more than the author meant; the plugin's own check catches that.
      if (keyword === 'then' || keyword === 'else') continue;
      return undefined;
    }
    applied[keyword] = read;
  }
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    if (part[keyword] === undefined) continue;
    const branches = listOf(part[keyword]).map((branch) => readPart(reading, branch, inside));
    const kept = branches.filter((branch) => branch !== undefined);
    if (kept.length === 0 && keyword !== 'allOf') return undefined;
    if (kept.length > 0) applied[keyword] = kept;
  }
  const items = readItems(reading, part, inside);
  if (!items) return undefined;
  return {
    ...applied,
    ...items,
    ...readProperties(reading, part, inside),
    ...readPatternProperties(reading, part, inside),
    ...readDependencies(reading, part, inside),
  };
}

/** A schema that is tried on each item or property; the larger it is, the fewer of them could be checked. */
function readRepeated(reading: Reading, part: unknown, place: Place): Part | undefined {
  const before = reading.nodes;
  const read = readPart(reading, part, place);
  return reading.nodes - before > schemaLimits.repeated ? refuse(reading, place, 'form_too_large') : read;
}

/** Rewrites `prefixItems` as a list in `items` with `additionalItems`, which the renderer supports. */
function readItems(reading: Reading, part: JsonObject, place: Place): JsonObject | undefined {
  const isTuple = Array.isArray(part['prefixItems']) || Array.isArray(part['items']);
  const rest = Array.isArray(part['items']) ? part['additionalItems'] : part['items'];
  const read = rest === undefined ? undefined : readRepeated(reading, rest, place);
  if (rest !== undefined && read === undefined) return undefined;
  if (!isTuple) return read === undefined ? {} : { items: read };
  const first = listOf(part['prefixItems'] ?? part['items']).map((item) => readPart(reading, item, place));
  if (first.some((item) => item === undefined)) return undefined;
  return { items: first, ...(read !== undefined && { additionalItems: read }) };
}

function readProperties(reading: Reading, part: JsonObject, place: Place): JsonObject {
  if (part['properties'] === undefined) return {};
  const properties: { [name: string]: Part } = {};
  for (const [name, property] of Object.entries(isObject(part['properties']) ? part['properties'] : {})) {
    const at = { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
    if (isHostileKey(name)) {
      refuse(reading, at, 'hostile_key');
      continue;
    }
    reading.fields += 1;
    const read =
      reading.fields > schemaLimits.fields
        ? refuse(reading, at, 'schema_too_many')
        : readPart(reading, property, at);
    if (read !== undefined) properties[name] = read;
  }
  return { properties };
}

function readPatternProperties(reading: Reading, part: JsonObject, place: Place): JsonObject {
  const read = entriesOf(part['patternProperties']).flatMap(([pattern, property]): [string, Part][] => {
    const inner = readRepeated(reading, property, place);
    return inner === undefined ? [] : [[pattern, inner]];
  });
  return read.length > 0 ? { patternProperties: Object.fromEntries(read) } : {};
}

/** Rewrites `dependentRequired` and `dependentSchemas` as `dependencies`, which the renderer supports. */
function readDependencies(reading: Reading, part: JsonObject, place: Place): JsonObject {
  const parts = ['dependencies', 'dependentSchemas', 'dependentRequired'].flatMap((keyword) =>
    entriesOf(part[keyword]).map(([name, value]): [string, Part | undefined] => [
      name,
      Array.isArray(value)
        ? { required: value.filter((other) => typeof other === 'string') }
        : readPart(reading, value, place),
    ]),
  );
  const dependencies: { [name: string]: Part } = {};
  for (const [name, read] of parts) {
    const before = dependencies[name];
    const both = before === undefined || read === undefined ? read : { allOf: [before, read] };
    const kept = mergeable(reading, both, place);
    if (kept !== undefined) dependencies[name] = kept;
  }
  return parts.length > 0 ? { dependencies } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
