import { isObject, type JsonObject } from '../basics/json';
import { jsonBytes } from '../basics/json-size';
import { schemaLimits } from './schema-limits';

/** What it takes to read one part of a schema, without the parts inside of it. */
export interface PartCost {
  /** Members of its lists and maps of schemas. */
  readonly members: number;
  /** Its names and keywords, without the default. */
  readonly bytes: number;
  readonly defaultBytes: number;
}

const listed = new Set(['allOf', 'oneOf', 'anyOf', 'prefixItems', 'items']);
const named = new Set([
  'properties',
  'patternProperties',
  'dependencies',
  'dependentSchemas',
  'dependentRequired',
]);
const definitions = new Set(['$defs', 'definitions', 'default']);
const single = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'unevaluatedItems',
]);

/** Measures parts of a schema, each once: what references repeat must not be measured again each time. */
export function createCostReader(): (part: JsonObject) => PartCost {
  const known = new WeakMap<object, PartCost>();
  return (part) => {
    const cost = known.get(part) ?? costOf(part);
    known.set(part, cost);
    return cost;
  };
}

function costOf(part: JsonObject): PartCost {
  let members = 0;
  let bytes = 0;
  for (const [keyword, value] of Object.entries(part)) {
    if (listed.has(keyword) && Array.isArray(value)) members += value.length;
    else if (named.has(keyword) && isObject(value)) {
      const names = Object.keys(value);
      members += names.length;
      bytes += sizeOf(names) + (keyword === 'dependentRequired' ? sizeOf(value) : 0);
    } else if (single.has(keyword)) members += 1;
    else if (!definitions.has(keyword)) bytes += sizeOf(value);
  }
  return { members, bytes, defaultBytes: sizeOf(part['default']) };
}

/** Nothing in a schema that is read at all is larger than the schema. */
function sizeOf(value: unknown): number {
  return value === undefined ? 0 : (jsonBytes(value, schemaLimits.bytes) ?? schemaLimits.bytes);
}

/**
 * How many combinations of alternatives the renderer makes of a part that is read: where parts of an `allOf` each
 * offer some, it writes out their product before it can show anything.
 */
export function combinationsOf(part: unknown): number {
  if (!isObject(part)) return 1;
  const all: readonly unknown[] = Array.isArray(part['allOf']) ? part['allOf'] : [];
  const own = Math.max(1, lengthOf(part['oneOf'])) * Math.max(1, lengthOf(part['anyOf']));
  const branches = Math.max(...['then', 'else'].map((keyword) => combinationsOf(part[keyword])));
  return all.reduce<number>((product, one) => product * combinationsOf(one), own * branches);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
