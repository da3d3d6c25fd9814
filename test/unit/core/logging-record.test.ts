import { expect, test } from 'vitest';
import { isLoggedByServer, loggingRecord } from '../../../src/core/logging-record';

const user = { isAdmin: false, hashedExtensionId: 'user' };
const admin = { isAdmin: true, hashedExtensionId: 'admin' };
const isLogged = (serverSideLogging: unknown, person = user) =>
  isLoggedByServer({ serverSideLogging }, person);

test('for the account, it logs everybody’s calls', () => {
  expect(isLogged(loggingRecord('Account', 'admin'))).toBe(true);
  expect(isLogged({ enable: true, loggingLevel: 'Account' })).toBe(true);
});

test('a trial is for the one who began it, another admin’s calls are not logged', () => {
  expect(isLogged(loggingRecord('User', 'admin'))).toBe(false);
  expect(isLogged(loggingRecord('User', 'other'), admin)).toBe(false);
  expect(isLogged(loggingRecord('User', 'admin'), admin)).toBe(true);
});

test('a trial whose record names nobody is for the admins', () => {
  expect(isLogged({ enable: true, loggingLevel: 'User' })).toBe(false);
  expect(isLogged({ enable: true, loggingLevel: 'User' }, admin)).toBe(true);
});

test.each([
  loggingRecord('Disable', 'user'),
  { enable: false, loggingLevel: 'Account' },
  { enable: 'yes', loggingLevel: 'Account' },
  { enable: true },
  { enable: true, loggingLevel: 'Moon' },
  [],
  'Account',
  null,
  undefined,
])('%j logs nobody’s', (record) => expect(isLogged(record, admin)).toBe(false));
