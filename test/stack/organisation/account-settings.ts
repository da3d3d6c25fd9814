import type { Document } from './own-client';

const open = (value: unknown) => ({ customizable: true, value });
const locked = (value: unknown) => ({ customizable: false, value });
/** As older forms left it: without the flag, which the server takes for a lock. */
const bare = (value: unknown) => ({ value });

/** What its admins have set for everybody in the forms of App Connect's own client, some of it years ago. */
export const ACCOUNT_SETTINGS: Document = {
  // Activity logging.
  autoLogCall: locked(true),
  autoLogSMS: open(true),
  autoLogVoicemail: open(false),
  autoLogInboundFax: open(true),
  autoLogOutboundFax: locked(false),
  enableRetroCallLogSync: open(true),
  oneTimeLog: open(false),
  popupLogPageAfterCall: open(false),
  popupLogPageAfterSMS: open(true),
  // What a log says: saved once as a whole, with the form's own helper.
  section: 'callLogDetails',
  addCallLogNote: open(true),
  addCallSessionId: locked(true),
  addRingCentralUserName: open(false),
  addRingCentralNumber: open(true),
  addCallLogSubject: bare(true),
  addCallLogContactNumber: open(false),
  addCallLogDateTime: open(true),
  logDateFormat: locked('DD/MM/YYYY HH:mm:ss'),
  addCallLogDuration: open(true),
  addCallLogResult: open(false),
  addCallLogRecording: locked(true),
  addCallLogAiNote: open(false),
  addCallLogTranscript: open(false),
  addCallLogRingSenseRecordingTranscript: locked(false),
  addCallLogRingSenseRecordingSummary: locked(false),
  addCallLogRingSenseRecordingAIScore: locked(false),
  addCallLogRingSenseRecordingBulletedSummary: locked(false),
  addCallLogRingSenseRecordingLink: locked(false),
  addCallLogLegs: locked(true),
  // Auto log preferences; the type as an object, because nobody has picked one.
  unknownContactPreference: locked('createNewPlaceholderContact'),
  newContactType: open({ display: 'Contact', value: 'Contact' }),
  newContactNamePrefix: open('Caller '),
  multipleContactsPreference: open('mostRecentActivity'),
  // Call-pop, with the spelling of up to 1.7.0.
  openContactPageFromIncomingCall: open('onFirstRing'),
  openContactPageFromOutgoingCall: bare('disabled'),
  multiContactMatchBehavior: open('openAllMatches'),
  openContactAfterCreatingIt: open(true),
  // General.
  showChatTab: locked(false),
  showFaxTab: open(true),
  showUserReportTab: open(true),
  showCalldownTab: open(true),
  language: open('en-US'),
  notificationLevelSetting: locked(['warning', 'error']),
  quickAccessButtonSize: open('medium'),
  phoneNumberDisplayFormatType: open('international'),
  phoneNumberDisplayFormatTemplate: open(''),
  c2dMatcherType: open('libPhone'),
  clickToDialEmbedMode: locked('whitelist'),
  clickToDialUrls: open(''),
  quickAccessButtonEmbedMode: open('crmOnly'),
  quickAccessButtonUrls: open(''),
  developerMode: locked(false),
  autoOpenExtension: open(false),
  // Neither has a `value`.
  overridingNumberFormat: {
    customizable: false,
    numberFormatter1: '(###) ###-####',
    numberFormatter2: '###-###-####',
    numberFormatter3: '',
  },
  serverSideLogging: { enable: true, loggingLevel: 'User' },
  // Settings of the connector, and one of a later client.
  callCategory: locked('support'),
  referencePrefix: open('LP-'),
  futureSetting: { customizable: true, value: { later: true } },
};
