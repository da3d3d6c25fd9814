import { expect, test } from 'vitest';
import { isYounger } from '../../../../src/core/basics/age';

test.each([
  ['just read', 1000, true],
  ['a moment before its time', 901, true],
  ['at its time', 900, false],
  ['long ago', 0, false],
  ['ahead: the clock was set back since', 1001, false],
])('%s', (_what, at, isYoung) => {
  expect(isYounger(at, 100, 1000)).toBe(isYoung);
});
