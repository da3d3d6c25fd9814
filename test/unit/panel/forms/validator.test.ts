import type { RJSFSchema } from '@rjsf/utils';
import { beforeEach, describe, expect, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { createValidator } from '../../../../src/panel/forms/validator';
import { setWords } from '../../../../src/panel/app/words';

const validator = createValidator();

beforeEach(() => setWords(en));

function wordsFor(property: RJSFSchema, value: unknown, required = false): string[] {
  const schema: RJSFSchema = {
    type: 'object',
    properties: { a: property },
    ...(required && { required: ['a'] }),
  };
  const { errors, errorSchema } = validator.validateFormData({ a: value }, schema);
  expect(errors.every((error) => error.property === '.a')).toBe(true);
  const placed: readonly string[] = errorSchema['a']?.__errors ?? [];
  expect(placed).toEqual(errors.map((error) => error.message));
  return [...placed];
}

const choices = [
  { const: 'eu', title: 'Europe' },
  { const: 'us', title: 'United States' },
];

describe('a violation is described in words at its field', () => {
  test.each<[string, RJSFSchema, unknown, string]>([
    ['minimum', { type: 'number', minimum: 1 }, 0, 'At least 1.'],
    ['maximum', { type: 'number', maximum: 4 }, 5, 'At most 4.'],
    ['both', { type: 'number', minimum: 1, maximum: 365 }, 400, 'Between 1 and 365.'],
    ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }, 0, 'More than 0.'],
    ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 9 }, 9, 'Less than 9.'],
    ['multipleOf', { type: 'number', multipleOf: 5 }, 3, 'A multiple of 5.'],
    ['multipleOf 1', { type: 'number', multipleOf: 1 }, 1.5, 'Enter a whole number.'],
    ['integer', { type: 'integer' }, 1.5, 'Enter a whole number.'],
    ['number', { type: 'number' }, 'x', 'Enter a number.'],
    ['minLength 1', { type: 'string', minLength: 1 }, '', 'This field is required.'],
    ['minLength', { type: 'string', minLength: 3 }, 'ab', 'At least 3 characters.'],
    ['maxLength', { type: 'string', maxLength: 1 }, 'ab', 'At most 1 character.'],
    ['pattern', { type: 'string', pattern: '^a' }, 'b', 'This isn’t in the required format.'],
    ['email', { type: 'string', format: 'email' }, 'b', 'Enter an email address.'],
    ['uri', { type: 'string', format: 'uri' }, 'b', 'Enter a web address (https://…).'],
    ['date', { type: 'string', format: 'date' }, '2026-02-30', 'Enter a date.'],
    ['oneOf', { type: 'string', oneOf: choices }, 'mars', 'Choose one from the list.'],
    ['enum', { type: 'string', enum: ['x'] }, 'y', 'Choose one from the list.'],
    ['minItems', { type: 'array', minItems: 1 }, [], 'Choose at least one.'],
    ['maxItems', { type: 'array', maxItems: 2 }, [1, 2, 3], 'Choose at most 2.'],
    ['uniqueItems', { type: 'array', uniqueItems: true }, [1, 1], 'Use each item only once.'],
    ['an unknown keyword', { not: {} }, 1, 'This value isn’t accepted here.'],
  ])('%s', (_, property, value, expected) => {
    expect(wordsFor(property, value)).toEqual([expected]);
  });

  test('required, at the field that is missing', () => {
    expect(wordsFor({ type: 'string' }, undefined, true)).toEqual(['This field is required.']);
  });

  test('no message when everything fits', () => {
    expect(wordsFor({ type: 'string', oneOf: choices }, 'eu', true)).toEqual([]);
    expect(validator.validateFormData(undefined, { type: 'object' }).errors).toEqual([]);
  });
});

describe('a schema from outside', () => {
  test('whose rules cannot be read blocks with words, and never throws', () => {
    const broken: RJSFSchema = { type: 'object', properties: { a: { type: 'string', pattern: '[' } } };
    const { errors } = validator.validateFormData({ a: 'x' }, broken);
    expect(errors.map((error) => error.message)).toEqual([
      'The rules of this form can’t be read. Contact its developer.',
    ]);
    expect(validator.isValid(broken, { a: 'x' }, broken)).toBe(false);
    expect(validator.rawValidation(broken, { a: 'x' }).validationError).toBeInstanceOf(Error);
  });
});

test('a pattern that is not in the schema is checked too, at its field and in the same words', () => {
  const checking = createValidator([
    { path: ['a', null], matches: (text) => text.startsWith('x') },
    { path: ['b'], matches: () => false },
  ]);
  const schema: RJSFSchema = { type: 'object', properties: { a: { type: 'array' }, b: { type: 'string' } } };
  const { errors, errorSchema } = checking.validateFormData({ a: ['xa', 'no', 7], b: 'b' }, schema);
  expect(errors.map(({ params }) => params.path)).toEqual([['a', '1'], ['b']]);
  expect(errorSchema['b']?.__errors).toEqual(['This isn’t in the required format.']);
  expect(checking.validateFormData({ b: 'y'.repeat(2001) }, schema).errors).toEqual([]);
  expect(checking.validateFormData({ b: '😀'.repeat(2000) }, schema).errors).toHaveLength(1);
});
