import { expect, test } from 'vitest';
import {
  isLeftToServer,
  isLoggedByServer,
  loggingRecord,
} from '../../../../src/core/server-logging/logging-record';

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

test.each([
  ['a call of today', {}, 0, true],
  ['a message', { kind: 'sms' }, 0, false],
  ['what is logged', { fate: 'logged' }, 0, false],
  ['a call of another CRM', { account: 'b' }, 0, false],
  ['a call that has waited three days', {}, 3 * 24 * 3_600_000, false],
] as const)('%s is left to the server: %#', (_name, change, age, isLeft) => {
  const call = { kind: 'call', fate: 'todo', account: 'a', ...change } as const;
  expect(isLeftToServer(call, 1000, { owner: 'a', now: 1000 + age })).toBe(isLeft);
});
