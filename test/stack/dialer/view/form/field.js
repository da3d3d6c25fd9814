// @ts-check
import { isObject, objectAt, textAt, textsAt } from '../../json.js';
import { element } from '../element.js';
import { createAdmonition, createLink, createPressButton, createTypography } from './display-fields.js';
import {
  createChoice,
  createList,
  createMultipleChoice,
  createSearch,
  createSwitch,
} from './choice-fields.js';
import { createTextInput } from './text-fields.js';

/** @typedef {import('../../json.js').JsonObject} JsonObject */

/**
 * @typedef {object} Field
 * @property {string} key
 * @property {JsonObject} schema
 * @property {JsonObject} uiSchema
 * @property {unknown} value
 * @property {boolean} required
 * @property {(value: unknown) => void} change
 * @property {() => void} press
 */
/** @typedef {(field: Field) => HTMLElement} CreateField */

/** @type {Record<string, CreateField>} */
const byName = {
  typography: createTypography,
  admonition: createAdmonition,
  button: createPressButton,
  link: createLink,
  list: createList,
  search: createSearch,
};

/**
 * Fields of an object stand in a group; a change replaces the whole object.
 * @type {CreateField}
 */
function createGroup(field) {
  let current = isObject(field.value) ? field.value : {};
  const properties = objectAt(field.schema, 'properties');
  const required = textsAt(field.schema, 'required');
  const fields = Object.keys(properties).map((key) =>
    createField({
      key: `${field.key}.${key}`,
      schema: objectAt(properties, key),
      uiSchema: objectAt(field.uiSchema, key),
      value: current[key],
      required: required.includes(key),
      change(value) {
        current = { ...current, [key]: value };
        field.change(current);
      },
      press: field.press,
    }),
  );
  return element('fieldset', {}, element('legend', {}, textAt(field.schema, 'title')), ...fields);
}

/** @type {CreateField} */
export function createField(field) {
  const { schema, uiSchema } = field;
  if (textAt(uiSchema, 'ui:widget') === 'hidden') return element('span', { hidden: true });
  const custom = byName[textAt(uiSchema, 'ui:field')];
  if (custom) return custom(field);
  if (Array.isArray(schema['oneOf']) || Array.isArray(schema['enum'])) return createChoice(field);
  const type = textAt(schema, 'type');
  if (type === 'boolean') return createSwitch(field);
  if (type === 'array') return createMultipleChoice(field);
  if (type === 'object') return createGroup(field);
  return createTextInput(field);
}
