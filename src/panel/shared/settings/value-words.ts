import type { FormSchema } from '../../../core/forms/form-schema';
import { isObject } from '../../../core/basics/json';
import { partNamed } from '../../forms/presentation';
import { say, sayCount } from '../../app/words';

/** A value in words. */
export function valueWords(value: unknown, property: unknown): string {
  if (value === undefined || value === null) return say('value_nothing');
  if (typeof value === 'boolean') return say(value ? 'value_on' : 'value_off');
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one === 'object')) return sayCount('value_entries', value.length);
    const titles = value.map((one) => valueWords(one, isObject(property) ? property['items'] : undefined));
    return titles.length > 0 ? titles.join(', ') : say('value_none');
  }
  if (isObject(value)) return sayCount('value_entries', Object.keys(value).length);
  if (value === '') return say('value_empty');
  const options =
    isObject(property) && Array.isArray(property['oneOf']) ? property['oneOf'].filter(isObject) : [];
  const title = options.find((option) => option['const'] === value)?.['title'];
  if (typeof title === 'string') return title;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A setting's schema, even if only a condition adds it. */
export function propertyOf(form: FormSchema, key: string): unknown {
  return partNamed(form.schema, key);
}
