import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revealSecret, withholdSecrets } from '../../../../src/core/sign-in/stored-secret';

const answer = {
  hasManagedAuth: true,
  fields: [{ const: 'seatKey', title: 'Seat key' }],
  orgValues: {
    companyCode: { hasValue: true, value: 'acme' },
    departmentKey: { hasValue: false, value: '' },
  },
  userValues: [
    { rcExtensionId: 101, rcUserName: 'Priya', fields: { seatKey: { hasValue: true, value: 's-1' } } },
    { rcExtensionId: '102', rcUserName: 'Dana', fields: { seatKey: { hasValue: true, value: 's-2' } } },
  ],
};

describe('an answer with credentials', () => {
  test('says which there are, and keeps the rest', () => {
    expect(withholdSecrets(answer)).toEqual({
      hasManagedAuth: true,
      fields: [{ const: 'seatKey', title: 'Seat key' }],
      orgValues: { companyCode: { hasValue: true }, departmentKey: { hasValue: false } },
      userValues: [
        { rcExtensionId: 101, rcUserName: 'Priya', fields: { seatKey: { hasValue: true } } },
        { rcExtensionId: '102', rcUserName: 'Dana', fields: { seatKey: { hasValue: true } } },
      ],
    });
    expect(withholdSecrets({ pendingValues: { clientId: 'c', clientSecret: 'x' } })).toEqual({
      pendingValues: { clientId: 'c', clientSecret: { hasValue: true } },
    });
  });

  test('never lets out anything in the place of a credential, whatever its shape', () => {
    const secret = 'S3CRET-IN-THE-CLEAR';
    const shapes = fc.oneof(
      fc.constant(secret),
      fc.constant({ value: secret }),
      fc.constant({ hasValue: true, value: secret, copy: secret }),
      fc.constant({ value: { nested: secret } }),
      fc.constant([secret]),
    );
    const key = fc.string().filter((text) => text !== secret);
    fc.assert(
      fc.property(fc.dictionary(key, shapes), shapes, (values, clientSecret) => {
        const hostile = {
          orgValues: values,
          userValues: [{ rcExtensionId: 1, fields: values }],
          pendingValues: { clientSecret },
          oauthValues: { clientSecret },
        };
        expect(JSON.stringify(withholdSecrets(hostile))).not.toContain(secret);
      }),
    );
  });
});

describe('one credential', () => {
  test.each([
    [['orgValues', 'companyCode'], 'acme'],
    [['userValues', '101', 'fields', 'seatKey'], 's-1'],
    [['userValues', '102', 'fields', 'seatKey'], 's-2'],
    [['userValues', '103', 'fields', 'seatKey'], ''],
    [['orgValues', 'departmentKey'], ''],
    [['orgValues', '__proto__'], ''],
    [['orgValues'], ''],
    [['hasManagedAuth', 'x', 'y'], ''],
  ])('%j', (place, value) => {
    expect(revealSecret(answer, place)).toBe(value);
  });

  test('of a managed OAuth app', () => {
    expect(revealSecret({ pendingValues: { clientSecret: 'x' } }, ['pendingValues', 'clientSecret'])).toBe(
      'x',
    );
  });
});
