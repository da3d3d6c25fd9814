import type { ValuesOf } from './setting-table';

const pops = ['disabled', 'onFirstRing', 'onAnswer'] as const;

/**
 * Client settings (client-setting.ts) that decide what is logged automatically, to whom, and what opens meanwhile: all
 * that the worker needs of them.
 */
export const loggingSettingTable = {
  builtIn: {
    autoLogCall: false,
    autoLogSMS: false,
    autoLogVoicemail: false,
    autoLogInboundFax: false,
    autoLogOutboundFax: false,
    /** Only where calls are logged automatically. */
    enableRetroCallLogSync: true,
    oneTimeLog: false,
    popupLogPageAfterCall: false,
    popupLogPageAfterSMS: false,
    unknownContactPreference: 'skipLogging',
    /** The connector's first type, where it is none. */
    newContactType: '',
    newContactNamePrefix: 'PlaceholderContact',
    multipleContactsPreference: 'skipLogging',
    openContactPageFromIncomingCall: 'disabled',
    openContactPageFromOutgoingCall: 'disabled',
    multiContactMatchBehavior: 'promptToSelect',
    allowExtensionNumberLogging: false,
    openContactPageAfterCreation: false,
  },
  options: {
    unknownContactPreference: ['skipLogging', 'createNewPlaceholderContact'],
    multipleContactsPreference: ['skipLogging', 'firstAlphabetical', 'mostRecentActivity', 'earliestCreated'],
    openContactPageFromIncomingCall: pops,
    openContactPageFromOutgoingCall: pops,
    multiContactMatchBehavior: ['disabled', 'openAllMatches', 'promptToSelect'],
  },
} as const;

export type LoggingSettings = ValuesOf<typeof loggingSettingTable>;
