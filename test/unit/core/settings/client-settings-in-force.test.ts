import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import {
  clientSettingsInForce,
  resolveClientSetting,
} from '../../../../src/core/settings/client-settings-in-force';
import { builtInClientSettings } from '../../../../src/core/settings/client-setting';
import { loggingRules } from '../../../../src/core/settings/logging-rules';
import { resolveLoggingRules } from '../../../../src/core/settings/setting-decision';

const locked = (value: unknown) => ({ value, customizable: false });
const open = (value: unknown) => ({ value, customizable: true });
const sources = (sides: {
  admin?: JsonObject;
  own?: JsonObject;
  choices?: JsonObject;
  former?: JsonObject;
  policy?: JsonObject;
}) => ({
  preferences: { choices: sides.choices, formerChoices: sides.former },
  settingRecords: { admin: sides.admin ?? {}, own: sides.own ?? {} },
  policy: { preferences: sides.policy ?? {} },
});
const own = (value: unknown) => ({ autoLogSMS: { value } });

describe('who decides', () => {
  test.each([
    ['nobody', {}, false, 'none'],
    ['an admin’s default', { admin: { autoLogSMS: open(true) } }, true, 'admin'],
    ['the person over a default', { admin: { autoLogSMS: open(true) }, own: own(false) }, false, 'own'],
    ['the person alone', { own: own(true) }, true, 'own'],
    ['a lock', { admin: { autoLogSMS: locked(false) }, own: own(true) }, false, 'locked'],
    ['a missing flag locks', { admin: { autoLogSMS: { value: true } }, own: own(false) }, true, 'locked'],
    [
      'a removed record does not',
      { admin: { autoLogSMS: { ...locked(true), isRemoved: true } } },
      false,
      'none',
    ],
    [
      'nor one without a value',
      { admin: { autoLogSMS: { customizable: false } }, own: own(true) },
      true,
      'own',
    ],
    ['an unreadable lock', { admin: { autoLogSMS: locked('yes') }, own: own(true) }, false, 'locked'],
    ['an unreadable default is none', { admin: { autoLogSMS: open('yes') } }, false, 'none'],
    ['nor is an unreadable choice one', { admin: { autoLogSMS: open(true) }, own: own('no') }, true, 'admin'],
    ['a choice that no server has yet', { choices: { autoLogSMS: true } }, true, 'own'],
    ['which is newer than the server’s', { choices: { autoLogSMS: true }, own: own(false) }, true, 'own'],
    ['one of the first panel is older', { former: { autoLogSMS: false }, own: own(true) }, true, 'own'],
    ['and in force all the same', { former: { autoLogSMS: true } }, true, 'own'],
    ['the policy', { policy: { autoLogSMS: true }, admin: { autoLogSMS: locked(false) } }, true, 'policy'],
    ['the policy, unreadable', { policy: { autoLogSMS: 1 }, own: own(true) }, false, 'policy'],
    ['the policy under a former name', { policy: { sms: true } }, true, 'policy'],
    ['and its client’s name before it', { policy: { sms: true, autoLogSMS: false } }, false, 'policy'],
    ['a record under a former name', { admin: { panel_sms: locked(true) } }, true, 'locked'],
    [
      'the client’s before it',
      { admin: { panel_sms: locked(true), autoLogSMS: open(false) } },
      false,
      'admin',
    ],
  ])('%s', (_what, sides, value, origin) => {
    expect(resolveClientSetting('autoLogSMS', sources(sides))).toEqual({ value, origin });
  });
});

test.each([
  ['fax', true, { autoLogInboundFax: true, autoLogOutboundFax: true }],
  ['unknownContact', 'ask', { unknownContactPreference: 'skipLogging' }],
  ['unknownContact', 'create', { unknownContactPreference: 'createNewPlaceholderContact' }],
  ['severalContacts', 'first', { multipleContactsPreference: 'firstAlphabetical' }],
  ['severalContacts', 'recent', { multipleContactsPreference: 'mostRecentActivity' }],
  [
    'openContact',
    'ring',
    { openContactPageFromIncomingCall: 'onFirstRing', openContactPageFromOutgoingCall: 'onFirstRing' },
  ],
  [
    'openContact',
    'answer',
    { openContactPageFromIncomingCall: 'onAnswer', openContactPageFromOutgoingCall: 'onAnswer' },
  ],
  ['openContact', 'never', {}],
  ['severalContacts', 'odd', {}],
])('our former %s %j is %j, of admins and in policies', (name, value, expected) => {
  const inForce = { ...builtInClientSettings, ...expected };
  expect(clientSettingsInForce(sources({ admin: { [`panel_${name}`]: open(value) } }))).toEqual(inForce);
  expect(clientSettingsInForce(sources({ policy: { [name]: value } }))).toEqual(inForce);
});

test('a name that App Connect’s own client had before is read where the present one is missing', () => {
  const before = { openContactAfterCreatingIt: open(true) };
  const now = { openContactPageAfterCreation: open(false) };
  const read = (admin: JsonObject) => clientSettingsInForce(sources({ admin })).openContactPageAfterCreation;
  expect([read(before), read(now), read({ ...before, ...now })]).toEqual([true, false, false]);
});

test('an admin’s number formats stand in one record without a value', () => {
  const formats = (flag: object) => ({
    overridingNumberFormat: { ...flag, numberFormatter1: '(###) ###-####', numberFormatter2: '' },
  });
  const read = (admin: JsonObject, place: '' | '2' | '3' = '') =>
    resolveClientSetting(`overridingPhoneNumberFormat${place}`, sources({ admin }));
  expect(read(formats({}))).toEqual({ value: '(###) ###-####', origin: 'admin' });
  expect(read(formats({ customizable: false }))).toEqual({ value: '(###) ###-####', origin: 'locked' });
  expect(read(formats({ customizable: false }), '3')).toEqual({ value: '', origin: 'locked' });
});

test('the worker decides by the same rules, and needs those of logging alone', () => {
  const some = sources({
    admin: { autoLogCall: open(true), newContactType: locked({ value: 'lead' }), panel_fax: open(true) },
    own: { oneTimeLog: { value: true } },
    choices: { multipleContactsPreference: 'earliestCreated' },
  });
  const rules = resolveLoggingRules(some);
  expect(rules).toEqual(loggingRules(clientSettingsInForce(some)));
  expect(rules).toMatchObject({
    call: true,
    sms: false,
    inboundFax: true,
    outboundFax: true,
    newContactType: 'lead',
    waitsForFinalData: true,
    severalContacts: 'earliestCreated',
  });
});
