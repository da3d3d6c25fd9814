/**
 * What this panel has called settings that App Connect's own client has a name for. Admins' records (`panel_<name>`),
 * policies and people's stored choices may still have these names; they are read as if they were the settings below.
 */
const onOff = [
  [true, true],
  [false, false],
] as const;

type Former = {
  readonly [name: string]: {
    readonly keys: readonly string[];
    /** What each value is called by now. */
    readonly values: readonly (readonly [former: unknown, value: unknown])[];
  };
};

const formerPreferences: Former = {
  call: { keys: ['autoLogCall'], values: onOff },
  sms: { keys: ['autoLogSMS'], values: onOff },
  voicemail: { keys: ['autoLogVoicemail'], values: onOff },
  fax: { keys: ['autoLogInboundFax', 'autoLogOutboundFax'], values: onOff },
  unknownContact: {
    keys: ['unknownContactPreference'],
    values: [
      ['ask', 'skipLogging'],
      ['create', 'createNewPlaceholderContact'],
    ],
  },
  severalContacts: {
    keys: ['multipleContactsPreference'],
    values: [
      ['ask', 'skipLogging'],
      ['first', 'firstAlphabetical'],
      ['recent', 'mostRecentActivity'],
    ],
  },
  openContact: {
    keys: ['openContactPageFromIncomingCall', 'openContactPageFromOutgoingCall'],
    values: [
      ['never', 'disabled'],
      ['ring', 'onFirstRing'],
      ['answer', 'onAnswer'],
    ],
  },
};

export const formerPreferenceNames: readonly string[] = Object.keys(formerPreferences);

/** The name that this panel has had for a client setting. */
export function formerNameOf(key: string): string | undefined {
  return formerPreferenceNames.find((name) => formerPreferences[name]?.keys.includes(key));
}

/** A value under a former name as the setting's own; `undefined` where it is none. */
export function readFormerValue(name: string, value: unknown): unknown {
  return formerPreferences[name]?.values.find(([former]) => former === value)?.[1];
}

/** Values under former names, each under its key. What cannot be read is left out. */
export function fromFormerNames(values: { readonly [name: string]: unknown }): { [key: string]: unknown } {
  const read = formerPreferenceNames.flatMap((name) => {
    const value = readFormerValue(name, values[name]);
    return value === undefined
      ? []
      : (formerPreferences[name]?.keys ?? []).map((key) => [key, value] as const);
  });
  return Object.fromEntries(read);
}
