import * as v from 'valibot';
import { languageOf } from '../basics/language';
import { parseIf } from '../basics/shape';

export const themes = ['system', 'light', 'dark'] as const;
export const languages = ['system', 'en', 'en-GB', 'de'] as const;

/** Which ends of background work one may choose to be notified of; in the order of their weight. */
export const taskNotices = ['failed', 'unknown', 'completed'] as const;
export type TaskNotice = (typeof taskNotices)[number];

/** What happens while a call rings: the panel's own window comes to the front, a notification is shown, with who calls. */
export const ringNotices = ['front', 'notice', 'name'] as const;
export type RingNotice = (typeof ringNotices)[number];

/**
 * How the panel behaves for a person, where App Connect's own client has no such setting (client-setting.ts); each
 * preference can be managed for everybody.
 */
export const preferencesSchema = v.object({
  theme: v.picklist(themes),
  language: v.picklist(languages),
  /** Results of tasks that cause a notification. */
  notices: v.array(v.picklist(taskNotices)),
  ringing: v.array(v.picklist(ringNotices)),
});

export type PanelPreferences = v.InferOutput<typeof preferencesSchema>;
export type PreferenceName = keyof PanelPreferences;

/** Applies when nobody chose. */
export const builtInPreferences: PanelPreferences = {
  theme: 'system',
  language: 'system',
  notices: [...taskNotices],
  ringing: [...ringNotices],
};

export function isPreferenceName(name: string): name is PreferenceName {
  return Object.hasOwn(preferencesSchema.entries, name);
}

export const preferenceNames = Object.keys(preferencesSchema.entries).filter(isPreferenceName);

/** What a person chose; a missing preference follows the organisation. */
export const ownPreferencesSchema = v.partial(preferencesSchema);
export type OwnPreferences = v.InferOutput<typeof ownPreferencesSchema>;

/** Prefix of the account's settings that manage the panel itself; servers ignore them. */
const panelPrefix = 'panel_';

/** The key of a preference in the account's settings. */
export function preferenceKey(name: string): string {
  return `${panelPrefix}${name}`;
}

/** The admin's language, as App Connect's own client names it: `auto`, `de-DE`, … One that we do not speak is the browser's. */
export function readClientLanguage(value: unknown): PanelPreferences['language'] | undefined {
  if (typeof value !== 'string') return undefined;
  return /^(?:en|de)\b/.test(value) ? languageOf('system', value) : 'system';
}

/** A value of this preference; `undefined` where it is not one. */
export function readPreference(name: string, value: unknown): unknown {
  const [read] = Object.values(parseIf(ownPreferencesSchema, { [name]: value }) ?? {});
  return read;
}

/** Decisions for the whole organisation that a person cannot choose. */
export const organisationRules = ['withholdSessionToken', 'allowMediaToken'] as const;
export type OrganisationRules = { readonly [name in (typeof organisationRules)[number]]: boolean };
