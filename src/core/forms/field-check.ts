import type { DeclaredField } from './declared-field';
import { fitsType } from './value-type';

/**
 * Keys of declared fields whose value cannot be what the author meant: required but missing, of the wrong type, or
 * not among the options. Runs in the page before a save, on values that need not come from a form; the form itself
 * checks more (core/forms/validation.ts). The worker makes no such check.
 */
export function unfitFields(
  fields: readonly DeclaredField[],
  values: { readonly [key: string]: unknown },
): string[] {
  return fields.filter((field) => !field.hidden && !fits(field, values[field.key])).map((field) => field.key);
}

function fits(field: DeclaredField, value: unknown): boolean {
  // Whether a schema is required is for the form to judge: it may have left out part of it.
  const isAsked = field.required && field.kind !== 'schema';
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
