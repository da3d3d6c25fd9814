import { describe, expect, test } from 'vitest';
import { readConnectorLicence } from '../../../../src/core/crm/connector-licence';
import { readConnectorSignIn } from '../../../../src/core/sign-in/connector-sign-in';
import { defaultRedirectPage } from '../../../../src/core/sign-in/landing';

const read = (crm: object, more: object = {}) => readConnectorSignIn({ platforms: { crm }, ...more }, 'crm');

describe('signing in to a CRM', () => {
  test('by a page without fields still asks for the key', () => {
    expect(read({ auth: { type: 'apiKey' } })).toMatchObject({
      displayName: 'crm',
      auth: { type: 'apiKey', title: '', fields: [{ key: 'apiKey', required: true }] },
    });
  });

  test('by its own page: where that ends, if it is safe to look there', () => {
    const at = (redirectUri: unknown) =>
      read({ displayName: 'CRM', auth: { type: 'oauth', oauth: { redirectUri } } })?.auth;
    expect(at('https://crm.example.com/end')).toEqual({
      type: 'oauth',
      redirectPage: 'https://crm.example.com/end',
    });
    expect(at('http://crm.example.com/end')).toMatchObject({ redirectPage: defaultRedirectPage });
    expect(at(undefined)).toMatchObject({ redirectPage: defaultRedirectPage });
  });

  test.each([[null], [{}], [{ platforms: { crm: 'x' } }], [{ platforms: [] }]])(
    'is not possible with %j',
    (body) => {
      expect(readConnectorSignIn(body, 'crm')).toBeUndefined();
    },
  );
});

describe('a connector’s licence', () => {
  test('is read as declared', () => {
    const body = { isLicenseValid: true, licenseStatus: 'Basic', licenseStatusDescription: 'Until **May**' };
    expect(readConnectorLicence(body)).toEqual({
      isValid: true,
      status: 'Basic',
      description: 'Until **May**',
    });
    expect(readConnectorLicence({ isLicenseValid: false })).toEqual({
      isValid: false,
      status: '',
      description: '',
    });
  });

  test.each([[null], ['OK'], [{}], [{ isLicenseValid: 'true' }]])('%j is no answer', (body) => {
    expect(readConnectorLicence(body)).toBeUndefined();
  });
});
