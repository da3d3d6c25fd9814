import { expect, test } from 'vitest';
import { findAssignedUser, formFields } from '../../stack/connectors/assigned-user';
import { SESSION_SECRET } from '../../stack/core/core-version';
import { signToken } from '../../stack/json-web-token';

/** Whom the sample connectors make the owner of a log that the logging service sends. */

const rows: { readonly [table: string]: { readonly [key: string]: { readonly [column: string]: unknown } } } =
  {
    users: { 'u2-keyCRM': { platformAdditionalInfo: { id: 'u2' } } },
    adminConfigs: {
      'hashed-account': {
        userMappings: [
          { crmUserId: 'u3', rcExtensionId: '410000103' },
          { crmUserId: 6, rcExtensionId: ['410000104', '410000105'] },
        ],
      },
    },
  };
const findRow = async (table: string, key: string) => rows[table]?.[key] ?? null;
const session = (secret: string) =>
  signToken({ id: 'u2-keyCRM', platform: 'keyCRM' }, secret, 60, Date.now());
const ofExtension = (id: string) => ({ isAssignedToUser: true, adminAssignedUserRcId: id });

test.each([
  ['nothing is assigned', {}, undefined],
  ['the form of a person says so by chance', { adminAssignedUserRcId: '410000103' }, undefined],
  ['an extension that is mapped', ofExtension('410000103'), 'u3'],
  ['one of several extensions of a user', ofExtension('410000105'), '6'],
  ['an extension of nobody', ofExtension('410000109'), undefined],
  [
    'the session of the person, before any mapping',
    { ...ofExtension('410000103'), adminAssignedUserToken: session(SESSION_SECRET) },
    'u2',
  ],
  [
    'a session that the server has not signed',
    { ...ofExtension('410000103'), adminAssignedUserToken: session('other') },
    'u3',
  ],
])('%s', async (_name, additionalSubmission, owner) => {
  const input = { additionalSubmission, hashedAccountId: 'hashed-account' };
  expect(await findAssignedUser(input, findRow)).toBe(owner);
});

test('an account without settings maps nobody', async () => {
  const additionalSubmission = ofExtension('410000103');
  expect(await findAssignedUser({ additionalSubmission, hashedAccountId: 'x' }, findRow)).toBeUndefined();
  expect(await findAssignedUser({ additionalSubmission }, findRow)).toBeUndefined();
});

test('the assignment is no field of the CRM’s', () => {
  expect(formFields({ additionalSubmission: { ...ofExtension('1'), deal: 'd' } })).toEqual({ deal: 'd' });
  expect(formFields({ additionalSubmission: null })).toEqual({});
});
