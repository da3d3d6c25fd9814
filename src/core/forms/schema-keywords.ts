import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** Types that a form can show. */
const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** Formats that are checked or have a control of their own; any other is dropped with a remark. */
const formats = new Set([
  'color',
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'json-pointer',
  'password',
  'time',
  'uri',
  'uri-reference',
  'uuid',
]);

/** A time as the browser's own control returns it; RFC 3339's `full-time` would demand a time zone. */
export const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?(Z|[+-]\\d\\d:\\d\\d)?$';
export const colourPattern = '^#[0-9a-fA-F]{6}$';

const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const counts = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
];
const flags = ['uniqueItems', 'readOnly', 'deprecated'];
/** Longest list of enumerated values; more is not usable as a form. */
const mostValues = 1000;
const deepestValue = 12;

export interface Keywords {
  readonly read: JsonObject;
  /** Names of keywords with an invalid value. */
  readonly wrong: readonly string[];
}

/** The schema's keywords that contain no schemas: the valid ones, and the names of invalid ones. */
export function readKeywords(node: JsonObject): Keywords {
  const wrong: string[] = [];
  const read: { [keyword: string]: unknown } = {};
  const take = (keyword: string, isRight: (value: unknown) => boolean) => {
    const value = node[keyword];
    if (value === undefined) return;
    if (isRight(value)) read[keyword] = value;
    else wrong.push(keyword);
  };
  for (const keyword of numbers) take(keyword, (value) => typeof value === 'number');
  for (const keyword of counts) take(keyword, (value) => Number.isInteger(value) && Number(value) >= 0);
  for (const keyword of flags) take(keyword, (value) => typeof value === 'boolean');
  take('multipleOf', (value) => typeof value === 'number' && value > 0);
  take('type', isType);
  take('required', isNameList);
  take('enum', (value) => Array.isArray(value) && value.length > 0 && value.length <= mostValues);
  for (const keyword of ['const', 'default', 'enum']) {
    const value = keyword === 'enum' ? read['enum'] : node[keyword];
    if (value !== undefined) read[keyword] = copyValue(value, 0);
  }
  const title = plainText(node['title'], 120);
  const description = plainText(node['description'], 500);
  return {
    read: { ...read, ...(title && { title }), ...(description && { description }), ...formatOf(node) },
    wrong,
  };
}

function isType(value: unknown): boolean {
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.length > 0 && names.every((name) => typeof name === 'string' && types.has(name));
}

function isNameList(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function formatOf(node: JsonObject): JsonObject {
  const format = node['writeOnly'] === true ? 'password' : node['format'];
  if (typeof format !== 'string' || !formats.has(format)) return {};
  // Not the validator's own `time`, which demands a time zone; the pattern replaces it.
  if (format === 'time') return { format: 'iso-time', pattern: timePattern };
  return format === 'color' ? { format, pattern: colourPattern } : { format };
}

/** Copies a value from outside without keys that could reach a prototype, down to a maximum depth. */
function copyValue(value: unknown, depth: number): unknown {
  if (depth > deepestValue) return null;
  if (Array.isArray(value)) return value.slice(0, mostValues).map((item) => copyValue(item, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, copyValue(item, depth + 1)]));
}
