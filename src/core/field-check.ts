import type { Field } from './field';
import { fitsType } from './value-type';

/**
 * Keys of declared fields whose value cannot be what the author meant: missing though required, of another
 * type, not among the options. The panel explains more (core/validation.ts); this is the worker's own check, so
 * that nothing else is ever stored, whoever asks.
 */
export function unfitFields(fields: readonly Field[], values: { readonly [key: string]: unknown }): string[] {
  return fields.filter((field) => !field.hidden && !fits(field, values[field.key])).map((field) => field.key);
}

function fits(field: Field, value: unknown): boolean {
  // What a condition asks for is the form's to know.
  const isAsked = field.required && field.isConditional !== true;
  if (value === undefined || value === null || value === '') return !isAsked;
  const isOption = (item: unknown) => field.options.some((option) => option.value === item);
  switch (field.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'select':
      return isOption(value);
    case 'multi':
      return Array.isArray(value) && value.every(isOption) && (!field.required || value.length > 0);
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'schema':
      return fitsType(field.schema, value);
  }
}
