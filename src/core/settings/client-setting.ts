import { withoutFormerShape } from './former-shape';
import { logDetailTable } from './log-detail';
import { loggingSettingTable } from './logging-setting';
import { canHave, type ValuesOf } from './setting-table';

const levels = ['success', 'warning', 'error'] as const;
const embedModes = ['disabled', 'crmOnly', 'whitelist', 'blacklist'] as const;

/**
 * Settings under the names that App Connect's own client gives them. They have the values that it has where nobody
 * chose, except for what a log says: there the server's own value counts (log-detail.ts).
 */
export const clientSettingTable = {
  builtIn: {
    ...loggingSettingTable.builtIn,
    ...logDetailTable.builtIn,
    selectedMessageLog: false,
    showChatTab: true,
    showMeetingsTab: true,
    showTextTab: true,
    showFaxTab: true,
    showVoicemailTab: true,
    showRecordingsTab: true,
    showContactsTab: true,
    showUserReportTab: true,
    showCalldownTab: true,
    showAppointmentsTab: true,
    language: 'auto',
    notificationLevelSetting: levels,
    quickAccessButtonSize: 'large',
    phoneNumberDisplayFormatType: 'national',
    phoneNumberDisplayFormatTemplate: '',
    c2dMatcherType: 'libPhone',
    clickToDialEmbedMode: 'crmOnly',
    clickToDialUrls: [],
    quickAccessButtonEmbedMode: 'crmOnly',
    quickAccessButtonUrls: [],
    developerMode: false,
    autoOpenExtension: false,
    showAiAssistantWidget: false,
    autoStartAiAssistant: false,
    selectedRegion: 'US',
    overridingPhoneNumberFormat: '',
    overridingPhoneNumberFormat2: '',
    overridingPhoneNumberFormat3: '',
  },
  options: {
    ...loggingSettingTable.options,
    notificationLevelSetting: levels,
    quickAccessButtonSize: ['small', 'medium', 'large', 'xlarge'],
    phoneNumberDisplayFormatType: ['national', 'international', 'e164', 'custom'],
    c2dMatcherType: ['libPhone', 'regExp'],
    clickToDialEmbedMode: embedModes,
    quickAccessButtonEmbedMode: embedModes,
  },
} as const;

export type ClientSettings = ValuesOf<typeof clientSettingTable>;
export type ClientSettingKey = keyof ClientSettings;

export const builtInClientSettings: ClientSettings = clientSettingTable.builtIn;

export function isClientSettingKey(key: string): key is ClientSettingKey {
  return Object.hasOwn(clientSettingTable.builtIn, key);
}

export const clientSettingKeys: readonly ClientSettingKey[] =
  Object.keys(builtInClientSettings).filter(isClientSettingKey);

/** A value of this setting, also in a shape that clients have stored it in earlier; `undefined` where it is none. */
export function readClientSetting<K extends ClientSettingKey>(
  key: K,
  raw: unknown,
): ClientSettings[K] | undefined {
  const value = withoutFormerShape(key, raw);
  return isValueOf(key, value) ? value : undefined;
}

function isValueOf<K extends ClientSettingKey>(key: K, value: unknown): value is ClientSettings[K] {
  return canHave(clientSettingTable, key, value);
}
