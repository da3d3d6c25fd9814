import { expect, test } from 'vitest';
import {
  isRegistrationSuspect,
  readRegistrationState,
} from '../../../../src/core/plugins/registration-state';

test.each([
  ['an empty body', null, true, 'missing'],
  ['Invalid URL', { licenseStatus: false, licenseStatusDescription: 'Invalid URL' }, true, 'wiped'],
  // Without an address the route fails for a healthy plugin in the same words.
  [
    'Invalid URL without an address',
    { licenseStatus: false, licenseStatusDescription: 'Invalid URL' },
    false,
    'registered',
  ],
  ['an expired licence', { licenseStatus: false, licenseStatusDescription: 'Expired' }, true, 'registered'],
  ['a good licence', { licenseStatus: true }, true, 'registered'],
  ['junk', 'hello', true, 'registered'],
] as const)('%s', (_name, body, hasAddress, state) => {
  expect(readRegistrationState(body, hasAddress)).toBe(state);
});

test('a log that failed because of a wiped registration is told from other refusals', () => {
  expect(isRegistrationSuspect('Error creating call log')).toBe(true);
  expect(isRegistrationSuspect('Contact is required')).toBe(false);
  expect(isRegistrationSuspect(undefined)).toBe(false);
});
