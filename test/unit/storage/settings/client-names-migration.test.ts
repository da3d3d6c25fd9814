import { expect, test } from 'vitest';
import { parseAs } from '../../../../src/core/basics/shape';
import { resolveLoggingRules } from '../../../../src/core/settings/setting-decision';
import { choicesToMove } from '../../../../src/core/settings/waiting-choices';
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

test('a choice that cannot be read decides nothing', () => {
  const stored = parseAs(preferences, { call: 'yes', sms: true, theme: 'dark' });
  const settingRecords = { admin: { autoLogCall: { value: true, customizable: true } }, own: {} };
  const rules = resolveLoggingRules({ preferences: stored, settingRecords, policy: { preferences: {} } });
  expect(rules).toMatchObject({ call: true, sms: true });
  expect(choicesToMove(stored, { admin: {}, own: {} })).toEqual({ autoLogSMS: true });
});

test.each([
  ['nothing of these was chosen', { theme: 'dark' }, { theme: 'dark' }],
  ['it is no object', 'damaged', {}],
])('where %s', (_what, stored, expected) => {
  expect(parseAs(preferences, stored)).toEqual(expected);
});
