import { expect, test } from 'vitest';
import { guardPatterns } from '../../../../src/core/forms/pattern-guard';

const text = { type: 'string' };

test('a schema without patterns stays the very same, and so do its parts', () => {
  const schema = { type: 'object', properties: { a: text, b: { type: 'array', items: text } } };
  expect(guardPatterns(schema)).toEqual({ schema, problems: [] });
  expect(guardPatterns(schema).schema).toBe(schema);
});

test('a pattern that may run brings its limit, any other is left out by name; settings may be called pattern', () => {
  const guarded = guardPatterns({
    type: 'object',
    properties: {
      pattern: { type: 'string', pattern: '^a+$' },
      evil: { type: 'object', properties: { in: { type: 'string', pattern: '(a+)+$' } } },
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
