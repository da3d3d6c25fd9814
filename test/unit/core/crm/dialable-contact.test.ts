import { expect, test } from 'vitest';
import { readDialableContacts } from '../../../../src/core/crm/dialable-contact';
import hostileTexts from '../../../hostile/texts.json';

const ada = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
const numbersOf = (part: object) =>
  readDialableContacts({ contact: [{ ...ada, ...part }] })?.flatMap(({ phoneNumbers }) => phoneNumbers);

test.each([
  ['+14155550101', ['+14155550101']],
  ['(415) 555-0101', ['4155550101']],
  ['+49 (0)30 5550 1234', ['+493055501234']],
  ['030/55501234', ['03055501234']],
  ['030 55501234 / 0172 5550123', ['03055501234', '01725550123']],
  ['+1 415 555 0101, +1 415 555 0102; 415-555-0103', ['+14155550101', '+14155550102', '4155550103']],
  ['+1 415 555 0101 ext. 12', ['+14155550101']],
  ['+14155550101x12', ['+14155550101']],
  ['Mobile: +1 415 555 0101', ['+14155550101']],
  ['+1 415 555 0101, +14155550101', ['+14155550101']],
  [4155550101, ['4155550101']],
  [
    ['+14155550101', '+14155550102'],
    ['+14155550101', '+14155550102'],
  ],
])('in %j the numbers are %j', (phone, numbers) => {
  expect(numbersOf({ phone })).toEqual(numbers);
});

test('the other name of the field is read too', () => {
  expect(numbersOf({ phoneNumber: '+14155550101' })).toEqual(['+14155550101']);
});

test.each(['', 'none', 'ask Ada', '12', '+', '<b>7</b>', null, {}, [{}], true, '9'.repeat(5000)])(
  'a contact with %j cannot be called, and is left out',
  (phone) => {
    expect(readDialableContacts({ contact: [{ ...ada, phone }] })).toEqual([]);
  },
);

test('hostile texts are no numbers, and numbers are nothing but digits', () => {
  for (const phone of Object.values(hostileTexts).flat())
    for (const number of numbersOf({ phone }) ?? []) expect(number).toMatch(/^\+?\d{5,20}$/);
  const many = Array.from({ length: 10_000 }, (_, index) => `+1415${5_550_000 + index}`);
  expect(numbersOf({ phone: many })?.length).toBeLessThanOrEqual(10);
  expect(numbersOf({ phone: many.join(',') })?.length).toBeLessThanOrEqual(10);
});

test('whoever can be created is nobody to call, and another shape is no answer', () => {
  expect(
    readDialableContacts({
      contact: [{ isNewContact: true, id: 'new', name: 'New', phone: '+14155550101' }],
    }),
  ).toEqual([]);
  expect(readDialableContacts({ contact: 'Ada' })).toBeUndefined();
  expect(readDialableContacts(undefined)).toBeUndefined();
  expect(readDialableContacts({})).toEqual([]);
});
