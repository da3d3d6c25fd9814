import type { JsonObject } from '../../core/basics/json';
import type { ValidationProblem } from '../../core/forms/validation';
import { say, sayCount } from '../app/words';

/** A violated keyword in plain words, with its limit. */
export function wordsOf({ keyword, limit, beside }: ValidationProblem): string {
  const count = typeof limit === 'number' ? limit : 0;
  switch (keyword) {
    case 'required':
      return say('invalid_required');
    case 'minimum':
    case 'maximum':
      return rangeWords(beside, keyword, count);
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
      return patternWords(beside['format']);
    case 'minProperties':
      return sayCount('invalid_min_entries', count);
    case 'maxProperties':
      return sayCount('invalid_max_entries', count);
    case 'contains':
    case 'minContains':
      return say('invalid_contains');
    case 'false':
      return say('invalid_not_allowed');
    case 'type':
      return typeWords(limit);
    case 'format':
      return formatWords(limit);
    default:
      return say('invalid_other');
  }
}

function rangeWords(beside: JsonObject, keyword: 'minimum' | 'maximum', limit: number): string {
  const { minimum, maximum } = beside;
  if (typeof minimum === 'number' && typeof maximum === 'number')
    return say('invalid_between', minimum, maximum);
  return say(`invalid_${keyword}`, limit);
}

function typeWords(type: unknown): string {
  if (type === 'number') return say('invalid_number');
  if (type === 'integer') return say('invalid_integer');
  return say('invalid_other');
}

/** Some formats are checked by a pattern (core/forms/schema-keywords.ts). */
function patternWords(format: unknown): string {
  if (format === 'iso-time') return say('invalid_time');
  return say(format === 'color' ? 'invalid_colour' : 'invalid_pattern');
}

function formatWords(format: unknown): string {
  switch (format) {
    case 'email':
      return say('invalid_email');
    case 'uri':
      return say('invalid_uri');
    case 'date':
      return say('invalid_date');
    case 'date-time':
      return say('invalid_date_time');
    case 'hostname':
      return say('invalid_hostname');
    case 'ipv4':
    case 'ipv6':
      return say('invalid_ip');
    default:
      return say('invalid_pattern');
  }
}
