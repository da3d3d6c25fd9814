import { expect, test } from 'vitest';
import { lastFirst, readLastValues, withLastValues } from '../../../../src/core/crm/last-values';
import { readLogFields } from '../../../../src/core/crm/log-field';

const options = ['a', 'b', 'c', 'd'].map((value) => ({ const: value, title: value.toUpperCase() }));
const { fields } = readLogFields([
  { const: 'outcome', title: 'Outcome', type: 'selection', options },
  { const: 'remark', title: 'Remark', type: 'inputField' },
]);
const order = (last: Parameters<typeof lastFirst>[1]) =>
  lastFirst(fields, last)[0]?.options.map(({ value }) => value);

test('what was chosen last comes first, the newest before the others', () => {
  const once = withLastValues({}, fields, { outcome: 'c' });
  const twice = withLastValues(once, fields, { outcome: 'b' });
  expect(order(twice)).toEqual(['b', 'c', 'a', 'd']);
  expect(order({})).toEqual(['a', 'b', 'c', 'd']);
});

test('only options are kept: nothing that was typed, and nothing that is not offered', () => {
  expect(withLastValues({}, fields, { remark: 'private', outcome: 'none of these' })).toEqual({});
});

test('an option that is no longer offered is passed over', () => {
  expect(order({ outcome: ['gone', 'd'] })).toEqual(['d', 'a', 'b', 'c']);
});

test('three values a field and forty fields are kept', () => {
  let last = {};
  for (const outcome of ['a', 'b', 'c', 'd']) last = withLastValues(last, fields, { outcome });
  expect(last).toEqual({ outcome: ['d', 'c', 'b'] });
  const many = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`f${index}`, ['a']]));
  const kept = withLastValues(many, fields, { outcome: 'a' });
  expect(Object.keys(kept)).toHaveLength(40);
  expect(Object.keys(kept)[0]).toBe('outcome');
});

test.each([['text'], [{ outcome: 'a' }], [null]])('%j in storage is nothing', (stored) => {
  expect(readLastValues(stored)).toEqual({});
});
