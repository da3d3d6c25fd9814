import { sameJson, type JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';
import { readClientSetting, type ClientSettingKey, type ClientSettings } from './client-setting';

/** Why this panel does something else than a setting of App Connect's own client says. */
export type DifferenceReason =
  | 'calls_before'
  | 'no_page_button'
  | 'no_numbers_on_pages'
  | 'opens_on_click'
  | 'no_single_messages'
  | 'no_appointments'
  | 'problems_stay'
  | 'other_language'
  | 'no_region'
  | 'newer_dialer'
  | 'unreadable';

interface Difference {
  readonly reason: DifferenceReason;
  /** Values with which nothing differs. */
  readonly alike?: readonly ClientSettings[ClientSettingKey][];
}

const differences: { readonly [key in ClientSettingKey]?: Difference } = {
  enableRetroCallLogSync: { reason: 'calls_before', alike: [false] },
  quickAccessButtonSize: { reason: 'no_page_button' },
  quickAccessButtonEmbedMode: { reason: 'no_page_button', alike: ['disabled'] },
  quickAccessButtonUrls: { reason: 'no_page_button', alike: [[]] },
  c2dMatcherType: { reason: 'no_numbers_on_pages' },
  clickToDialEmbedMode: { reason: 'no_numbers_on_pages', alike: ['disabled'] },
  clickToDialUrls: { reason: 'no_numbers_on_pages', alike: [[]] },
  autoOpenExtension: { reason: 'opens_on_click', alike: [false] },
  selectedMessageLog: { reason: 'no_single_messages', alike: [false] },
  showAppointmentsTab: { reason: 'no_appointments', alike: [false] },
  notificationLevelSetting: { reason: 'problems_stay', alike: [['success', 'warning', 'error']] },
  language: { reason: 'other_language', alike: ['auto', 'en-US', 'en-GB', 'en-AU', 'en-CA', 'de-DE'] },
  selectedRegion: { reason: 'no_region', alike: ['US'] },
  phoneNumberDisplayFormatType: { reason: 'newer_dialer', alike: ['national'] },
  phoneNumberDisplayFormatTemplate: { reason: 'newer_dialer', alike: [''] },
};

export interface FoundDifference {
  readonly key: ClientSettingKey;
  /** As the admin has set it. */
  readonly value: unknown;
  readonly isLocked: boolean;
  readonly reason: DifferenceReason;
}

/** What an account's admins have set and this panel does differently. */
export function findDifferences(admin: JsonObject, keys: readonly ClientSettingKey[]): FoundDifference[] {
  return keys.flatMap((key): FoundDifference[] => {
    const set = readAdminSetting(admin, key);
    if (!set) return [];
    const value = readClientSetting(key, set.value);
    const { isLocked } = set;
    if (value === undefined) return [{ key, value: set.value, isLocked, reason: 'unreadable' }];
    const known = differences[key];
    if (!known || known.alike?.some((one) => sameJson(one, value))) return [];
    return [{ key, value, isLocked, reason: known.reason }];
  });
}

/** Settings without an effect here, which nobody is therefore offered. */
export const differingKeys: readonly string[] = Object.keys(differences);
