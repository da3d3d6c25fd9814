import { loggingSettingTable, type LoggingSettings } from './logging-setting';

/** What is logged automatically, to whom, and what opens meanwhile. */
export interface LoggingRules {
  readonly call: boolean;
  readonly sms: boolean;
  readonly voicemail: boolean;
  readonly inboundFax: boolean;
  readonly outboundFax: boolean;
  /** Calls that nothing here has seen are looked for in the call log, where calls are logged automatically. */
  readonly syncsEarlierCalls: boolean;
  /** A call is logged once, when its recording and all else that comes later is there. */
  readonly waitsForFinalData: boolean;
  readonly opensFormAfterCall: boolean;
  readonly opensFormAfterMessage: boolean;
  /** No contact has the number. What is not logged automatically waits for the person. */
  readonly unknownContact: LoggingSettings['unknownContactPreference'];
  /** As the connector names it; '' for its first. */
  readonly newContactType: string;
  readonly newContactNamePrefix: string;
  /** Several contacts have it. */
  readonly severalContacts: LoggingSettings['multipleContactsPreference'];
  /** When the other party's page in the CRM opens automatically. */
  readonly incomingPop: LoggingSettings['openContactPageFromIncomingCall'];
  readonly outgoingPop: LoggingSettings['openContactPageFromOutgoingCall'];
  /** The page of a contact that was created here. */
  readonly afterCreationPop: boolean;
  readonly severalPops: LoggingSettings['multiContactMatchBehavior'];
  /** Calls between extensions are logged too. */
  readonly extensionCalls: boolean;
}

/** The rules that client settings make, under names that say what they do. */
export function loggingRules(settings: LoggingSettings): LoggingRules {
  return {
    call: settings.autoLogCall,
    sms: settings.autoLogSMS,
    voicemail: settings.autoLogVoicemail,
    inboundFax: settings.autoLogInboundFax,
    outboundFax: settings.autoLogOutboundFax,
    syncsEarlierCalls: settings.enableRetroCallLogSync,
    waitsForFinalData: settings.oneTimeLog,
    opensFormAfterCall: settings.popupLogPageAfterCall,
    opensFormAfterMessage: settings.popupLogPageAfterSMS,
    unknownContact: settings.unknownContactPreference,
    newContactType: settings.newContactType,
    newContactNamePrefix: settings.newContactNamePrefix,
    severalContacts: settings.multipleContactsPreference,
    incomingPop: settings.openContactPageFromIncomingCall,
    outgoingPop: settings.openContactPageFromOutgoingCall,
    afterCreationPop: settings.openContactPageAfterCreation,
    severalPops: settings.multiContactMatchBehavior,
    extensionCalls: settings.allowExtensionNumberLogging,
  };
}

/** The rules where nobody chose: nothing happens automatically. */
export const noAutomaticLogging: LoggingRules = loggingRules(loggingSettingTable.builtIn);

/** Calls that the server logs are not logged automatically here: every attempt would meet an existing log. */
export function rulesInForce(rules: LoggingRules, isCallLoggedByServer: boolean): LoggingRules {
  return isCallLoggedByServer ? { ...rules, call: false } : rules;
}
