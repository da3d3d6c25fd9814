import { isTooCostly } from './check-cost';
import type { Field } from './field';
import { formSchema } from './form-schema';
import { entriesOf, isObject, sameJson } from '../basics/json';
import { fitsType } from './value-type';

/** Nothing deeper is checked. */
const deepest = 12;

/**
 * Paths of settings whose own default violates their limits or options: a form left unchanged could not be saved.
 * Patterns and constraints between fields are left to the form.
 */
export function unfitDefaults(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const { key, kind, default: value } = field;
    const isNone = value === undefined || value === null || value === '' || sameJson(value, []);
    if (isNone) return [];
    // Options are compared as text, whatever type the author wrote.
    const read = kind === 'select' && typeof value === 'number' ? String(value) : value;
    const properties = formSchema([field], { withHidden: true }).schema['properties'];
    const schema = kind === 'schema' ? field.schema : isObject(properties) ? properties[key] : undefined;
    return isTooCostly(schema, read) ? [] : misfits(schema, read, key, 0);
  });
}

/** Paths of violated limits inside a value that stands at `path`. */
function misfits(schema: unknown, value: unknown, path: string, depth: number): string[] {
  if (!isObject(schema) || depth > deepest || value === undefined) return [];
  const inside = (part: unknown, inner: unknown, place = path) => misfits(part, inner, place, depth + 1);
  const alternatives: unknown = schema['oneOf'] ?? schema['anyOf'];
  const all: unknown = schema['allOf'];
  const isRefused =
    !fitsType({ type: schema['type'] }, value) ||
    !isListed(schema, value) ||
    limits.some(([keyword, measure, keeps]) => {
      const limit = schema[keyword];
      const size = measure(value);
      return typeof limit === 'number' && size !== undefined && !keeps(size, limit);
    }) ||
    (Array.isArray(alternatives) && !alternatives.some((one) => inside(one, value).length === 0));
  if (isRefused) return [path];
  const broken = [
    ...(Array.isArray(all) ? all.flatMap((part) => inside(part, value)) : []),
    ...(Array.isArray(value) ? value.flatMap((item) => inside(schema['items'], item)) : []),
    ...(isObject(value)
      ? entriesOf(schema['properties']).flatMap(([key, part]) => inside(part, value[key], `${path}.${key}`))
      : []),
  ];
  return [...new Set(broken)];
}

function isListed(schema: { readonly [keyword: string]: unknown }, value: unknown): boolean {
  const { enum: list } = schema;
  if ('const' in schema && !sameJson(schema['const'], value)) return false;
  return !Array.isArray(list) || list.some((one) => sameJson(one, value));
}

const amount = (value: unknown) => (typeof value === 'number' ? value : undefined);
const letters = (value: unknown) => (typeof value === 'string' ? Array.from(value).length : undefined);
const items = (value: unknown) => (Array.isArray(value) ? value.length : undefined);
const isAtLeast = (size: number, limit: number) => size >= limit;
const isAtMost = (size: number, limit: number) => size <= limit;

type Limit = readonly [
  keyword: string,
  measure: (value: unknown) => number | undefined,
  keeps: (size: number, limit: number) => boolean,
];

const limits: readonly Limit[] = [
  ['minimum', amount, isAtLeast],
  ['maximum', amount, isAtMost],
  ['exclusiveMinimum', amount, (size, limit) => size > limit],
  ['exclusiveMaximum', amount, (size, limit) => size < limit],
  ['minLength', letters, isAtLeast],
  ['maxLength', letters, isAtMost],
  ['minItems', items, isAtLeast],
  ['maxItems', items, isAtMost],
];
