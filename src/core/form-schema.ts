import type { Field } from './field';
import type { JsonObject } from './json';

export interface FormSchema {
  /** JSON Schema 2020-12 of an object, one property a field. */
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
}

/** The form of a list of fields; hidden ones are left out unless `withHidden` (the admin's view). */
export function formSchema(fields: readonly Field[], { withHidden = false } = {}): FormSchema {
  const shown = fields.filter((field) => withHidden || !field.hidden);
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(shown.map((field) => [field.key, propertyOf(field)])),
      required: shown.filter((field) => field.required).map((field) => field.key),
    },
    uiSchema: {
      'ui:order': shown.map((field) => field.key),
      ...Object.fromEntries(shown.map((field) => [field.key, uiOf(field)])),
    },
  };
}

function propertyOf(field: Field): JsonObject {
  const base = {
    title: field.title,
    ...(field.description && { description: field.description }),
  };
  const choices = field.options.map(({ value, title }) => ({ const: value, title }));
  switch (field.kind) {
    case 'text':
      // A required text must not be empty; JSON Schema's `required` alone would accept ''.
      return { ...base, type: 'string', ...(field.required && { minLength: 1 }) };
    case 'number':
      return { ...base, type: 'number' };
    case 'boolean':
      return { ...base, type: 'boolean' };
    case 'select':
      return { ...base, type: 'string', oneOf: choices };
    case 'multi':
      return {
        ...base,
        type: 'array',
        items: { type: 'string', oneOf: choices },
        uniqueItems: true,
        ...(field.required && { minItems: 1 }),
      };
  }
}

// Only presentation is taken from the author; anything that could name code or classes is not.
const allowedUi = new Set(['ui:placeholder', 'ui:help', 'ui:autofocus', 'ui:rows', 'ui:inputType']);
const allowedWidgets = new Set([
  'textarea',
  'password',
  'radio',
  'checkboxes',
  'select',
  'date',
  'time',
  'color',
  'updown',
]);

function uiOf(field: Field): JsonObject {
  const entries = Object.entries(field.uiSchema).filter(([key, value]) => {
    if (key === 'ui:widget') return typeof value === 'string' && allowedWidgets.has(value);
    return allowedUi.has(key) && typeof value !== 'object';
  });
  const widget = field.kind === 'multi' ? { 'ui:widget': 'checkboxes' } : {};
  return { ...widget, ...Object.fromEntries(entries) };
}
