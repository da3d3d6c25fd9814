import { numberFormatKeys, withSharedFormats } from './present-shape';
import { decideSetting, type SettingSources } from './setting-decision';

/** The number formats that a look-up of a contact is made with; '' for one that is not set. */
export function numberFormatsInForce(sources: SettingSources): string[] {
  const { admin, own } = sources.settingRecords;
  const present = { ...sources, settingRecords: { admin: withSharedFormats(admin), own } };
  return numberFormatKeys.map((key) => decideSetting(key, present, readText).value ?? '');
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
