import { describe, expect, test } from 'vitest';
import { guardPatterns } from '../../../../src/core/forms/pattern-guard';
import { validate } from '../../../../src/core/forms/validation';

const text = { type: 'string' };

test('a schema without patterns stays the very same, and so do its parts', () => {
  const schema = { type: 'object', properties: { a: text, b: { type: 'array', items: text } } };
  expect(guardPatterns(schema)).toEqual({ schema, patterns: [], problems: [] });
  expect(guardPatterns(schema).schema).toBe(schema);
});

test('a pattern that may run brings its limit, any other is left out by name; settings may be called pattern', () => {
  const guarded = guardPatterns({
    type: 'object',
    properties: {
      pattern: { type: 'string', pattern: '^a+$' },
      evil: { type: 'object', properties: { in: { type: 'string', pattern: '(a+)\\1$' } } },
      short: { type: 'string', pattern: '^a$', maxLength: 3, default: { pattern: '(a+)+' } },
      open: { type: 'object', patternProperties: { '(a+)+': text, '^x': text } },
    },
  });
  expect(guarded.problems).toEqual([
    { field: 'evil.in', reason: 'unsafe_pattern' },
    { field: 'open', reason: 'unsafe_pattern' },
  ]);
  expect(guarded.schema['properties']).toEqual({
    pattern: { type: 'string', pattern: '^a+$', maxLength: 2000 },
    evil: { type: 'object', properties: { in: text } },
    short: { type: 'string', pattern: '^a$', maxLength: 3, default: { pattern: '(a+)+' } },
    open: { type: 'object', patternProperties: { '^x': text } },
  });
});

const ambiguous = [
  '^(?:(?:a|a))*$',
  '^(?:x(?:a|a)y)*$',
  '^(?:(?:\\w|\\d))+$',
  '^(?:(?:a|aa)){30}$',
  '^a*a*a*b$',
];

describe.each(ambiguous)('%s, which the validator’s own engine must not run', (pattern) => {
  const part = { type: 'string', pattern };

  test('is taken out of fields, of their parts and of lists, and handed out for the linear engine', () => {
    const guarded = guardPatterns({
      type: 'object',
      properties: {
        name: part,
        place: { type: 'object', properties: { zip: part } },
        all: { type: 'array', items: part },
        pair: { type: 'array', items: [text, part] },
      },
      allOf: [{ properties: { more: part } }],
    });
    expect(JSON.stringify(guarded.schema)).not.toContain('"pattern"');
    expect(Object(guarded.schema['properties']).name).toEqual({ type: 'string', maxLength: 2000 });
    expect(guarded.patterns.map(({ path }) => path)).toEqual([
      ['name'],
      ['place', 'zip'],
      ['all', null],
      ['pair', 1],
      ['more'],
    ]);
    expect(guarded.problems).toEqual([]);
  });

  test.each([
    ['if', { if: { properties: { in: part } }, else: { required: ['missing'] } }],
    ['else', { if: { required: ['missing'] }, else: { properties: { in: part } } }],
    ['oneOf', { oneOf: [{ properties: { in: part } }, { properties: { in: { type: 'null' } } }] }],
    ['anyOf', { anyOf: [{ properties: { in: part } }] }],
    ['not', { not: { properties: { in: part } } }],
    ['dependencies', { dependencies: { out: { properties: { in: part } } } }],
  ])('is refused by name inside %s, and the field takes any value', (_keyword, rules) => {
    const guarded = guardPatterns({ type: 'object', properties: { in: text, out: text }, ...rules });
    expect(guarded.patterns).toEqual([]);
    expect(guarded.problems).toEqual([{ field: 'in', reason: 'unsafe_pattern' }]);
    expect(JSON.stringify(guarded.schema)).not.toContain('"pattern"');
    expect(validate(guarded.schema, { in: 'anything', out: 'else' })).toEqual([]);
  });

  test('is refused as a name of properties, which may then be any', () => {
    const open = { type: 'object', patternProperties: { [pattern]: text }, additionalProperties: false };
    const guarded = guardPatterns({
      type: 'object',
      properties: { open, in: { patternProperties: { '^x': part } } },
    });
    expect(guarded.problems.map(({ field }) => field)).toEqual(['open', 'in']);
    expect(validate(guarded.schema, { open: { aaa: 'b' }, in: { xa: 'c' } })).toEqual([]);
  });
});

test('many patterns for the linear engine are too many for one form', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 30 }, (_, place) => [
      `f${place}`,
      { type: 'string', pattern: '^(?:[a-z]{450}){2}$' },
    ]),
  );
  const { patterns, problems } = guardPatterns({ type: 'object', properties });
  expect(patterns.length).toBeGreaterThan(5);
  expect(problems).toHaveLength(30 - patterns.length);
});
