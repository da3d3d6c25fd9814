import type { Field } from './field';
import type { JsonObject } from '../basics/json';
import { inDeclaredOrder } from './property-order';

export interface FormSchema {
  /** JSON Schema 2020-12 of an object with one property per field. */
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
}

interface FormOptions {
  /** Includes fields that only admins see. */
  readonly withHidden?: boolean;
  /** Constraints between the fields: conditions, dependencies, alternatives. */
  readonly rules?: JsonObject | undefined;
}

/** The form of a list of fields, without hidden ones unless `withHidden` (for admins). */
export function formSchema(
  fields: readonly Field[],
  { withHidden = false, rules = {} }: FormOptions = {},
): FormSchema {
  const shown = fields.filter((field) => withHidden || !field.hidden);
  const always = shown.filter((field) => field.isConditional !== true);
  return {
    schema: {
      type: 'object',
      ...rules,
      properties: Object.fromEntries(always.map((field) => [field.key, propertyOf(field)])),
      required: always.filter((field) => field.required).map((field) => field.key),
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
    ...field.limits,
  };
  const choices = field.options.map(({ value, title }) => ({ const: value, title }));
  switch (field.kind) {
    case 'text':
      // A required text must not be empty; JSON Schema's `required` alone would accept ''.
      return { ...(field.required && { minLength: 1 }), ...base, type: 'string' };
    case 'number':
    case 'integer':
    case 'boolean':
      return { ...base, type: field.kind };
    case 'select':
      return { ...base, type: 'string', oneOf: choices };
    case 'multi':
      return {
        ...(field.required && { minItems: 1 }),
        ...base,
        type: 'array',
        items: { type: 'string', oneOf: choices },
        uniqueItems: true,
      };
    case 'list':
      return {
        ...(field.required && { minItems: 1 }),
        ...base,
        type: 'array',
        items: { type: 'string', minLength: 1 },
      };
    case 'schema':
      return field.schema ?? {};
  }
}

function uiOf(field: Field): JsonObject {
  if (field.kind === 'schema') return inDeclaredOrder([field.schema], field.uiSchema);
  const widget = field.searchable ? 'searchable' : field.kind === 'multi' ? 'checkboxes' : undefined;
  return { ...(widget !== undefined && { 'ui:widget': widget }), ...field.uiSchema };
}
