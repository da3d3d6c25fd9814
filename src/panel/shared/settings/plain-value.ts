import type { Field } from '../../../core/forms/field';
import { formSchema } from '../../../core/forms/form-schema';
import { secretKeys } from '../../../core/forms/secrets';
import { say } from '../../app/words';

/** A stored value in words; secrets are not shown. */
export function plainValue(value: unknown, field: Field | undefined): string {
  if (value === undefined || value === null) return say('value_unset');
  if (field && secretKeys(formSchema([field], { withHidden: true })).length > 0) return say('value_secret');
  if (typeof value === 'boolean') return say(value ? 'value_on' : 'value_off');
  if (value === '') return say('value_empty');
  if (Array.isArray(value)) {
    return value.length === 0 ? say('value_none') : value.map((one) => plainValue(one, field)).join(', ');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return field?.options.find((option) => option.value === text)?.title ?? text;
}
