import { describe, expect, test } from 'vitest';
import { readManagedAuth } from '../../../../src/core/sign-in/managed-auth';
import { readManagedOAuth } from '../../../../src/core/sign-in/managed-oauth';

describe('managed fields of an API key connector', () => {
  test('are the organisation’s and each person’s, with what has a value', () => {
    const read = readManagedAuth({
      hasManagedAuth: true,
      orgFields: [{ const: 'companyCode', title: 'Company code', managed: true }],
      userFields: [
        { const: 'seatKey', managed: true },
        { const: 'odd', type: 'hologram' },
      ],
      orgValues: { companyCode: { hasValue: true }, old: { hasValue: false } },
      userValues: [
        { rcExtensionId: 101, rcUserName: 'Priya', fields: { seatKey: { hasValue: true } } },
        'junk',
      ],
    });
    expect(read?.organisationFields.map(({ key, title }) => [key, title])).toEqual([
      ['companyCode', 'Company code'],
    ]);
    expect(read?.personFields.map(({ key }) => key)).toEqual(['seatKey']);
    expect([...(read?.stored ?? [])]).toEqual(['companyCode']);
    expect(read?.people).toEqual([{ extensionId: '101', name: 'Priya', stored: new Set(['seatKey']) }]);
  });

  test('are none where the connector declares none', () => {
    expect(readManagedAuth({ hasManagedAuth: false })).toMatchObject({
      organisationFields: [],
      personFields: [],
    });
  });

  test.each([[null], ['x'], [[]], [{}], [{ hasManagedAuth: 'yes' }]])('%j is not it', (body) => {
    expect(readManagedAuth(body)).toBeUndefined();
  });
});

describe('the organisation’s own OAuth app', () => {
  test.each([
    [
      { isAdmin: true, hasAccountOAuth: false, hasPendingOAuth: false },
      { state: 'none', values: {} },
    ],
    [
      {
        isAdmin: true,
        hasAccountOAuth: false,
        hasPendingOAuth: true,
        pendingValues: { clientId: 'c', clientSecret: { hasValue: true }, extra: 1 },
      },
      { state: 'pending', values: { clientId: 'c' } },
    ],
    [
      { isAdmin: true, hasAccountOAuth: true, hasPendingOAuth: false, oauthValues: { hostname: 'h' } },
      { state: 'account', values: { hostname: 'h' } },
    ],
    [{}, undefined],
    ['Missing platform name', undefined],
  ])('%j', (body, expected) => {
    expect(readManagedOAuth(body)).toEqual(expected);
  });
});
