import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import texts from '../../fixtures/page-texts.json';
import { findNumbers, mayHoldNumber } from '../../../src/page/find-numbers';
import { linkedNumber } from '../../../src/page/linked-number';
import { regions } from '../../../src/panel/settings/page-numbers/regions';

const us = { region: 'US', matcher: 'libPhone' } as const;
const all = { region: 'US', matcher: 'regExp' } as const;
const numbersIn = (text: string, rules: Parameters<typeof findNumbers>[1] = us) =>
  findNumbers(text, rules).map(({ number }) => number);

test('there are two hundred texts', () => {
  expect(texts.right.length + texts.wrong.length).toBeGreaterThanOrEqual(200);
});

describe('numbers of the region, and with a plus of all countries', () => {
  test.each(texts.right)('%s holds %s', (text, numbers) => {
    expect(numbersIn(text).join(' ')).toBe(numbers);
  });

  test.each(texts.wrong)('%s holds none', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });

  test.each([
    ['DE', '030 901820', '+4930901820'],
    ['DE', 'Tel. 0171 1234567', '+491711234567'],
    ['GB', '020 7946 0958', '+442079460958'],
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['AU', '(02) 9374 4000', '+61293744000'],
  ])('of %s: %s', (region, text, number) => {
    expect(numbersIn(text, { region, matcher: 'libPhone' })).toEqual([number]);
    expect(numbersIn(text)).toEqual([]);
  });

  test('every region that people can choose is one', () => {
    const known: string[] = getCountries();
    expect(
      regions()
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(known.filter((code) => /^[A-Z]+$/.test(code)).toSorted());
    expect(regions()).toContainEqual({ value: 'DE', label: 'Germany' });
  });

  test('a region that does not exist: numbers with a plus alone', () => {
    const rules = { region: 'XX', matcher: 'libPhone' } as const;
    expect(numbersIn('+49 30 901820', rules)).toEqual(['+4930901820']);
    expect(numbersIn('650-555-0123', rules)).toEqual([]);
  });

  test('each number has its place in the text', () => {
    const text = 'Home 650-555-0123, work 212-736-5000';
    expect(findNumbers(text, us).map(({ start, end }) => text.slice(start, end))).toEqual([
      '650-555-0123',
      '212-736-5000',
    ]);
  });
});

describe('all patterns', () => {
  /** It takes what is written like a number, so that these are in fact taken for some. */
  const taken = new Set([
    '1234567',
    '0000000000',
    '1111111111',
    '555-0123',
    '20261130',
    '123-45-6789',
    '94043-1351',
  ]);

  test.each(texts.right)('%s holds something that can be called', (text) => {
    expect(numbersIn(text, all).length).toBeGreaterThan(0);
  });

  test.each(texts.wrong.filter((text) => !taken.has(text)))('%s holds none', (text) => {
    expect(numbersIn(text, all)).toEqual([]);
  });

  test('and numbers that the region does not know', () => {
    expect(numbersIn('030 901820', all)).toEqual(['030901820']);
    expect(numbersIn('555-0123', all)).toEqual(['5550123']);
    expect(numbersIn('+49 (0)30 901820', all)).toEqual(['+4930901820']);
  });
});

test('a text of any length costs no more than its length', () => {
  expect(numbersIn('1-'.repeat(2400))).toEqual([]);
  expect(numbersIn('1-'.repeat(2400), all)).toEqual([]);
  expect(numbersIn(`650-555-0123 ${'a'.repeat(5000)}`)).toEqual([]);
});

test.each([
  ['tel:+16505550123', '+16505550123'],
  ['tel:650-555-0123', '6505550123'],
  ['TEL:%2B1(650)%20555-0123', '+16505550123'],
  ['tel:+16505550123;ext=12', '+16505550123'],
  ['tel:+16505550123,,12', '+16505550123'],
  ['callto:+16505550123', '+16505550123'],
  ['sms:+16505550123?body=Hi', '+16505550123'],
  ['tel:', undefined],
  ['tel:%', undefined],
  ['tel:nobody', undefined],
  ['https://example.com/+16505550123', undefined],
  ['mailto:tel:+16505550123', undefined],
])('the link %s calls %s', (href, number) => {
  expect(linkedNumber(href)).toBe(number);
});

test('a closer look, which takes half a millisecond, is worth it for one text in a hundred of a usual page', () => {
  const usual = [
    'Ada Lovelace',
    'Open',
    '42',
    'Nov 30',
    '10:42',
    '$1,200',
    'Analytical Engines, Room 12',
    '3 of 50',
  ];
  const texts = Array.from({ length: 1000 }, (_, place) =>
    place % 100 === 0 ? '(650) 555-0123' : `${usual[place % usual.length]}`,
  );
  expect(texts.filter(mayHoldNumber)).toHaveLength(10);
});
