import type { DeclaredField } from './declared-field';
import { fitsType } from './value-type';

/**
 * Keys of declared fields whose value cannot be what the author meant: missing though required, of another
 * type, not among the options. The form explains more (core/forms/validation.ts); this is asked once more in the page
 * before anything is sent (actions/plugins/save-plugin-config.ts). The worker does not check values against a manifest.
 */
export function unfitFields(
  fields: readonly DeclaredField[],
  values: { readonly [key: string]: unknown },
): string[] {
  return fields.filter((field) => !field.hidden && !fits(field, values[field.key])).map((field) => field.key);
}

function fits(field: DeclaredField, value: unknown): boolean {
  // What a schema asks for, and when, is the form's to know: it may have had to leave a part of it out.
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
