import { inPresentShape } from './present-shape';
import { decideSetting, type SettingSources } from './setting-decision';

export const numberFormatKeys = [
  'overridingPhoneNumberFormat',
  'overridingPhoneNumberFormat2',
  'overridingPhoneNumberFormat3',
] as const;

export type NumberFormatKey = (typeof numberFormatKeys)[number];

/** The number formats that a look-up of a contact is made with; '' for one that is not set. */
export function numberFormatsInForce(sources: SettingSources): string[] {
  // App Connect's own client keeps an admin's formats in a record of another shape.
  const read = { ...sources, settingRecords: inPresentShape(sources.settingRecords) };
  return numberFormatKeys.map((key) => decideSetting(key, read, readText).value ?? '');
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
