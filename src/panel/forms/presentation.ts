import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { entriesOf, isObject, type JsonObject } from '../../core/basics/json';
import type { FormNotes, FormValues } from './form-values';

/** Widgets available for each type; any other would break the form. */
const widgets: { readonly [type: string]: readonly string[] } = {
  string: ['textarea', 'password', 'date', 'time', 'color', 'hidden'],
  number: ['updown', 'hidden'],
  integer: ['updown', 'hidden'],
  boolean: ['hidden'],
};

const choiceWidgets = ['radio', 'select', 'searchable', 'hidden'];
const manyWidgets = ['checkboxes', 'select', 'searchable'];
const inputTypes = new Set(['text', 'email', 'url', 'tel', 'password', 'number', 'date', 'time', 'color']);

/** The author's hints that fit the schema, with locked fields marked. */
export function presentationOf(
  schema: RJSFSchema,
  uiSchema: JsonObject,
  locked: ReadonlySet<string>,
): UiSchema<FormValues, RJSFSchema, FormNotes> {
  const fitted = fit(schema, uiSchema);
  const readonly = [...locked].map((key): [string, JsonObject] => {
    const wishes = fitted[key];
    return [key, { ...(isObject(wishes) ? wishes : {}), 'ui:readonly': true }];
  });
  return {
    ...fitted,
    ...Object.fromEntries(readonly),
    'ui:submitButtonOptions': { norender: true },
  };
}

/** The hints that fit a part of a schema, and those for its own parts. */
function fit(part: unknown, wishes: JsonObject): JsonObject {
  const own = entriesOf(wishes).filter(([name, value]) => name.startsWith('ui:') && fits(name, value, part));
  const inner = entriesOf(wishes).flatMap(([name, value]): [string, JsonObject][] => {
    const target = name.startsWith('ui:') || !isObject(value) ? undefined : partNamed(part, name);
    return target !== undefined && isObject(value) ? [[name, fit(target, value)]] : [];
  });
  const order = wishes['ui:order'];
  // The renderer refuses an order that leaves out a field.
  const completed = Array.isArray(order)
    ? { 'ui:order': [...order.filter((key) => typeof key === 'string'), '*'] }
    : {};
  return { ...Object.fromEntries([...own, ...inner]), ...completed };
}

const branching = ['allOf', 'oneOf', 'anyOf', 'then', 'else'];

/** A property of an object, wherever it is declared, or the items of a list. */
export function partNamed(part: unknown, name: string): unknown {
  if (Array.isArray(part)) {
    return part.map((one: unknown) => partNamed(one, name)).find((found) => found !== undefined);
  }
  if (!isObject(part)) return undefined;
  const properties = isObject(part['properties']) ? part['properties'] : {};
  if (Object.hasOwn(properties, name)) return properties[name];
  if (name === 'items' || name === 'additionalProperties') return part[name];
  const dependent = isObject(part['dependencies']) ? Object.values(part['dependencies']) : [];
  const places = [...branching.map((keyword) => part[keyword]), dependent];
  return places.map((place) => partNamed(place, name)).find((found) => found !== undefined);
}

function fits(name: string, value: unknown, part: unknown): boolean {
  if (name === 'ui:order') return false;
  if (name === 'ui:inputType') return typeof value === 'string' && inputTypes.has(value);
  if (name !== 'ui:widget') return true;
  if (!isObject(part) || typeof value !== 'string') return false;
  const type = typeof part['type'] === 'string' ? part['type'] : '';
  if (type === 'array') return manyWidgets.includes(value) && isManyOf(part);
  if (hasConstants(part)) return type !== 'boolean' && choiceWidgets.includes(value);
  // Alternatives have a selector of their own, to which the widget would be applied.
  if (Array.isArray(part['oneOf']) || Array.isArray(part['anyOf'])) return false;
  return widgets[type]?.includes(value) === true;
}

function isManyOf(part: JsonObject): boolean {
  return part['uniqueItems'] === true && hasConstants(part['items']);
}

function hasConstants(part: unknown): boolean {
  if (!isObject(part)) return false;
  if (Array.isArray(part['enum'])) return true;
  const options = part['oneOf'] ?? part['anyOf'];
  return Array.isArray(options) && options.every((option) => isObject(option) && 'const' in option);
}
