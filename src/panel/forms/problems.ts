import type { RJSFValidationError } from '@rjsf/utils';
import type { FormSchema } from '../../core/forms/form-schema';
import { isObject } from '../../core/basics/json';
import { say } from '../app/words';
import type { FormProblem } from './form-values';
import { partNamed } from './presentation';

/** Where an error is, from our validator; for rjsf's own errors only the first name is reliable. */
export function pathOf(error: RJSFValidationError): readonly string[] {
  const params: unknown = error.params;
  const path = isObject(params) ? params['path'] : undefined;
  if (Array.isArray(path)) return path.map(String);
  return (error.property ?? '').split('.').filter(Boolean);
}

/** Uses rjsf's ids: the form's, then the path, joined by `_`. Sorted in the order of the fields. */
export function problemsOf(
  errors: readonly RJSFValidationError[],
  id: string,
  { schema, uiSchema }: FormSchema,
): FormProblem[] {
  const listed: unknown = uiSchema['ui:order'];
  const order: readonly unknown[] = Array.isArray(listed)
    ? listed
    : Object.keys(isObject(schema['properties']) ? schema['properties'] : {});
  return errors
    .map((error) => ({ path: pathOf(error), message: error.message ?? '' }))
    .toSorted((a, b) => order.indexOf(a.path[0] ?? '') - order.indexOf(b.path[0] ?? ''))
    .map(({ path, message }) => ({
      controlId: path.length > 0 ? [id, ...path].join('_') : '',
      label: labelOf(schema, path),
      message,
    }));
}

/** The title of a field, preceded by that of the list item it belongs to. */
function labelOf(schema: unknown, path: readonly string[]): string {
  let part = schema;
  let label = '';
  let item = '';
  for (const step of path) {
    const items = isObject(part) ? part['items'] : undefined;
    const isItem = items !== undefined && /^\d+$/.test(step);
    part = isItem ? (Array.isArray(items) ? items[Number(step)] : items) : partNamed(part, step);
    const title = isObject(part) && typeof part['title'] === 'string' ? part['title'] : '';
    label = isItem ? `${title || label} ${Number(step) + 1}` : title || step;
    if (isItem) item = label;
  }
  return item === '' || item === label ? label : say('form_item_field', item, label);
}
