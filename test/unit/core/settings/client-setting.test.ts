import { expect, test } from 'vitest';
import {
  builtInClientSettings,
  clientSettingKeys,
  readClientSetting,
} from '../../../../src/core/settings/client-setting';
import { adminLogDetailKeys, logDetailKeys } from '../../../../src/core/settings/log-detail';

test('every setting can have the value that it has where nobody chose', () => {
  for (const key of clientSettingKeys)
    expect([key, readClientSetting(key, builtInClientSettings[key])]).toEqual([
      key,
      builtInClientSettings[key],
    ]);
});

test('nothing happens automatically where nobody chose', () => {
  const started = clientSettingKeys.filter(
    (key) => /^(autoLog|auto|popup|openContact)/.test(key) && builtInClientSettings[key] === true,
  );
  expect(started).toEqual([]);
  expect(builtInClientSettings).toMatchObject({
    unknownContactPreference: 'skipLogging',
    multipleContactsPreference: 'skipLogging',
    openContactPageFromIncomingCall: 'disabled',
    openContactPageFromOutgoingCall: 'disabled',
  });
});

test('of what a log says, thirteen are for everybody and six for admins', () => {
  expect(logDetailKeys).toHaveLength(19);
  expect(adminLogDetailKeys).toEqual([
    'addCallLogRingSenseRecordingTranscript',
    'addCallLogRingSenseRecordingSummary',
    'addCallLogRingSenseRecordingAIScore',
    'addCallLogRingSenseRecordingBulletedSummary',
    'addCallLogRingSenseRecordingLink',
    'addCallLogLegs',
  ]);
});

test.each([
  ['autoLogCall', true, true],
  ['autoLogCall', 'true', undefined],
  ['autoLogCall', null, undefined],
  ['unknownContactPreference', 'createNewPlaceholderContact', 'createNewPlaceholderContact'],
  ['unknownContactPreference', 'create', undefined],
  ['multipleContactsPreference', 'earliestCreated', 'earliestCreated'],
  ['logDateFormat', 'DD.MM.YY', 'DD.MM.YY'],
  ['logDateFormat', 7, undefined],
  ['newContactType', 'Lead', 'Lead'],
  ['newContactType', { display: 'Lead', value: 'lead' }, 'lead'],
  ['newContactType', { display: 'Lead' }, undefined],
  ['notificationLevelSetting', ['error'], ['error']],
  ['notificationLevelSetting', [], []],
  ['notificationLevelSetting', ['error', 'loud'], undefined],
  ['clickToDialUrls', '', []],
  ['quickAccessButtonUrls', ['*.example.com'], ['*.example.com']],
  ['clickToDialUrls', 'example.com', undefined],
] as const)('%s %j is read as %j', (key, raw, expected) => {
  expect(readClientSetting(key, raw)).toEqual(expected);
});
