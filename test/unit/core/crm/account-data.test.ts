import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsForType, readLogFields } from '../../../../src/core/crm/log-field';
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
    [
      'the keys by type of contact',
      [[{ const: 'a', accountDataKeyByContactType: { Lead: 'leads', Contact: 'contacts', Odd: 'a,b' } }]],
      ['leads', 'contacts'],
    ],
    [
      'one key whose properties are by type',
      [[{ ...field, accountDataPropertyByContactType: { Lead: 'leadStatuses' } }]],
      ['activityTypes'],
    ],
    ['no type where that is no object', [[{ const: 'a', accountDataKeyByContactType: ['leads'] }]], []],
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

describe('options by type of contact', () => {
  const data = {
    crmData: { leadStatuses: ['New'], contactStatuses: ['Active', 'Gone'] },
    leads: [{ id: 1, name: 'Cold' }],
    all: ['Any'],
  };
  const titles = (part: object, type: string | undefined) => {
    const list = withAccountOptions([{ const: 'status', title: 'Status', type: 'selection', ...part }], data);
    const [shown] = fieldsForType(readLogFields(list).fields, type);
    return shown?.options.map(({ title }) => title);
  };
  const byProperty = {
    accountDataKey: 'crmData',
    accountDataPropertyByContactType: { Lead: 'leadStatuses', Contact: 'contactStatuses' },
  };
  const byKey = {
    accountDataKey: 'all',
    accountDataKeyByContactType: { Lead: 'leads', toString: 'crmData', Nobody: 'none' },
  };

  test.each<[string, object, string | undefined, string[]]>([
    ['a property for the type', byProperty, 'Lead', ['New']],
    ['another for another', byProperty, 'Contact', ['Active', 'Gone']],
    ['none for a type that is not named', byProperty, 'Candidate', []],
    ['none before there is a contact', byProperty, undefined, []],
    ['a key for the type', byKey, 'Lead', ['Cold']],
    ['the common key for the others', byKey, 'Contact', ['Any']],
    ['the common key where the CRM has nothing for the type', byKey, 'Nobody', ['Any']],
    ['an inherited name that is no type', byKey, 'constructor', ['Any']],
    [
      'a key and a property for the type',
      {
        accountDataKeyByContactType: { Lead: 'crmData' },
        accountDataPropertyByContactType: { Lead: 'leadStatuses' },
      },
      'Lead',
      ['New'],
    ],
    ['the declared ones where nothing fits', { ...byProperty, options: ['Own'] }, 'Candidate', ['Own']],
    [
      'the declared ones where it is no object',
      { accountDataKeyByContactType: 'x', options: ['Own'] },
      'Lead',
      ['Own'],
    ],
  ])('%s', (_what, part, type, expected) => {
    expect(titles(part, type)).toEqual(expected);
  });

  test('a manifest that names 10,000 types is read within limits', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, place) => [`t${place}`, 'all']));
    const [read] = readLogFields(
      withAccountOptions([{ const: 'a', type: 'selection', accountDataKeyByContactType: many }], data),
    ).fields;
    expect(Object.keys(read?.typedOptions ?? {})).toHaveLength(20);
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
