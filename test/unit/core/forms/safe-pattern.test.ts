import { createContext, Script } from 'node:vm';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../../../src/core/basics/json';
import { linearMatcher } from '../../../../src/core/forms/linear-engine';
import { colourPattern, timePattern } from '../../../../src/core/forms/schema-keywords';
import { longestMatchedText, planPattern } from '../../../../src/core/forms/safe-pattern';

/** How the pattern may run: `native`, `linear` or not at all. */
function engineOf(pattern: unknown) {
  return planPattern(pattern)?.engine ?? 'refused';
}

function linearly(pattern: string) {
  const plan = planPattern(pattern);
  if (plan?.engine !== 'linear') throw new Error(`${pattern} is not for the linear engine`);
  return { matches: linearMatcher(plan.expression), size: plan.size };
}

describe('what is harmless by its form', () => {
  test.each([
    '^[A-Z]{2}-\\d{4}$',
    '^[a-z]+$',
    '^(eu|us)-[a-z]+-\\d$',
    '\\p{L}+',
    '^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$',
    '^(?!-)[a-z0-9-]{1,63}$',
    '^(?:\\+49|0)\\d{3,12}$',
    '^\\u{1F600}+$',
    '^[^\\s@]+$',
    timePattern,
    colourPattern,
    '',
  ])('%s runs natively', (pattern) => {
    expect(engineOf(pattern)).toBe('native');
  });
});

describe('what can be tried in many ways is never native', () => {
  test.each([
    '^(?:(?:a|a))*$',
    '^(?:x(?:a|a)y)*$',
    '^(?:(?:\\w|\\d))+$',
    '^(?:(?:a|aa)){30}$',
    '(a+)+$',
    '(a|aa)+$',
    '(.*a){20}$',
    '^a*a*a*b$',
    'a*a*a*b',
    '^[\\w.+-]+@[\\w.-]+$',
    `^${'a?'.repeat(60)}${'a'.repeat(60)}$`,
    `^${'(?:a|a)'.repeat(40)}b$`,
    '^a{0,99}a{0,99}a{0,99}a{0,99}b$',
    '^(?:ab)+$',
  ])('%s runs in the linear engine', (pattern) => {
    expect(engineOf(pattern)).toBe('linear');
  });

  test.each([
    ['look-behind', '(?<!a)b+c+'],
    ['a back reference', '^(a+)\\1$'],
    ['a named one', '^(?<x>a+)\\k<x>$'],
    ['look-ahead beside a repeated group', '^(?=.*\\d)(?:ab)+$'],
    ['look-ahead inside', '^[a-z]+(?!b)$'],
    ['look-ahead that repeats twice', '^(?=a*a*b)c$'],
    ['half a surrogate pair', '^(?:\\ud83d)+$'],
    ['a property that the engine does not know', '^(?:\\p{Emoji})+$'],
    ['more repetitions than the engine takes', '^(?:(?:ab){100}){100}$'],
    ['what does not compile', '(a'],
    ['more than 500 characters', 'a'.repeat(501)],
    ['no text', 7],
  ])('%s is refused', (_why, pattern) => {
    expect(engineOf(pattern)).toBe('refused');
  });

  test('look-behind and back references are refused, even where they repeat nothing', () => {
    expect(engineOf('(?<=a)b')).toBe('refused');
    expect(engineOf('(a)\\1')).toBe('refused');
  });
});

describe('the linear engine', () => {
  test.each([
    ['^(?:(?:a|a))*$', 'a'],
    ['^(?:x(?:a|a)y)*$', 'xay'],
    ['^(?:(?:\\w|\\d))+$', '1'],
    ['^(?:(?:a|aa)){30}$', 'a'],
    ['(.*a){20}$', 'a'],
    ['^a{0,99}a{0,99}a{0,99}a{0,99}b$', 'a'],
  ])('%s ends on its worst value, and stays within its size', (pattern, unit) => {
    const { matches, size } = linearly(pattern);
    expect(matches(`${unit.repeat(longestMatchedText / unit.length)}!`)).toBe(false);
    expect(size).toBeLessThanOrEqual(1000);
  });
});

/** Parts of patterns that both engines must read alike. */
const piece = fc.constantFrom(
  'a',
  'B',
  '7',
  '-',
  '\\.',
  '\\/',
  '[a-c]',
  '[^a-c]',
  '[A-Za-z_]',
  '[\\d.-]',
  '[[:x]',
  '[^\\s]',
  '[\\S\\n]',
  '[\\]\\\\^]',
  '[]',
  '[^]',
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\p{L}',
  '\\P{Lu}',
  '\\p{Script=Greek}',
  '[\\p{Ll}\\d]',
  'ß',
  'é',
  '\\u00e9',
  '\\xe9',
  '\\u{1F600}',
  '\\uD83D\\uDE00',
  '😀',
  '[😀-😃]',
  '\\t',
  '\\cJ',
  '\\0',
  '[\\b]',
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?');
const isAssertion = (text: string) => ['\\b', '\\B', '^', '$'].includes(text);
const { pattern: generated } = fc.letrec<{ pattern: string; term: string; sequence: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(piece, quantifier).map(([text, sign]) => (isAssertion(text) ? text : text + sign)),
    fc.tuple(tie('pattern'), quantifier).map(([inner, sign]) => `(?:${inner})${sign}`),
    fc.tuple(tie('pattern'), quantifier).map(([inner, sign]) => `(${inner})${sign}`),
  ),
  sequence: fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((branches) => branches.join('|')),
}));
const letters =
  'aabcBZz7_-./[]^:xéßΣσя😀😃ı\u0130\u212a\u017f \t\n\r\u00a0\u2028\u2029\ufeff\u0085\u0008\u0000';
const value = fc.array(fc.constantFrom(...Array.from(letters)), { maxLength: 9 }).map((all) => all.join(''));

const sandbox = createContext({ pattern: '', values: [] });
const matchAll = new Script('values.map((text) => new RegExp(pattern, "u").test(text))');

/** What the browser's own engine says; `undefined` where that takes too long, for some of these would take hours. */
function matchesNatively(pattern: string, values: readonly string[]): readonly boolean[] | undefined {
  try {
    Object.assign(sandbox, { pattern, values });
    return v.parse(v.array(v.boolean()), matchAll.runInContext(sandbox, { timeout: 1000 }));
  } catch (error) {
    // Thrown in another realm, where `Error` is another class.
    if (isObject(error) && error['code'] === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

test('the browser’s own engine is not waited for', () => {
  expect(matchesNatively('^(?:a|a)*$', [`${'a'.repeat(60)}!`])).toBeUndefined();
});

test('property: both engines say the same of every pattern and value', () => {
  let compared = 0;
  fc.assert(
    fc.property(generated, fc.array(value, { minLength: 1, maxLength: 8 }), (pattern, values) => {
      // The repeated group makes it one for the linear engine and changes nothing.
      const plan = planPattern(`(?:(?:${pattern})(?:){1})`);
      if (plan?.engine !== 'linear') return;
      const natively = matchesNatively(pattern, values);
      if (!natively) return;
      compared += values.length;
      const matches = linearMatcher(plan.expression);
      expect([pattern, values, values.map((text) => matches(text))]).toEqual([pattern, values, natively]);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(1000);
});
