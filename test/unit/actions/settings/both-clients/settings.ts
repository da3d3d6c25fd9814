/** The settings that change in turn: a few of each kind, so that they meet often. */

interface Setting {
  /** As a story names it. */
  readonly label: string;
  /** What App Connect's own client shows where nothing is stored (§2, column cl). */
  readonly shown: unknown;
  /** What is in force in our panel where nobody chose: for what a log says, the composer's (§2.2). */
  readonly builtIn: unknown;
  /** The page of the admin's forms that has it, and what that submits where nothing is stored (column adm). */
  readonly page?: string;
  readonly byForm?: unknown;
  readonly values: readonly [unknown, ...unknown[]];
  /** Composer and connector read it in the person's own record alone: it is always written there. */
  readonly isWritten?: boolean;
}

const format = 'YYYY-MM-DD hh:mm:ss A';
const levels = ['success', 'warning', 'error'];

const flag = (label: string, page: string, builtIn: boolean, byForm = builtIn): Setting => ({
  label,
  shown: builtIn,
  builtIn,
  page,
  byForm,
  values: [true, false],
});

const detail = (label: string, shown: boolean, builtIn = shown): Setting => ({
  ...flag(label, 'callLogDetails', builtIn, false),
  shown,
  isWritten: true,
});

export const settings: { readonly [key: string]: Setting } = {
  autoLogCall: flag('calls are logged automatically', 'logging', false),
  addCallLogNote: detail('a log has the note', true),
  // The client's default and the composer's differ.
  addCallLogContactNumber: detail('a log has the contact’s number', true, false),
  addCallSessionId: detail('a log has the session id', false),
  logDateFormat: {
    ...detail('format of dates', true),
    shown: format,
    builtIn: format,
    byForm: format,
    values: ['MM/DD/YYYY HH:mm:ss', 'DD/MM/YYYY HH:mm:ss', format],
  },
  unknownContactPreference: {
    ...flag('unknown contact', 'autoLogPreferences', false),
    shown: 'skipLogging',
    builtIn: 'skipLogging',
    byForm: 'skipLogging',
    values: ['createNewPlaceholderContact', 'skipLogging'],
  },
  newContactNamePrefix: {
    ...flag('prefix of new contacts', 'autoLogPreferences', false),
    shown: 'PlaceholderContact',
    builtIn: 'PlaceholderContact',
    byForm: 'PlaceholderContact',
    values: ['New: ', 'Caller ', 'PlaceholderContact'],
  },
  openContactPageFromIncomingCall: {
    ...flag('incoming call pop', 'contactSetting', false),
    shown: 'disabled',
    builtIn: 'disabled',
    byForm: 'disabled',
    values: ['onFirstRing', 'onAnswer', 'disabled'],
  },
  openContactPageAfterCreation: flag('new contacts open', 'contactSetting', false),
  notificationLevelSetting: {
    ...flag('notices', 'notificationLevel', false),
    shown: levels,
    builtIn: levels,
    byForm: levels,
    values: [['error'], ['warning', 'error'], levels],
  },
  clickToDialUrls: {
    ...flag('click-to-dial sites', 'clickToDialEmbed', false),
    shown: [],
    builtIn: [],
    byForm: '',
    values: [['crm.example/*'], ['crm.example/*', 'mail.example/*'], []],
  },
  showFaxTab: flag('tab of faxes', 'customizeTabs', true),
  overridingPhoneNumberFormat: {
    label: 'first number format',
    shown: '',
    builtIn: '',
    values: ['(###) ###-####', '###-###-####', ''],
  },
  overridingPhoneNumberFormat2: {
    label: 'second number format',
    shown: '',
    builtIn: '',
    values: ['1##########', ''],
  },
};

export const keys = Object.keys(settings);

export const settingOf = (key: string): Setting => {
  const setting = settings[key];
  if (!setting) throw new Error(`No setting ${key}`);
  return setting;
};

/** The admin's forms: what each page submits where the account has nothing. */
export const pages: { readonly [page: string]: { readonly [key: string]: unknown } } = Object.fromEntries(
  [...new Set(keys.flatMap((key) => settingOf(key).page ?? []))].map((page) => [
    page,
    Object.fromEntries(
      keys.filter((key) => settingOf(key).page === page).map((key) => [key, settingOf(key).byForm]),
    ),
  ]),
);
