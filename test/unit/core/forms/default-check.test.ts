import { describe, expect, test } from 'vitest';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';

const unfit = (platform: { [part: string]: unknown }) => {
  const described = readPluginDescription({ platforms: { 'a.b': platform } }, 'a.b');
  return described?.problems.filter(({ reason }) => reason === 'unfit_default').map(({ field }) => field);
};
const listed = (field: { [part: string]: unknown }) => unfit({ pageContent: [{ const: 'x', ...field }] });
const inSchema = (x: { [part: string]: unknown }) =>
  unfit({ configSchema: { type: 'object', properties: { x } } });

const choice = { oneOf: [{ const: 'eu' }, { const: 'us' }] };

describe('a default outside its own limits is named', () => {
  test.each([
    [{ type: 'number', default: 400, maximum: 365 }],
    [{ type: 'integer', default: 0, minimum: 1 }],
    [{ type: 'number', default: 1, exclusiveMinimum: 1 }],
    [{ type: 'number', default: 1, exclusiveMaximum: 1 }],
    [{ type: 'string', default: 'too long', maxLength: 3 }],
    [{ type: 'string', default: 'a', minLength: 3 }],
    [{ type: 'array', default: ['a', 'b'], maxItems: 1 }],
    [{ type: 'array', default: ['a'], minItems: 2 }],
    [{ type: 'boolean', default: 'yes' }],
  ])('%j, listed or in a schema', (field) => {
    expect(listed(field)).toEqual(['x']);
    expect(inSchema(field)).toEqual(['x']);
  });

  test('one that is not among the options', () => {
    expect(listed({ type: 'selection', default: 'asia', ...choice })).toEqual(['x']);
    expect(listed({ type: 'selection', multiSelect: true, default: ['eu', 'asia'], ...choice })).toEqual([
      'x',
    ]);
    expect(inSchema({ type: 'string', default: 'asia', ...choice })).toEqual(['x']);
    expect(inSchema({ type: 'string', default: 'asia', enum: ['eu', 'us'] })).toEqual(['x']);
    const items = { type: 'string', enum: ['eu', 'us'] };
    expect(inSchema({ type: 'array', default: ['eu', 'asia'], items })).toEqual(['x']);
  });

  test('inside a group by its path, and behind a reference', () => {
    const days = { type: 'integer', default: 400, maximum: 365 };
    expect(inSchema({ type: 'object', properties: { days } })).toEqual(['x.days']);
    const configSchema = { $defs: { days }, type: 'object', properties: { x: { $ref: '#/$defs/days' } } };
    expect(unfit({ configSchema })).toEqual(['x']);
  });

  test('also where only a condition brings the setting in', () => {
    const brought = { properties: { x: { type: 'number', default: 9, maximum: 5 } } };
    const configSchema = {
      type: 'object',
      properties: { on: { type: 'boolean' } },
      if: { properties: { on: { const: true } }, required: ['on'] },
      else: brought,
    };
    expect(unfit({ configSchema })).toEqual(['x']);
  });
});

test.each([
  [{ type: 'number', default: 365, maximum: 365, minimum: 1 }],
  [{ type: 'number', maximum: 365 }],
  [{ type: 'string', default: '', minLength: 3 }],
  [{ type: 'string', default: '🙂🙂', maxLength: 2 }],
  [{ type: 'boolean', default: false }],
  [{ type: 'array', default: [], minItems: 2 }],
])('%j is all right', (field) => {
  expect(listed(field)).toEqual([]);
  expect(inSchema(field)).toEqual([]);
});

test('options that are no texts take their default in either form', () => {
  const numbers = { oneOf: [{ const: 1 }, { const: 2 }] };
  expect(listed({ type: 'selection', default: 1, ...numbers })).toEqual([]);
  expect(listed({ type: 'selection', default: 3, ...numbers })).toEqual(['x']);
  expect(inSchema({ type: 'integer', default: 1, ...numbers })).toEqual([]);
});
