import { expect, test } from 'vitest';
import {
  isLoggedByServer,
  isLoggingInDoubt,
  whereLeftToServer,
} from '../../../../src/core/server-logging/logging-record';

const user = { isAdmin: false, hashedExtensionId: 'user', platform: 'keyCRM' };
const admin = { isAdmin: true, hashedExtensionId: 'admin', platform: 'keyCRM' };
const isLogged = (serverSideLogging: unknown, person = user) =>
  isLoggedByServer({ serverSideLogging }, person);
const trialOf = (subscribedBy: string) => ({ enable: true, loggingLevel: 'User', subscribedBy });

test('for the account, it logs everybody’s calls', () => {
  expect(isLogged({ enable: true, loggingLevel: 'Account', subscribedBy: 'admin' })).toBe(true);
  expect(isLogged({ enable: true, loggingLevel: 'Account' })).toBe(true);
});

test('it logs to one CRM: calls of people who are connected to another one are theirs', () => {
  const record = { enable: true, loggingLevel: 'Account', crmPlatform: 'oauthCRM' };
  expect(isLogged(record)).toBe(false);
  expect(isLogged(record, { ...user, platform: 'oauthCRM' })).toBe(true);
  expect(isLogged({ ...trialOf('admin'), crmPlatform: 'oauthCRM' }, admin)).toBe(false);
});

test('a trial is for the one who began it, another admin’s calls are not logged', () => {
  expect(isLogged(trialOf('admin'))).toBe(false);
  expect(isLogged(trialOf('other'), admin)).toBe(false);
  expect(isLogged(trialOf('admin'), admin)).toBe(true);
});

test('a trial whose record names nobody is for the admins', () => {
  expect(isLogged({ enable: true, loggingLevel: 'User' })).toBe(false);
  expect(isLogged({ enable: true, loggingLevel: 'User' }, admin)).toBe(true);
});

test.each([
  { enable: false, loggingLevel: 'Disable', subscribedBy: 'user' },
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
  [{ enable: true, loggingLevel: 'Account' }, false],
  [{ enable: true, loggingLevel: 'Account', changingAt: 'logging.example.com' }, true],
  ['Account', false],
  [undefined, false],
])('%j is in doubt: %s', (serverSideLogging, isInDoubt) => {
  expect(isLoggingInDoubt({ serverSideLogging })).toBe(isInDoubt);
});

const hour = 3_600_000;

test.each([
  ['a call that has just ended', {}, 0, 'hidden'],
  ['one that ended almost an hour ago', {}, hour - 1, 'hidden'],
  ['a long one that has just ended', { duration: 7200 }, 2 * hour, 'hidden'],
  ['one that has not come for an hour: the service may leave its number out', {}, hour, 'expected'],
  ['one that has not come for days', {}, 72 * hour, undefined],
  ['a message', { kind: 'sms' }, 0, undefined],
  ['what is logged', { fate: 'logged' }, 0, undefined],
  ['a call of another CRM', { account: 'b' }, 0, undefined],
] as const)('left to the server: %s', (_name, change, age, where) => {
  const call = { kind: 'call', fate: 'todo', account: 'a', startedAt: 1000, duration: 0, ...change } as const;
  expect(whereLeftToServer(call, { owner: 'a', now: 1000 + age })).toBe(where);
});
