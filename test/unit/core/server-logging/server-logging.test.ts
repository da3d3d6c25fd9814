import { expect, test } from 'vitest';
import { readSubscription } from '../../../../src/core/server-logging/logging-subscription';
import { readServerLogging } from '../../../../src/core/server-logging/server-logging';

const read = (declared: unknown) => readServerLogging({ serverSideLogging: declared });

test('a declaration is read as the manifest has it', () => {
  expect(
    read({
      url: 'https://logging.example.com/base',
      useAdminAssignedUserToken: true,
      enableUserMapping: true,
      additionalFields: [{ const: 'a' }],
      rcClientId: 'client',
    }),
  ).toEqual({
    url: 'https://logging.example.com/base',
    host: 'logging.example.com',
    usesAdminSession: true,
    hasUserMapping: true,
    additionalFields: [{ const: 'a' }],
    ringCentralClientId: 'client',
  });
});

test.each([[undefined], [null], ['yes'], [[]]])('%j declares nothing', (declared) => {
  expect(read(declared)).toBeUndefined();
});

test.each(['http://logging.example.com', 'https://user:pw@logging.example.com', 'https://10.0.0.1', 7])(
  'no token goes to %s',
  (url) => {
    expect(read({ url })).toMatchObject({ url: undefined, host: '' });
  },
);

test.each([
  ['off', { subscribed: false }, { level: 'Disable', doNotLogNumbers: '', sources: ['ex'] }],
  [
    'off, with what it was set to before',
    { subscribed: false, subscriptionLevel: 'Account', loggingByAdmin: true },
    { level: 'Disable', ownedByAdmin: true },
  ],
  [
    'on, numbers as a list',
    { subscribed: true, subscriptionLevel: 'User', doNotLogNumbers: ['+1650', '101'], sources: ['cx'] },
    { level: 'User', ownedByAdmin: false, doNotLogNumbers: '+1650,101', sources: ['cx'] },
  ],
  ['on at a level of tomorrow', { subscribed: true, subscriptionLevel: 'Site' }, { level: 'Account' }],
  [
    'held by another admin',
    {
      subscribed: false,
      subscribedByOtherAdmin: {
        name: 'Lee',
        setting: { subscriptionLevel: 'Account', loggingByAdmin: true },
      },
    },
    { level: 'Account', ownedByAdmin: true, managedBy: 'Lee' },
  ],
])('a subscription that is %s', (_, answer, expected) => {
  expect(readSubscription(answer)).toMatchObject(expected);
});
