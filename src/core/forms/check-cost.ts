import { schemaLimits } from './schema-limits';

/** Keywords whose schema is tried on each item or property of a value. */
export const repeating: ReadonlySet<string> = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'contains',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords that hold a value, not a schema. */
const values = new Set(['const', 'default', 'enum']);

interface Size {
  /** Parts that are tried once. */
  readonly once: number;
  /** Parts of the largest schema that is tried on each item. */
  readonly repeated: number;
}

/** Nesting that is followed; deeper is too costly. */
const deepest = 200;

const known = new WeakMap<object, Size>();

/**
 * Whether checking a value would take too long: each part of a repeated schema is tried on each part of the value. No
 * check may run on such a pair; the same two always get the same answer.
 */
export function isTooCostly(schema: unknown, value: unknown): boolean {
  const { once, repeated } = sizeOf(schema);
  const affordable = schemaLimits.checks - once;
  return affordable < 0 || (repeated > 0 && partsIn(value, affordable / repeated) > affordable / repeated);
}

function sizeOf(schema: unknown, depth = 0): Size {
  if (typeof schema !== 'object' || schema === null) return { once: 0, repeated: 0 };
  if (depth > deepest) return { once: Number.POSITIVE_INFINITY, repeated: 0 };
  if (Array.isArray(schema))
    return sumOf(
      schema.map((part) => sizeOf(part, depth + 1)),
      0,
    );
  const seen = known.get(schema);
  if (seen) return seen;
  const size = sumOf(
    Object.entries(schema)
      .filter(([keyword]) => !values.has(keyword))
      .map(([keyword, part]) => {
        const inside = sizeOf(part, depth + 1);
        const isRepeated = repeating.has(keyword) && !(keyword === 'items' && Array.isArray(part));
        return isRepeated ? { once: 0, repeated: inside.once + inside.repeated } : inside;
      }),
    1,
  );
  known.set(schema, size);
  return size;
}

function sumOf(sizes: readonly Size[], own: number): Size {
  return sizes.reduce(
    (sum, size) => ({ once: sum.once + size.once, repeated: Math.max(sum.repeated, size.repeated) }),
    { once: own, repeated: 0 },
  );
}

/** Parts of a value, itself included; stops counting soon after `most`. */
export function partsIn(value: unknown, most: number, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (depth > deepest) return Number.POSITIVE_INFINITY;
  let count = 1;
  for (const part of Object.values(value)) {
    if (count > most) return count;
    count += partsIn(part, most - count, depth + 1);
  }
  return count;
}
