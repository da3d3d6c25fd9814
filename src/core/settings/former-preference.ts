import type { ClientSettingKey } from './client-setting';

/**
 * What this panel has called settings that App Connect's own client has a name for. Admins' records (`panel_<name>`),
 * policies and people's stored choices may still have these names; they are read as if they were the settings here.
 */
const formerPreferences: { readonly [name: string]: readonly ClientSettingKey[] } = {
  call: ['autoLogCall'],
  sms: ['autoLogSMS'],
  voicemail: ['autoLogVoicemail'],
  fax: ['autoLogInboundFax', 'autoLogOutboundFax'],
  unknownContact: ['unknownContactPreference'],
  severalContacts: ['multipleContactsPreference'],
  openContact: ['openContactPageFromIncomingCall', 'openContactPageFromOutgoingCall'],
};

/** What their values are called by now; switches are what they were. */
const formerValues: { readonly [former: string]: string } = {
  ask: 'skipLogging',
  create: 'createNewPlaceholderContact',
  first: 'firstAlphabetical',
  recent: 'mostRecentActivity',
  never: 'disabled',
  ring: 'onFirstRing',
  answer: 'onAnswer',
};

export const formerPreferenceNames: readonly string[] = Object.keys(formerPreferences);

/** The settings that have come in the place of a former preference. */
export function formerKeysOf(name: string): readonly string[] {
  return formerPreferences[name] ?? [];
}

/** The name that this panel has had for a client setting. */
export function formerNameOf(key: string): string | undefined {
  return formerPreferenceNames.find((name) => formerPreferences[name]?.some((one) => one === key));
}

/** A value under a former name as the setting has it; whether that can have it, the setting's table says. */
export function readFormerValue(value: unknown): unknown {
  return (typeof value === 'string' ? formerValues[value] : undefined) ?? value;
}

/** Values under former names, each under the keys that have come in its place; none of them is checked. */
export function fromFormerNames(values: { readonly [name: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(
    formerPreferenceNames.flatMap((name) => {
      const value = readFormerValue(values[name]);
      const keys = value === undefined ? [] : formerKeysOf(name);
      return keys.map((key) => [key, value]);
    }),
  );
}
