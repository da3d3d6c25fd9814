import type { ClientSettingKey } from '../../../src/core/settings/client-setting';

/**
 * What is in force for each of the organisation's people once it has changed over, by what is known of App Connect's own
 * client and the servers (§ of those facts).
 */

export type Origin = 'locked' | 'own' | 'admin' | 'none';
/** One value for all, or Priya's, Dana's and Sam's. */
export type Row = readonly [
  key: ClientSettingKey,
  section: string,
  origins: Origin | readonly [Origin, Origin, Origin],
  values: unknown,
];

/** By extension number. */
const each = (priya: unknown, dana: unknown, sam: unknown) =>
  new Map([
    ['101', priya],
    ['102', dana],
    ['103', sam],
  ]);

export const RULES_IN_FORCE: readonly Row[] = [
  // Dana had switched it off for herself: the lock wins.
  ['autoLogCall', '§2.1', 'locked', true],
  ['autoLogSMS', '§2.1', ['own', 'admin', 'admin'], each(false, true, true)],
  ['autoLogVoicemail', '§2.1', 'admin', false],
  ['autoLogInboundFax', '§2.1', ['admin', 'own', 'admin'], each(true, false, true)],
  // Sam's client has dropped the flag from his copy: the account's says lock.
  ['autoLogOutboundFax', '§1.2 step 3', 'locked', false],
  ['enableRetroCallLogSync', '§2.1', 'admin', true],
  ['oneTimeLog', '§2.1', 'admin', false],
  ['selectedMessageLog', '§2.1', 'none', false],
  ['popupLogPageAfterCall', '§2.1', 'admin', false],
  ['popupLogPageAfterSMS', '§2.1', 'admin', true],
  ['addCallLogNote', '§2.2', 'admin', true],
  ['addCallSessionId', '§2.2', 'locked', true],
  ['addRingCentralUserName', '§2.2', 'admin', false],
  ['addRingCentralNumber', '§2.2', 'admin', true],
  // Without the flag it is locked, as for the server.
  ['addCallLogSubject', '§6.2', 'locked', true],
  ['addCallLogContactNumber', '§2.2', 'admin', false],
  ['addCallLogDateTime', '§2.2', 'admin', true],
  ['logDateFormat', '§2.2', 'locked', 'DD/MM/YYYY HH:mm:ss'],
  ['addCallLogDuration', '§2.2', 'admin', true],
  ['addCallLogResult', '§2.2', ['admin', 'own', 'admin'], each(false, true, false)],
  ['addCallLogRecording', '§2.2', 'locked', true],
  ['addCallLogAiNote', '§2.2', 'admin', false],
  ['addCallLogTranscript', '§2.2', 'admin', false],
  ['addCallLogRingSenseRecordingTranscript', '§2.2', 'locked', false],
  ['addCallLogRingSenseRecordingSummary', '§2.2', 'locked', false],
  ['addCallLogRingSenseRecordingAIScore', '§2.2', 'locked', false],
  ['addCallLogRingSenseRecordingBulletedSummary', '§2.2', 'locked', false],
  ['addCallLogRingSenseRecordingLink', '§2.2', 'locked', false],
  ['addCallLogLegs', '§2.2', 'locked', true],
  ['unknownContactPreference', '§2.3', 'locked', 'createNewPlaceholderContact'],
  // Of an object, what stands under `value`; Sam's client has written the first of the list, which is the same.
  ['newContactType', '§2.3', ['admin', 'own', 'admin'], each('Contact', 'Company', 'Contact')],
  ['newContactNamePrefix', '§2.3', 'admin', 'Caller '],
  [
    'multipleContactsPreference',
    '§2.3',
    ['admin', 'admin', 'own'],
    each('mostRecentActivity', 'mostRecentActivity', 'firstAlphabetical'),
  ],
  ['openContactPageFromIncomingCall', '§2.4', 'admin', 'onFirstRing'],
  ['openContactPageFromOutgoingCall', '§6.2', 'locked', 'disabled'],
  ['multiContactMatchBehavior', '§2.4', 'admin', 'openAllMatches'],
  ['allowExtensionNumberLogging', '§2.4', 'none', false],
  // The account and Priya have the former name; in Sam's record stands the newer one, which comes first.
  ['openContactPageAfterCreation', '§2.4', ['own', 'admin', 'own'], each(false, true, false)],
  ['showChatTab', '§2.5', 'locked', false],
  // Only in Sam's record, as everything that was shown when he changed one switch.
  ['showMeetingsTab', '§1.2', 'none', true],
  ['showTextTab', '§1.2', 'none', true],
  ['showFaxTab', '§2.5', 'admin', true],
  ['showVoicemailTab', '§1.2', 'none', true],
  ['showRecordingsTab', '§1.2', 'none', true],
  ['showContactsTab', '§1.2', 'none', true],
  ['showUserReportTab', '§2.5', 'admin', true],
  ['showCalldownTab', '§2.5', 'admin', true],
  ['showAppointmentsTab', '§2.5', 'none', true],
  ['language', '§2.5', 'admin', 'en-US'],
  ['notificationLevelSetting', '§2.5', 'locked', ['warning', 'error']],
  ['quickAccessButtonSize', '§2.5', 'admin', 'medium'],
  ['phoneNumberDisplayFormatType', '§2.5', 'admin', 'international'],
  ['phoneNumberDisplayFormatTemplate', '§2.5', 'admin', ''],
  ['c2dMatcherType', '§2.6', 'admin', 'libPhone'],
  ['clickToDialEmbedMode', '§2.6', 'locked', 'whitelist'],
  ['clickToDialUrls', '§2.6', 'admin', []],
  ['quickAccessButtonEmbedMode', '§2.6', 'admin', 'crmOnly'],
  ['quickAccessButtonUrls', '§2.6', 'admin', []],
  ['developerMode', '§2.7', 'locked', false],
  ['autoOpenExtension', '§2.7', 'admin', false],
  ['showAiAssistantWidget', '§2.7', 'none', false],
  ['autoStartAiAssistant', '§2.7', 'none', false],
  // Written by that client with every round: nobody has chosen it.
  ['selectedRegion', '§2.7', 'none', 'US'],
  // In one record of the account, which has no value.
  ['overridingPhoneNumberFormat', '§2.8', 'locked', '(###) ###-####'],
  ['overridingPhoneNumberFormat2', '§2.8', 'locked', '###-###-####'],
  ['overridingPhoneNumberFormat3', '§2.8', 'locked', ''],
];

/** The value of a row for one person, and who decided it. */
export function ruleFor([, , origins, values]: Row, extensionNumber: string) {
  const place = ['101', '102', '103'].indexOf(extensionNumber);
  return {
    value: values instanceof Map ? values.get(extensionNumber) : values,
    origin: typeof origins === 'string' ? origins : origins[place],
  };
}
