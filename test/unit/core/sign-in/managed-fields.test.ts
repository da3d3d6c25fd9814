import { describe, expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import {
  offerFields,
  readManagedAuthState,
  readManagedScopes,
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
    const offered = offerFields(fields, scopes, state(['pin']));
    expect(keys(offered)).toEqual(['team', 'pin']);
    expect(offered.filled).toEqual({ account: ['API key', 'Region'], user: ['Login'] });
  });

  test('what is not filled in yet is asked for, as the connector requires it', () => {
    const offered = offerFields(fields, scopes, state(['login', 'pin']));
    expect(keys(offered)).toEqual(['login', 'team', 'pin']);
    expect(required(offered)).toEqual(['login', 'pin']);
  });

  test('that was refused: everything is there, and what an admin has need not be typed', () => {
    const offered = offerFields(fields, scopes, state(null, { fallbackToManualAuth: true }));
    expect(keys(offered)).toEqual(['apiKey', 'login', 'region', 'team', 'pin']);
    expect(required(offered)).toEqual(['pin']);
    expect(offered.filled).toEqual({ account: [], user: [] });
  });

  test('that nobody could be asked about: the same', () => {
    expect(required(offerFields(fields, scopes, undefined))).toEqual(['pin']);
  });

  test('a connector for which the server knows no such thing keeps its whole page', () => {
    const none = readManagedAuthState({ hasManagedAuth: false, visibleFieldConsts: ['x'] });
    const offered = offerFields(fields, scopes, none);
    expect(required(offered)).toEqual(['apiKey', 'login', 'pin']);
  });

  test.each([[null], ['x'], [[]], [{}], [{ hasManagedAuth: 'yes' }]])('junk is no answer: %j', (body) => {
    expect(readManagedAuthState(body)).toBeUndefined();
  });
});
