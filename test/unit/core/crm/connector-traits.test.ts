import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personParts, readConnectorTraits } from '../../../../src/core/crm/connector-traits';
import { readPersonContact } from '../../../../src/core/crm/person-contact';

describe('what a connector’s manifest says of requests', () => {
  test.each<[string, object, object]>([
    ['a time in seconds', { requestConfig: { timeout: 12 } }, { timeoutMs: 12_000 }],
    [
      'no longer than the browser lets a worker wait',
      { requestConfig: { timeout: 60 } },
      { timeoutMs: 28_000 },
    ],
    ['no shorter than a server needs', { requestConfig: { timeout: 0.1 } }, { timeoutMs: 5000 }],
    ['no time', { requestConfig: { timeout: '12' } }, {}],
    ['a time that is none', { requestConfig: { timeout: Number.NaN } }, {}],
    ['a time before now', { requestConfig: { timeout: -1 } }, {}],
    ['a list for an object', { requestConfig: [] }, {}],
    ['contacts past the cache', { page: { disableContactCache: true } }, { refreshesContacts: true }],
    ['only a clear yes', { page: { disableContactCache: 'yes' } }, {}],
    ['no disposition', { disableDisposition: true }, { skipsDisposition: true }],
    ['only a clear no', { disableDisposition: 1 }, {}],
  ])('%s', (_what, platform, traits) => {
    expect(readConnectorTraits({ ...platform })).toEqual(traits);
  });

  test.each<[string, unknown, object]>([
    ['a part of the contact', 'cachedData.extensionInfo.contact.department', { dept: 'department' }],
    ['without the cache’s name', 'extensionInfo.contact.department', { dept: 'department' }],
    ['a part of a part', 'extensionInfo.contact.businessAddress.city', { dept: 'businessAddress.city' }],
    ['another part of the person', 'cachedData.extensionInfo.permissions.admin', {}],
    ['a token', 'cachedData.token.access_token', {}],
    ['a way out of the contact', 'extensionInfo.contact.../../token', {}],
    ['no path', 7, {}],
  ])('asked of the person: %s', (_what, path, ofPerson) => {
    const traits = readConnectorTraits({ rcAdditionalSubmission: [{ id: 'dept', path }] });
    expect(traits.ofPerson ?? {}).toEqual(ofPerson);
  });

  test('ten thousand wishes are twenty, and a hostile key is none', () => {
    const wish = (id: string) => ({ id, path: 'extensionInfo.contact.company' });
    const many = Array.from({ length: 10_000 }, (_, index) => wish(`k${index}`));
    const { ofPerson = {} } = readConnectorTraits({ rcAdditionalSubmission: many });
    expect(Object.keys(ofPerson)).toHaveLength(20);
    expect(readConnectorTraits({ rcAdditionalSubmission: [wish('__proto__')] })).toEqual({});
  });

  test('whatever stands there, it can be read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (platform) => {
        const { timeoutMs = 5000 } = readConnectorTraits(platform);
        expect(timeoutMs).toBeGreaterThanOrEqual(5000);
        expect(timeoutMs).toBeLessThanOrEqual(28_000);
      }),
    );
  });
});

describe('a person’s contact in RingCentral', () => {
  test('is one level of texts', () => {
    expect(
      readPersonContact({
        email: ' a@example.com ',
        department: 'Sales',
        businessAddress: { city: 'Belmont', deep: { er: 1 } },
        pronounced: null,
        list: ['x'],
      }),
    ).toEqual({ email: 'a@example.com', department: 'Sales', 'businessAddress.city': 'Belmont' });
    expect(readPersonContact('no contact')).toEqual({});
  });

  test('goes to a connector as far as it asked and the person has filled it in', () => {
    const traits = { ofPerson: { dept: 'department', firm: 'company', odd: 'toString' } };
    const sales = { email: 'a@example.com', contact: { department: 'Sales' } };
    expect(personParts(traits, sales)).toEqual({ dept: 'Sales' });
    expect(personParts({ ofPerson: { mail: 'email' } }, sales)).toEqual({ mail: 'a@example.com' });
    expect(personParts(traits, { email: '' })).toEqual({});
    expect(personParts(undefined, sales)).toEqual({});
  });
});
