import { decideSetting, type SettingSources } from './setting-decision';

/** An admin's formats stand under another key, all in one record (admin-setting.ts). */
export const numberFormatKeys = [
  'overridingPhoneNumberFormat',
  'overridingPhoneNumberFormat2',
  'overridingPhoneNumberFormat3',
] as const;

export type NumberFormatKey = (typeof numberFormatKeys)[number];

/** The number formats that a look-up of a contact is made with; '' for one that is not set. */
export function numberFormatsInForce(sources: SettingSources): string[] {
  return numberFormatKeys.map((key) => decideSetting(key, sources, readText).value ?? '');
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
