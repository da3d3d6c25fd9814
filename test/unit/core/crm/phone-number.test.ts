import { expect, test } from 'vitest';
import { isSameNumber } from '../../../../src/core/crm/phone-number';

test.each([
  ['+16505550123', '+16505550123', true],
  ['+16505550123', '6505550123', true],
  ['6505550123', '+1 (650) 555-0123', true],
  ['+4930123456789', '030123456789', true],
  ['+442079460123', '02079460123', true],
  ['101', '101', true],
  ['+16505550101', '101', false],
  ['+16505550123', '5550123', false],
  ['+16505550123', '+16505550124', false],
  ['+16505550123', '+26505550123', false],
  ['', '', false],
  ['+16505550123', '', false],
])('%s and %s are one number: %s', (a, b, isSame) => {
  expect(isSameNumber(a, b)).toBe(isSame);
});
