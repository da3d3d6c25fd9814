import { entriesOf, isObject } from '../basics/json';
import { isTooCostly } from './check-cost';

/** As deep as a schema is read; deeper values are not checked. */
const deepest = 12;

/**
 * Whether a value has the shape that a schema describes: its type, or that of one alternative, and the same for its
 * parts. Needs no JSON Schema engine; everything else in a schema is checked by the form (core/forms/validation.ts).
 * Nothing is said of a value that would take too long to check.
 */
export function fitsType(schema: unknown, value: unknown): boolean {
  return isTooCostly(schema, value) || hasShape(schema, value, 0);
}

function hasShape(schema: unknown, value: unknown, depth: number): boolean {
  if (schema === false) return false;
  if (!isObject(schema) || depth > deepest) return true;
  const fits = (part: unknown, inner: unknown) => hasShape(part, inner, depth + 1);
  const types: unknown[] = schema['type'] === undefined ? [] : [schema['type']].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return false;
  const alternatives: unknown = schema['oneOf'] ?? schema['anyOf'];
  const isOneOf = (one: unknown) => fits(one, value);
  if (Array.isArray(alternatives) && alternatives.length > 0 && !alternatives.some(isOneOf)) return false;
  if (Array.isArray(value)) return value.every((item, place) => fits(itemSchema(schema, place), item));
  if (!isObject(value)) return true;
  const properties = entriesOf(schema['properties']);
  return properties.every(([key, property]) => value[key] === undefined || fits(property, value[key]));
}

/** A tuple is `prefixItems` with `items` for the rest or, in older drafts, `items` with `additionalItems`. */
function itemSchema(schema: { readonly [key: string]: unknown }, place: number): unknown {
  const { items, prefixItems, additionalItems } = schema;
  const first = prefixItems ?? items;
  if (!Array.isArray(first)) return items;
  if (place < first.length) return first[place];
  return Array.isArray(prefixItems) ? items : additionalItems;
}

function isOfType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}
