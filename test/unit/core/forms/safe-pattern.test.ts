import { describe, expect, test } from 'vitest';
import { colourPattern, timePattern } from '../../../../src/core/forms/schema-keywords';
import { capOfPattern } from '../../../../src/core/forms/safe-pattern';
import { validate } from '../../../../src/core/forms/validation';

describe('patterns that may run', () => {
  test.each([
    ['^[A-Z]{2}-\\d{4}$', 2000],
    ['^[a-z]+$', 2000],
    ['^[\\w.+-]+@[\\w.-]+$', 2000],
    ['^(eu|us)-[a-z]+-\\d$', 2000],
    ['^(?:ab)+$', 2000],
    ['\\p{L}+', 2000],
    [timePattern, 2000],
    [colourPattern, 2000],
  ])('%s, on at most %d characters', (pattern, cap) => {
    expect(capOfPattern(pattern)).toBe(cap);
  });

  test('one that takes long in the worst case runs on shorter values', () => {
    expect(capOfPattern('^a*a*a*b$')).toBeLessThan(400);
    expect(capOfPattern('a*a*a*b')).toBeLessThan(120);
  });

  test.each([
    ['^a*a*a*b$', 'a'],
    ['^[\\w.+-]+@[\\w.-]+$', 'a'],
    ['a*a*a*b', 'a'],
    ['^\\d{1,20}\\d{1,20}\\d{1,20}$', '1'],
    ['^(ab|cd|ef)+$', 'ab'],
  ])('%s ends within its limits on its worst value', (pattern, unit) => {
    const cap = capOfPattern(pattern) ?? 0;
    const worst = `${unit.repeat(cap)}!`.slice(-cap);
    const started = performance.now();
    new RegExp(pattern, 'u').test(worst);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a value of 10,000 characters is too long before its pattern is tried', () => {
    const schema = { type: 'string', pattern: '^a*a*a*b$', maxLength: capOfPattern('^a*a*a*b$') };
    const started = performance.now();
    expect(validate(schema, 'a'.repeat(10_000)).map((problem) => problem.keyword)).toEqual(['maxLength']);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
