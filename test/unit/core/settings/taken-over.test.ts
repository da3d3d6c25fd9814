import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import { noPolicy } from '../../../../src/core/settings/policy';
import { hasOtherClient, isOrganisations, takenOver } from '../../../../src/core/settings/taken-over';

const sources = (admin: JsonObject, own: JsonObject = {}, preferences: JsonObject = {}) => ({
  preferences: {},
  settingRecords: { admin, own },
  policy: { ...noPolicy, preferences },
});
const linesOf = (...input: Parameters<typeof sources>) =>
  takenOver(sources(...input)).map(({ key, value, origin, isFormer }) =>
    [key, value, origin, ...(isFormer ? ['former'] : [])].join(' '),
  );
const locked = (value: unknown) => ({ customizable: false, value });
const open = (value: unknown) => ({ customizable: true, value });

describe('what was taken over', () => {
  test.each<[string, Parameters<typeof sources>, string[]]>([
    ['nothing where nobody has set anything', [{}], []],
    ['a lock', [{ autoLogCall: locked(true) }], ['autoLogCall true locked']],
    [
      'a record without a flag, which the server takes for a lock',
      [{ oneTimeLog: { value: true } }],
      ['oneTimeLog true locked'],
    ],
    ['a default', [{ autoLogSMS: open(true) }], ['autoLogSMS true admin']],
    [
      'a person’s choice in place of a default',
      [{ autoLogSMS: open(true) }, { autoLogSMS: open(false) }],
      ['autoLogSMS false own'],
    ],
    [
      'no choice under a lock',
      [{ autoLogSMS: locked(true) }, { autoLogSMS: open(false) }],
      ['autoLogSMS true locked'],
    ],
    [
      'this computer’s policy',
      [{ autoLogCall: locked(true) }, {}, { call: false }],
      ['autoLogCall false policy'],
    ],
    [
      'a key that this panel had, for each setting that has come in its place',
      [{ panel_fax: { value: true, customizable: true, isCustomizable: true } }],
      ['autoLogInboundFax true admin former', 'autoLogOutboundFax true admin former'],
    ],
    [
      'the key of App Connect’s own client where both stand',
      [{ panel_call: open(true), autoLogCall: open(false) }],
      ['autoLogCall false admin'],
    ],
    [
      'a former spelling',
      [{ openContactAfterCreatingIt: locked(true) }],
      ['openContactPageAfterCreation true locked'],
    ],
    [
      'of the formats that admins keep in one record those that are not empty',
      [{ overridingNumberFormat: { customizable: true, numberFormatter1: '###', numberFormatter2: '' } }],
      ['overridingPhoneNumberFormat ### admin'],
    ],
    ['nothing that has no effect here', [{ autoOpenExtension: locked(true), unheardOf: locked(1) }], []],
    [
      'that the server logs calls',
      [{ serverSideLogging: { enable: true, loggingLevel: 'Account' } }],
      ['serverSideLogging true locked'],
    ],
    [
      'not a service that is switched off',
      [{ serverSideLogging: { enable: true, loggingLevel: 'Disable' } }],
      [],
    ],
    ['nothing removed', [{ autoLogCall: { ...locked(true), isRemoved: true } }], []],
  ])('is %s', (_what, input, lines) => {
    expect(linesOf(...input)).toEqual(lines);
  });

  test('counts as the organisation’s unless the person chose', () => {
    const rules = takenOver(
      sources(
        { autoLogCall: locked(true), autoLogSMS: open(true) },
        { autoLogSMS: open(false) },
        { voicemail: true },
      ),
    );
    expect(rules.filter(isOrganisations).map(({ key }) => key)).toEqual(['autoLogCall', 'autoLogVoicemail']);
  });

  test('names who locked it and why, where this panel wrote it', () => {
    const lock = { by: 'Lee', at: 1, reason: 'audit' };
    const rules = takenOver(
      sources({ autoLogCall: { ...locked(true), lock }, autoLogSMS: { ...open(true), lock } }),
    );
    expect(rules.map((rule) => rule.lock)).toEqual([lock, undefined]);
  });
});

test.each<[string, { admin?: JsonObject; own?: JsonObject }, boolean]>([
  ['nothing', {}, false],
  ['a record of an admin', { admin: { autoLogCall: open(false) } }, true],
  ['a record of the person', { own: { autoLogCall: open(false) } }, true],
  [
    'a record that this panel has written',
    { admin: { autoLogCall: { ...open(true), isCustomizable: true } } },
    false,
  ],
  [
    'what this panel has written for the person',
    { own: { addCallLogNote: open(true), panel_own: { value: {} } } },
    false,
  ],
  ['plugins and settings of the CRM', { admin: { plugin_a: { value: {} }, category: open('a') } }, false],
  ['a value that cannot be read', { admin: { autoLogCall: open('yes') } }, false],
])('%s: whether App Connect’s own client has left it', (_what, { admin = {}, own = {} }, expected) => {
  expect(hasOtherClient({ admin, own })).toBe(expected);
});
