import type { ClientSettingKey } from './client-setting';
import { adminLogDetailKeys } from './log-detail';

/**
 * All client settings that have an effect here, by the groups in which people and admins meet them. What each is called
 * and what its options mean is in `_locales` (`setting_<key>`, `option_<value>`).
 */
export const settingGroups = {
  logging: [
    'autoLogCall',
    'autoLogSMS',
    'autoLogVoicemail',
    'autoLogInboundFax',
    'autoLogOutboundFax',
    'enableRetroCallLogSync',
    'oneTimeLog',
    'popupLogPageAfterCall',
    'popupLogPageAfterSMS',
    'allowExtensionNumberLogging',
  ],
  contacts: [
    'unknownContactPreference',
    'newContactType',
    'newContactNamePrefix',
    'multipleContactsPreference',
  ],
  logDetails: [
    'addCallLogNote',
    'addCallLogSubject',
    'addCallLogDateTime',
    'logDateFormat',
    'addCallLogDuration',
    'addCallLogResult',
    'addCallLogContactNumber',
    'addRingCentralUserName',
    'addRingCentralNumber',
    'addCallSessionId',
    'addCallLogRecording',
    'addCallLogAiNote',
    'addCallLogTranscript',
    'addCallLogRingSenseRecordingTranscript',
    'addCallLogRingSenseRecordingSummary',
    'addCallLogRingSenseRecordingAIScore',
    'addCallLogRingSenseRecordingBulletedSummary',
    'addCallLogRingSenseRecordingLink',
    'addCallLogLegs',
  ],
  callPop: [
    'openContactPageFromIncomingCall',
    'openContactPageFromOutgoingCall',
    'multiContactMatchBehavior',
    'openContactPageAfterCreation',
  ],
  dialer: [
    'showTextTab',
    'showFaxTab',
    'showVoicemailTab',
    'showRecordingsTab',
    'showContactsTab',
    'showChatTab',
    'showMeetingsTab',
    'showCalldownTab',
    'showUserReportTab',
    'showAiAssistantWidget',
    'autoStartAiAssistant',
  ],
  numbers: [
    'overridingPhoneNumberFormat',
    'overridingPhoneNumberFormat2',
    'overridingPhoneNumberFormat3',
    'phoneNumberDisplayFormatType',
    'phoneNumberDisplayFormatTemplate',
  ],
  pages: ['clickToDialEmbedMode', 'clickToDialUrls', 'c2dMatcherType', 'selectedRegion'],
  developer: ['developerMode'],
} as const satisfies { readonly [group: string]: readonly ClientSettingKey[] };

export type SettingGroupId = keyof typeof settingGroups;
export type DescribedKey = (typeof settingGroups)[SettingGroupId][number];

export const settingGroupIds: readonly SettingGroupId[] = [
  'logging',
  'contacts',
  'logDetails',
  'callPop',
  'dialer',
  'numbers',
  'pages',
  'developer',
];

/** All of them, in the order in which they are shown. */
export const describedKeys: readonly DescribedKey[] = settingGroupIds.flatMap((id) => [...settingGroups[id]]);

export function groupOf(key: DescribedKey): SettingGroupId {
  const isIn = (id: SettingGroupId) => settingGroups[id].some((one) => one === key);
  return settingGroupIds.find(isIn) ?? 'logging';
}

/** Those that people may choose themselves; of what a log says, a few are the admins' alone. */
export function keysForUsers(id: SettingGroupId): DescribedKey[] {
  return settingGroups[id].filter((key) => !adminLogDetailKeys.some((one) => one === key));
}

export function isSettingGroup(id: string): id is SettingGroupId {
  return Object.hasOwn(settingGroups, id);
}

export function isDescribed(key: string): key is DescribedKey {
  return describedKeys.some((one) => one === key);
}
