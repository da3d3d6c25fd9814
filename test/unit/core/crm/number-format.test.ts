import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyFormat,
  formatProblem,
  joinFormats,
  nationalDigits,
} from '../../../../src/core/crm/number-format';
import { requireCorePhoneNumbers } from '../../../stack/core/core-package';

const server = requireCorePhoneNumbers('1741');

/** The digits by which a server fills a format, as App Connect's own connectors do it, a place a digit. */
function fillAsServers(format: string, digits: string): string {
  let filled = format;
  for (const digit of digits) filled = filled.replace(/[#*]/, digit);
  return filled;
}

describe('a format', () => {
  test.each([
    ['(###) ###-####', '0123456789', '(012) 345-6789'],
    ['+1-###-###-####', '0123456789', '+1-012-345-6789'],
    ['1##########', '0123456789', '10123456789'],
    ['*** *** ****', '6505550123', '650 555 0123'],
    ['#-*-#', '12', '1-2-#'],
    ['###', '6505550123', '650'],
    ['none', '6505550123', 'none'],
  ])('%s makes of %s %s', (format, digits, expected) => {
    expect(applyFormat(format, digits)).toBe(expected);
  });

  test('is filled as the servers fill it', () => {
    const format = fc.string({
      unit: fc.constantFrom('#', '*', '(', ')', '-', ' ', '+', '0', '$', '&'),
      maxLength: 20,
    });
    const digits = fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
      maxLength: 15,
    });
    fc.assert(
      fc.property(format, digits, (given, number) => {
        expect(applyFormat(given, number)).toBe(fillAsServers(given, number));
      }),
    );
  });

  test.each([
    ['', undefined],
    ['   ', undefined],
    ['(###) ###-####', undefined],
    ['*', undefined],
    ['###,###', 'comma'],
    [',', 'comma'],
    ['650', 'no_place'],
  ])('%o has the problem %o', (format, expected) => {
    expect(formatProblem(format)).toBe(expected);
  });
});

describe('the formats of a look-up', () => {
  test.each([
    [[], ''],
    [['', '  '], ''],
    [['###-####', '', '(###)'], '###-####,(###)'],
    [['#,#', '##'], '##'],
    [['650', '##'], '##'],
    [['#', '##', '###'], '#,##,###'],
  ])('%o are sent as %o', (formats, expected) => {
    expect(joinFormats(formats)).toBe(expected);
  });

  test('come apart again as they were', () => {
    const format = fc.string({ unit: fc.constantFrom('#', '*', ' ', '-', ',', '('), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(format, { maxLength: 6 }), (formats) => {
        const joined = joinFormats(formats);
        const parts = joined === '' ? [] : joined.split(',');
        expect(parts.every((part) => formats.includes(part))).toBe(true);
      }),
    );
  });
});

describe('the digits of a number', () => {
  test.each([
    ['+16505550123', { digits: '6505550123' }],
    ['+1 (650) 555-0123', { digits: '6505550123' }],
    ['+49 30 55501234', { digits: '3055501234' }],
    ['+39 06 1234 5678', { digits: '0612345678' }],
    ['+442079460000', { digits: '2079460000' }],
    ['+35312345678', { digits: '12345678' }],
    ['6505550123', { problem: 'no_plus' }],
    ['101', { problem: 'no_plus' }],
    ['', { problem: 'unreadable' }],
    ['Ada', { problem: 'unreadable' }],
    ['+16505550100*101', { problem: 'unreadable' }],
    ['+04930555012', { problem: 'unknown_country' }],
    ['+10123456789', { problem: 'invalid' }],
    ['+1650555012', { problem: 'invalid' }],
    ['+49301', { problem: 'invalid' }],
    ['+4930555012345678', { problem: 'invalid' }],
  ])('%s are %o', (number, expected) => {
    expect(nationalDigits(number)).toEqual(expected);
  });

  test('are those that the servers count, for every number that they take and RingCentral writes', () => {
    const number = fc
      .tuple(
        fc.constantFrom(...server.getSupportedCallingCodes()),
        fc.string({
          unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
          minLength: 5,
          maxLength: 12,
        }),
      )
      .map(([code, rest]) => `+${code}${rest}`);
    let taken = 0;
    fc.assert(
      fc.property(number, (given) => {
        const read = server.parsePhoneNumber(given);
        if (!read.valid || read.number?.e164 !== given) return;
        taken += 1;
        expect(nationalDigits(given)).toEqual({ digits: read.number.significant });
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
