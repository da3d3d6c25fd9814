import { expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { unfitFields } from '../../../../src/core/forms/field-check';

const { fields } = readFields([
  { const: 'mark', type: 'string', required: true },
  { const: 'days', type: 'number' },
  { const: 'on', type: 'boolean' },
  { const: 'region', type: 'selection', oneOf: [{ const: 'eu' }, { const: 'us' }] },
  {
    const: 'for',
    type: 'selection',
    multiSelect: true,
    required: true,
    oneOf: [{ const: 'in' }, { const: 'out' }],
  },
  { const: 'tenant', type: 'string', required: true, hidden: true },
]);

test('good values, and optional ones that are empty, fit', () => {
  expect(unfitFields(fields, { mark: 'x', days: 0, on: false, region: 'eu', for: ['in'] })).toEqual([]);
  expect(
    unfitFields(fields, { mark: 'x', days: null, on: undefined, region: '', for: ['in', 'out'] }),
  ).toEqual([]);
});

test('each kind of misfit is named by its key; what is hidden is the admin’s', () => {
  expect(unfitFields(fields, { days: '3', on: 'no', region: 'mars', for: [] })).toEqual([
    'mark',
    'days',
    'on',
    'region',
    'for',
  ]);
  expect(unfitFields(fields, { mark: 7, days: Number.NaN, on: true, region: 'us', for: 'in' })).toEqual([
    'mark',
    'days',
    'for',
  ]);
});
