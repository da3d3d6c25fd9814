import { isObject } from '../basics/json';
import { fail } from '../basics/problem';
import { logDetailTable, type LogDetails } from './log-detail';
import { loggingRuleTable, readLoggingSetting, type LoggingSettings } from './logging-rule-table';
import { canHave, type SettingRow, type SettingTable, type ValuesOf } from './setting-table';

const embedModes = ['crmOnly', 'disabled', 'whitelist', 'blacklist'] as const;

const popTimes = ['disabled', 'onFirstRing', 'onAnswer'] as const;

const otherSettingTable = {
  /** What opens by itself: a log's form, the other party's page in the CRM, that of a contact that was created here. */
  popupLogPageAfterCall: [false],
  popupLogPageAfterSMS: [false],
  openContactPageFromIncomingCall: popTimes,
  openContactPageFromOutgoingCall: popTimes,
  openContactPageAfterCreation: [false],
  multiContactMatchBehavior: ['promptToSelect', 'disabled', 'openAllMatches'],
  /** Calls between extensions are logged too. */
  allowExtensionNumberLogging: [false],
  selectedMessageLog: [false],
  showChatTab: [true],
  showMeetingsTab: [true],
  showTextTab: [true],
  showFaxTab: [true],
  showVoicemailTab: [true],
  showRecordingsTab: [true],
  showContactsTab: [true],
  showUserReportTab: [true],
  showCalldownTab: [true],
  showAppointmentsTab: [true],
  language: ['auto'],
  notificationLevelSetting: [['success', 'warning', 'error'], 'success', 'warning', 'error'],
  quickAccessButtonSize: ['large', 'small', 'medium', 'xlarge'],
  phoneNumberDisplayFormatType: ['national', 'international', 'e164', 'custom'],
  phoneNumberDisplayFormatTemplate: [''],
  c2dMatcherType: ['libPhone', 'regExp'],
  clickToDialEmbedMode: embedModes,
  clickToDialUrls: [[]],
  quickAccessButtonEmbedMode: embedModes,
  quickAccessButtonUrls: [[]],
  developerMode: [false],
  autoOpenExtension: [false],
  showAiAssistantWidget: [false],
  autoStartAiAssistant: [false],
  selectedRegion: ['US'],
  overridingPhoneNumberFormat: [''],
  overridingPhoneNumberFormat2: [''],
  overridingPhoneNumberFormat3: [''],
} as const satisfies SettingTable;

/**
 * Settings under the names that App Connect's own client gives them, each with its values. They have the values that it
 * has where nobody chose, except for what a log says: there the server's own value counts (log-detail.ts).
 */
export type ClientSettings = LoggingSettings & LogDetails & ValuesOf<typeof otherSettingTable>;
export type ClientSettingKey = keyof ClientSettings;

function joinTables(): SettingTable {
  const rows = Object.values(loggingRuleTable).map(([key, ...row]): [string, SettingRow] => [key, row]);
  return { ...Object.fromEntries(rows), ...logDetailTable, ...otherSettingTable };
}

/** The worker, which needs the rules of logging alone, goes without it. */
const clientSettingTable: SettingTable = /* @__PURE__ */ joinTables();

export function isClientSettingKey(key: string): key is ClientSettingKey {
  return Object.hasOwn(clientSettingTable, key);
}

export const clientSettingKeys: readonly ClientSettingKey[] = /* @__PURE__ */ keysOfTable();

function keysOfTable(): ClientSettingKey[] {
  return Object.keys(clientSettingTable).filter(isClientSettingKey);
}

/** The values where nobody chose. */
export const builtInClientSettings: ClientSettings = /* @__PURE__ */ completeClientSettings(() => undefined);

/** The value of any setting where nobody chose; `undefined` of one that is not known here. */
export function usualValue(key: string): unknown {
  return isClientSettingKey(key) ? builtInClientSettings[key] : undefined;
}

/** Every setting: the value that is given, else the one where nobody chose. */
export function completeClientSettings(valueOf: (key: ClientSettingKey) => unknown): ClientSettings {
  const values: unknown = Object.fromEntries(
    clientSettingKeys.map((key) => [key, valueOf(key) ?? clientSettingTable[key]?.[0]]),
  );
  return isComplete(values) ? values : fail('bug');
}

function isComplete(values: unknown): values is ClientSettings {
  return isObject(values) && clientSettingKeys.every((key) => isValueOf(key, values[key]));
}

function isValueOf<K extends ClientSettingKey>(key: K, value: unknown): value is ClientSettings[K] {
  const row = clientSettingTable[key];
  return row !== undefined && canHave(row, value);
}

/** A value of this setting, also in a shape that clients have stored it in earlier; `undefined` where it is none. */
export function readClientSetting<K extends ClientSettingKey>(
  key: K,
  raw: unknown,
): ClientSettings[K] | undefined {
  const value = withoutFormerShape(key, raw);
  return isValueOf(key, value) ? value : undefined;
}

/** An admin's form has stored an empty text for an empty list. */
function withoutFormerShape(key: ClientSettingKey, raw: unknown): unknown {
  const isList = key === 'clickToDialUrls' || key === 'quickAccessButtonUrls';
  return isList && raw === '' ? [] : (readLoggingSetting(key, raw) ?? raw);
}

/** The values that a setting offers, the usual one first; empty where it takes any text. */
export function optionsOf(key: ClientSettingKey): readonly string[] {
  const [usual, ...others] = clientSettingTable[key] ?? [];
  return typeof usual === 'string' && others.length > 0 ? [usual, ...others] : others;
}
