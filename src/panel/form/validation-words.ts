import { isObject } from '../../core/json';
import type { ValidationProblem } from '../../core/validation';
import { say, sayCount } from '../words';

/** A violated keyword in plain words, with the limit that was missed. */
export function wordsOf({ keyword, limit, path }: ValidationProblem, schema: unknown): string {
  const count = typeof limit === 'number' ? limit : 0;
  switch (keyword) {
    case 'required':
      return say('invalid_required');
    case 'minimum':
    case 'maximum':
      return rangeWords(propertyAt(schema, path), keyword, count);
    case 'exclusiveMinimum':
      return say('invalid_exclusive_minimum', count);
    case 'exclusiveMaximum':
      return say('invalid_exclusive_maximum', count);
    case 'multipleOf':
      return count === 1 ? say('invalid_integer') : say('invalid_multiple_of', count);
    case 'minLength':
      return count === 1 ? say('invalid_required') : sayCount('invalid_min_length', count);
    case 'maxLength':
      return sayCount('invalid_max_length', count);
    case 'minItems':
      return sayCount('invalid_min_items', count);
    case 'maxItems':
      return sayCount('invalid_max_items', count);
    case 'uniqueItems':
      return say('invalid_unique_items');
    case 'enum':
    case 'const':
    case 'oneOf':
    case 'anyOf':
      return say('invalid_choice');
    case 'pattern':
      return say('invalid_pattern');
    case 'type':
      return typeWords(limit);
    case 'format':
      return formatWords(limit);
    default:
      return say('invalid_other');
  }
}

function rangeWords(property: unknown, keyword: 'minimum' | 'maximum', limit: number): string {
  const { minimum, maximum } = isObject(property) ? property : {};
  if (typeof minimum === 'number' && typeof maximum === 'number')
    return say('invalid_between', minimum, maximum);
  return say(`invalid_${keyword}`, limit);
}

function typeWords(type: unknown): string {
  if (type === 'number') return say('invalid_number');
  if (type === 'integer') return say('invalid_integer');
  return say('invalid_other');
}

function formatWords(format: unknown): string {
  switch (format) {
    case 'email':
      return say('invalid_email');
    case 'uri':
      return say('invalid_uri');
    case 'date':
      return say('invalid_date');
    case 'time':
      return say('invalid_time');
    default:
      return say('invalid_other');
  }
}

/** The schema of a property by its path; `undefined` where the path leads through anything but properties. */
function propertyAt(schema: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => {
    const properties = isObject(node) ? node['properties'] : undefined;
    return isObject(properties) ? properties[key] : undefined;
  }, schema);
}
