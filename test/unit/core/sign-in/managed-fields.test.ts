import { describe, expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import recorded from '../../../fixtures/managed-options.json';
import {
  asChoices,
  offerFields,
  readDynamicKeys,
  readManagedAuthState,
  readManagedOptions,
  readManagedScopes,
  withTyped,
} from '../../../../src/core/sign-in/managed-fields';

const content = [
  { const: 'apiKey', title: 'API key', required: true, managed: true, managedScope: 'account' },
  { const: 'login', title: 'Login', required: true, managed: true, managedScope: 'user' },
  { const: 'region', title: 'Region', managed: true },
  { const: 'team', title: 'Team' },
  { const: 'pin', title: 'PIN', required: true, managed: 'yes' },
];
const { fields } = readFields(content);
const scopes = readManagedScopes(content);

const state = (visible: string[] | null, more: object = {}) =>
  readManagedAuthState({ hasManagedAuth: true, visibleFieldConsts: visible, ...more });
const keys = (offered: ReturnType<typeof offerFields>) => offered.fields.map(({ key }) => key);
const required = (offered: ReturnType<typeof offerFields>) =>
  offered.fields.filter((field) => field.required).map(({ key }) => key);

describe('what an admin has filled in', () => {
  test('lists fields with their scope, only those that the connector declares as managed', () => {
    expect([...scopes]).toEqual([
      ['apiKey', 'account'],
      ['login', 'user'],
      ['region', 'account'],
    ]);
    expect(readManagedScopes('junk').size).toBe(0);
  });

  test('is hidden and listed with its scope; an unmanaged field stays although the server does not name it', () => {
    const offered = offerFields(fields, scopes, state(['pin']), false);
    expect(keys(offered)).toEqual(['team', 'pin']);
    expect(offered.filled).toEqual({ account: ['API key', 'Region'], user: ['Login'] });
  });

  test('what is not filled in yet is asked for, as the connector requires it', () => {
    const offered = offerFields(fields, scopes, state(['login', 'pin']), false);
    expect(keys(offered)).toEqual(['login', 'team', 'pin']);
    expect(required(offered)).toEqual(['login', 'pin']);
  });

  test('that was refused: everything is there, and what an admin has need not be typed', () => {
    const offered = offerFields(fields, scopes, state(null, { fallbackToManualAuth: true }), false);
    expect(keys(offered)).toEqual(['apiKey', 'login', 'region', 'team', 'pin']);
    expect(required(offered)).toEqual(['pin']);
    expect(offered.filled).toEqual({ account: [], user: [] });
  });

  test('that nobody could be asked about: the same', () => {
    expect(required(offerFields(fields, scopes, undefined, false))).toEqual(['pin']);
  });

  test('a connector for which the server knows no such thing keeps its whole page', () => {
    const none = readManagedAuthState({ hasManagedAuth: false, visibleFieldConsts: ['x'] });
    const offered = offerFields(fields, scopes, none, false);
    expect(required(offered)).toEqual(['apiKey', 'login', 'pin']);
  });

  test('a hidden field that is missing: an admin sees it and has to fill it in, others do not see it', () => {
    const hidden = [
      { const: 'companyKey', required: true, hidden: true, managed: true },
      { const: 'internal', hidden: true },
    ];
    const shown = (isAdmin: boolean) =>
      offerFields(readFields(hidden).fields, readManagedScopes(hidden), state(['companyKey']), isAdmin)
        .fields.filter((field) => !field.hidden)
        .map(({ key, required: isRequired }) => ({ key, isRequired }));
    expect(shown(true)).toEqual([{ key: 'companyKey', isRequired: true }]);
    expect(shown(false)).toEqual([]);
  });

  test.each([[null], ['x'], [[]], [{}], [{ hasManagedAuth: 'yes' }]])('junk is no answer: %j', (body) => {
    expect(readManagedAuthState(body)).toBeUndefined();
  });
});

describe('values that the connector offers', () => {
  const options = readManagedOptions(recorded.options) ?? [];

  test('are those of single people’s managed fields', () => {
    expect([...readDynamicKeys(recorded.content)]).toEqual(['seat']);
    const others = recorded.content.flatMap((field) => [
      { ...field, managed: false },
      { ...field, managedScope: 'account' },
      { ...field, managedFieldType: 'input' },
    ]);
    expect([...readDynamicKeys(others)]).toEqual([]);
    expect([...readDynamicKeys('junk')]).toEqual([]);
  });

  test('are read with their names', () => {
    expect(options).toEqual([
      { value: 'u-1', title: 'Jane Smith' },
      { value: '42', title: 'Ravi Rao' },
    ]);
    expect(readManagedOptions(recorded.none)).toEqual([]);
    expect(
      readManagedOptions([7, { value: 7, label: '' }, { value: '', label: 'x' }, { label: 'y' }]),
    ).toEqual([{ value: '7', title: '7' }]);
  });

  test.each([[null], ['x'], [{}], [Array.from({ length: 200_000 }, () => ({ value: 'v', label: 'l' }))]])(
    'are none where the answer is no list, or too long',
    (body) => expect(readManagedOptions(body)).toBeUndefined(),
  );

  test('make the field a choice; what was typed before stays one', () => {
    const seat = readFields(recorded.content).fields;
    expect(asChoices(seat, {})).toEqual(seat);
    expect(asChoices(seat, { seat: [] })).toEqual(seat);
    expect(asChoices(seat, { seat: options })[1]).toMatchObject({ kind: 'select', options, required: true });
    expect(withTyped(options, 'u-1')).toEqual(options);
    expect(withTyped(options, 'typed')).toEqual([{ value: 'typed', title: 'typed' }, ...options]);
    expect(withTyped([], 'typed')).toEqual([]);
  });
});
