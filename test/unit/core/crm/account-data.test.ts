import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountDataKeys, readAccountData, withAccountOptions } from '../../../../src/core/crm/account-data';

const field = { const: 'kind', type: 'selection', accountDataKey: 'activityTypes' };

describe('what a manifest wants of the CRM’s own values', () => {
  test.each<[string, unknown[], string[]]>([
    [
      'each key once',
      [[field, field], [{ ...field, accountDataKey: 'stages' }]],
      ['activityTypes', 'stages'],
    ],
    ['no key', [[{ const: 'a' }], undefined, 'x'], []],
    ['a key that the server would take for two', [[{ ...field, accountDataKey: 'a,b' }]], []],
    ['a key that leads to a prototype', [[{ ...field, accountDataKey: '__proto__' }]], []],
    ['a key that is none', [[{ ...field, accountDataKey: {} }]], []],
  ])('%s', (_what, lists, keys) => {
    expect(accountDataKeys(lists)).toEqual(keys);
  });

  test('is twenty keys at most', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ ...field, accountDataKey: `k${index}` }));
    expect(accountDataKeys([many])).toHaveLength(20);
  });
});

describe('options of the CRM', () => {
  const call = [
    { const: 'call', title: 'Call' },
    { const: '7', title: 'Meeting' },
  ];

  test.each<[string, object, unknown, unknown]>([
    [
      'by const and title',
      {},
      [
        { const: 'call', title: 'Call' },
        { const: '7', title: 'Meeting' },
      ],
      call,
    ],
    [
      'by id and name',
      {},
      [
        { id: 'call', name: 'Call' },
        { id: 7, name: 'Meeting' },
      ],
      call,
    ],
    ['as texts', {}, ['call'], [{ const: 'call', title: 'call' }]],
    [
      'below a property',
      { accountDataProperty: 'forCalls' },
      { forCalls: ['call'] },
      [{ const: 'call', title: 'call' }],
    ],
    ['of no list', {}, { forCalls: ['call'] }, undefined],
    ['of an inherited property', { accountDataProperty: 'constructor' }, {}, undefined],
    ['of nothing that has a value', {}, [{}, null, { name: 'x' }], undefined],
  ])('%s', (_what, part, activityTypes, options) => {
    const [read] = Object(withAccountOptions([{ ...field, ...part }], { activityTypes }));
    expect(read.options).toEqual(options);
  });

  test('stay as they were declared where the CRM says nothing', () => {
    const declared = [{ ...field, options: ['a'] }, 'junk'];
    expect(withAccountOptions(declared, {})).toEqual(declared);
    expect(withAccountOptions('no list', {})).toBe('no list');
  });

  test('whatever comes, a list stays as long', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        expect(withAccountOptions([field], { ...data, activityTypes: data })).toHaveLength(1);
      }),
    );
  });
});

test.each<[unknown, unknown]>([
  [{ successful: true, data: { a: [] } }, { a: [] }],
  [{ successful: false, returnMessage: 'x' }, undefined],
  [{ successful: true }, undefined],
  ['', undefined],
])('the answer %j is %j', (body, data) => {
  expect(readAccountData(body)).toEqual(data);
});
