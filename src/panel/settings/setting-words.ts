import { optionsOf, type ClientSettingKey } from '../../core/settings/client-setting';
import type { organisationRules } from '../../core/settings/panel-preference';
import type { DescribedKey, SettingGroupId } from '../../core/settings/setting-groups';
import type { SettingNeed } from '../../core/settings/setting-need';
import { plainValue } from '../shared/settings/plain-value';
import { say } from '../app/words';
import { regionName, regions } from './page-numbers/regions';

/** Settings whose names do not say it all. */
const explained = [
  'addCallLogContactNumber',
  'addRingCentralNumber',
  'addCallLogRecording',
  'enableRetroCallLogSync',
  'oneTimeLog',
  'popupLogPageAfterCall',
  'popupLogPageAfterSMS',
  'allowExtensionNumberLogging',
  'unknownContactPreference',
  'newContactType',
  'newContactNamePrefix',
  'multipleContactsPreference',
  'openContactPageFromIncomingCall',
  'openContactPageFromOutgoingCall',
  'multiContactMatchBehavior',
  'openContactPageAfterCreation',
  'showAiAssistantWidget',
  'autoStartAiAssistant',
  'clickToDialEmbedMode',
  'clickToDialUrls',
  'c2dMatcherType',
  'selectedRegion',
] as const satisfies readonly DescribedKey[];

export function groupTitle(id: SettingGroupId): string {
  return say(`setting_group_${id}`);
}

export function groupHelp(id: SettingGroupId): string {
  return say(`setting_group_${id}_help`);
}

export function settingTitle(key: DescribedKey): string {
  return say(`setting_${key}`);
}

/** What a setting does, in a sentence; '' where its name says it. */
export function settingHelp(key: DescribedKey): string {
  const found = explained.find((one) => one === key);
  return found ? say(`setting_${found}_help`) : '';
}

/** The values that settings offer, whichever setting it is. */
const optionValues = [
  'skipLogging',
  'createNewPlaceholderContact',
  'firstAlphabetical',
  'mostRecentActivity',
  'earliestCreated',
  'disabled',
  'onFirstRing',
  'onAnswer',
  'openAllMatches',
  'promptToSelect',
  'national',
  'international',
  'e164',
  'custom',
  'crmOnly',
  'whitelist',
  'blacklist',
  'libPhone',
  'regExp',
  'small',
  'medium',
  'large',
  'xlarge',
  'success',
  'warning',
  'error',
] as const;

/** What an offered value means; any other text is shown as it is. */
function optionWords(key: ClientSettingKey, value: string): string {
  if (key === 'clickToDialEmbedMode' && value === 'disabled') return say('option_no_page');
  const known = optionValues.find((one) => one === value);
  return known ? say(`option_${known}`) : value;
}

/** The values that a setting offers, with what each means; none where it takes any text. */
export function optionsWithWords(
  key: ClientSettingKey,
): { readonly value: string; readonly label: string }[] {
  if (key === 'selectedRegion') return regions();
  return optionsOf(key).map((value) => ({ value, label: optionWords(key, value) }));
}

/** A value in words; what a connector calls a type of contacts is known to it alone. */
export function settingValue(key: ClientSettingKey, value: unknown): string {
  if (key === 'selectedRegion' && typeof value === 'string') return regionName(value);
  const wordsOf = (one: unknown) =>
    typeof one === 'string' && optionsOf(key).includes(one)
      ? optionWords(key, one)
      : plainValue(one, undefined);
  return Array.isArray(value) && value.length > 0 ? value.map(wordsOf).join(', ') : wordsOf(value);
}

export function needWords(need: SettingNeed, crmName: string): string {
  return need === 'noServerLogging' ? say('rules_by_server') : say(`need_${need}`, crmName);
}

type Rule = (typeof organisationRules)[number];

export function ruleTitle(rule: Rule): string {
  return rule === 'withholdSessionToken' ? say('admin_settings_withhold') : say('admin_settings_media');
}

export function ruleHelp(rule: Rule): string {
  return rule === 'withholdSessionToken'
    ? say('admin_settings_withhold_help')
    : say('admin_settings_media_help');
}
