import { describe, expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { isValid, validate } from '../../../../src/core/forms/validation';

function places(schema: { [key: string]: unknown }, value: unknown) {
  return validate(schema, value).map(({ path, keyword }) => `${path.join('.')}: ${keyword}`);
}

describe('errors stand at their place', () => {
  test('a missing field is named, not its parent', () => {
    expect(places({ type: 'object', required: ['days'] }, {})).toEqual(['days: required']);
  });

  test('nested, with the limit that was broken', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'object', properties: { days: { maximum: 365 } } } },
    };
    expect(validate(schema, { a: { days: 400 } })).toMatchObject([
      { path: ['a', 'days'], keyword: 'maximum', limit: 365 },
    ]);
  });

  test('a select of constants says one thing', () => {
    const schema = { properties: { region: { oneOf: [{ const: 'eu' }, { const: 'us' }] } } };
    expect(places(schema, { region: 'xx' })).toEqual(['region: oneOf']);
  });

  test('of a choice, the branch that was meant', () => {
    const schema = {
      oneOf: [
        {
          properties: { by: { const: 'mail' }, address: { type: 'string', format: 'email' } },
          required: ['by', 'address'],
        },
        {
          properties: { by: { const: 'phone' }, number: { type: 'string', minLength: 5 } },
          required: ['by', 'number'],
        },
      ],
    };
    expect(places(schema, { by: 'phone', number: '1' })).toEqual(['number: minLength']);
    expect(places(schema, { by: 'mail', address: 'nope' })).toEqual(['address: format']);
  });

  test('keys with slashes and tildes', () => {
    expect(validate({ properties: { 'a/b~c': { type: 'number' } } }, { 'a/b~c': 'x' })[0]?.path).toEqual([
      'a/b~c',
    ]);
  });

  test('undefined is no crash', () => {
    expect(isValid({ type: 'object' }, undefined)).toBe(false);
    expect(places({ type: 'object', properties: { a: { type: 'string' } } }, { a: undefined })).toEqual([]);
  });
});

test('the form of declared fields accepts good values and refuses bad ones', () => {
  const { fields } = readFields([
    { const: 'mark', title: 'Mark', type: 'string', required: true },
    { const: 'days', title: 'Days', type: 'number' },
    { const: 'on', title: 'On', type: 'boolean' },
    { const: 'region', title: 'Region', type: 'selection', oneOf: [{ const: 'eu', title: 'EU' }] },
    {
      const: 'for',
      title: 'For',
      type: 'selection',
      multiSelect: true,
      oneOf: [
        { const: 'in', title: 'In' },
        { const: 'out', title: 'Out' },
      ],
    },
  ]);
  const { schema } = formSchema(fields);
  expect(places(schema, { mark: 'x', days: 3, on: false, region: 'eu', for: ['in'] })).toEqual([]);
  expect(
    places(schema, { mark: '', days: '3', on: 'no', region: 'mars', for: ['in', 'in'] }).toSorted(),
  ).toEqual(['days: type', 'for: uniqueItems', 'mark: minLength', 'on: type', 'region: oneOf']);
  expect(places(schema, {})).toEqual(['mark: required']);
});

test('a name that is too long for the patterns of names is refused before one of them runs', () => {
  const schema = {
    properties: { map: { type: 'object', patternProperties: { '\\d+a': { type: 'string' } } } },
  };
  const value = { map: { ['1'.repeat(2001)]: 'x' } };
  expect(places(schema, value)).toEqual(['map: maxLength']);
  expect(isValid(schema, value)).toBe(false);
  expect(isValid(schema, { map: { ['1'.repeat(2000)]: 'x' } })).toBe(true);
});
