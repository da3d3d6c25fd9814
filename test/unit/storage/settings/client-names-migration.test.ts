import { expect, test } from 'vitest';
import { parseAs } from '../../../../src/core/basics/shape';
import { preferences } from '../../../../src/storage/settings/preferences';
import recorded from '../../../fixtures/profile-0.1.0.json';

test('what the first panel stored opens, with the names of App Connect’s own client', () => {
  expect(parseAs(preferences, recorded.local.preferences)).toEqual({
    clientId: 'sample-client',
    language: 'system',
    notices: ['failed', 'completed'],
    theme: 'system',
    formerChoices: {
      autoLogCall: false,
      autoLogSMS: false,
      multipleContactsPreference: 'skipLogging',
      openContactPageFromIncomingCall: 'onFirstRing',
      openContactPageFromOutgoingCall: 'onFirstRing',
    },
  });
});

test.each([
  ['nothing of these was chosen', { theme: 'dark' }, { theme: 'dark' }],
  ['a choice cannot be read', { call: 'yes', theme: 'dark' }, { theme: 'dark' }],
  ['it is no object', 'damaged', {}],
])('where %s', (_what, stored, expected) => {
  expect(parseAs(preferences, stored)).toEqual(expected);
});
