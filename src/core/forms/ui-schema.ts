import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

// Only presentation is taken from the author, never anything that could name code, classes or styles.
const texts = new Set(['ui:placeholder', 'ui:help', 'ui:title', 'ui:description', 'ui:inputType']);
const flags = new Set(['ui:autofocus', 'ui:readonly', 'ui:addable', 'ui:orderable', 'ui:removable']);
const widgets = new Set([
  'textarea',
  'password',
  'radio',
  'checkboxes',
  'select',
  'searchable',
  'date',
  'time',
  'color',
  'updown',
  'hidden',
]);

/** The same depth as for schemas. */
const deepest = 12;

/** Reads an author's presentation hints, nested like the schema; anything not allowed is left out. */
export function readUiSchema(value: unknown, depth = 1): JsonObject {
  if (!isObject(value) || depth > deepest) return {};
  const { 'ui:options': options, ...plain } = value;
  const named = entriesOf(options).map(([name, option]): [string, unknown] => [`ui:${name}`, option]);
  return Object.fromEntries(
    [...named, ...entriesOf(plain)].flatMap(([key, wish]) => readWish(key, wish, depth)),
  );
}

function readWish(key: string, wish: unknown, depth: number): [string, unknown][] {
  if (texts.has(key)) return typeof wish === 'string' ? [[key, plainText(wish, 500)]] : [];
  if (flags.has(key)) return typeof wish === 'boolean' ? [[key, wish]] : [];
  if (key === 'ui:rows') return typeof wish === 'number' ? [[key, wish]] : [];
  if (key === 'ui:widget') return typeof wish === 'string' && widgets.has(wish) ? [[key, wish]] : [];
  if (key === 'ui:order') return Array.isArray(wish) ? [[key, namesOf(wish)]] : [];
  if (key.startsWith('ui:') || !isObject(wish)) return [];
  return [[key, readUiSchema(wish, depth + 1)]];
}

function namesOf(order: readonly unknown[]): string[] {
  return [...new Set(order.filter((name) => typeof name === 'string' && name !== '*'))].map(String);
}
