import { clientSettingTable } from '../../core/settings/client-setting';
import type { organisationRules } from '../../core/settings/panel-preference';
import type { DescribedKey, SettingGroupId } from '../../core/settings/setting-groups';
import type { SettingNeed } from '../../core/settings/setting-need';
import { plainValue } from '../shared/settings/plain-value';
import { say } from '../app/words';

/** Settings whose names do not say it all. */
const explained = [
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

type Options = typeof clientSettingTable.options;
type OptionKey = Extract<DescribedKey, keyof Options>;
export type OptionValue = Options[OptionKey][number];

export function isOptionKey(key: DescribedKey): key is OptionKey {
  return Object.hasOwn(clientSettingTable.options, key);
}

/** The values that a setting offers, with what each means. */
export function optionsOf(key: OptionKey): { readonly value: OptionValue; readonly label: string }[] {
  return clientSettingTable.options[key].map((value) => ({ value, label: say(`option_${value}`) }));
}

/** A value in words; what a connector calls a type of contacts is known to it alone. */
export function settingValue(key: DescribedKey, value: unknown): string {
  const label = isOptionKey(key) && optionsOf(key).find((option) => option.value === value)?.label;
  return label || plainValue(value, undefined);
}

export function needWords(need: SettingNeed, crmName: string): string {
  return need === 'noServerLogging' ? say('rules_by_server') : say(`need_${need}`, crmName);
}

type Rule = (typeof organisationRules)[number];

export function ruleTitle(rule: Rule): string {
  return rule === 'withholdSessionToken' ? say('admin_settings_withhold') : say('admin_settings_media');
}

export function ruleHelp(rule: Rule): string {
  return rule === 'withholdSessionToken' ? say('admin_settings_withhold_help') : say('admin_settings_media_help');
}
