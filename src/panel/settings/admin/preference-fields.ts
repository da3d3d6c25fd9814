import type { Field } from '../../../core/forms/field';
import { builtInClientSettings } from '../../../core/settings/client-setting';
import {
  builtInPreferences,
  organisationRules,
  ringNotices,
  taskNotices,
  preferenceKey,
  themes,
  type PreferenceName,
} from '../../../core/settings/panel-preference';
import { say } from '../../app/words';
import { ruleHelp, ruleTitle } from '../setting-words';
import { plainField } from './plain-field';

export interface PreferenceGroup {
  readonly id: string;
  readonly title: string;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly settings: readonly Field[];
}

/** How the panel itself behaves, as fields that an admin can set for everybody. */
export function preferenceGroups(): PreferenceGroup[] {
  return [
    {
      id: 'panel-appearance',
      title: say('admin_settings_panel_appearance'),
      warnings: [],
      settings: [choice('theme', themes, (value) => say(`theme_${value}`)), language()],
    },
    {
      id: 'panel-notices',
      title: say('admin_settings_panel_notices'),
      warnings: [],
      settings: [
        { ...choice('notices', taskNotices, (value) => say(`settings_notice_${value}`)), kind: 'multi' },
        { ...choice('ringing', ringNotices, (value) => say(`settings_ringing_${value}`)), kind: 'multi' },
      ],
    },
    {
      id: 'panel-tokens',
      title: say('admin_settings_panel_tokens'),
      warnings: [{ title: '', text: say('admin_settings_tokens_help') }],
      settings: organisationRules.map(rule),
    },
  ];
}

/** Those that this panel speaks, under the names of App Connect's own client. */
function language(): Field {
  return {
    ...plainField,
    key: 'language',
    title: say('preference_language'),
    kind: 'select',
    options: [
      { value: 'auto', title: say('language_system') },
      { value: 'en-US', title: say('language_en') },
      { value: 'en-GB', title: say('language_en_GB') },
      { value: 'de-DE', title: say('language_de') },
    ],
    default: builtInClientSettings.language,
  };
}

function choice<Value extends string>(
  name: Exclude<PreferenceName, 'language'>,
  values: readonly Value[],
  titleOf: (value: Value) => string,
): Field {
  return {
    ...plainField,
    key: preferenceKey(name),
    title: say(`preference_${name}`),
    kind: 'select',
    options: values.map((value) => ({ value, title: titleOf(value) })),
    default: builtInPreferences[name],
  };
}

/** These are decided by the organisation alone; users have no such setting. */
function rule(name: (typeof organisationRules)[number]): Field {
  return {
    ...plainField,
    key: preferenceKey(name),
    title: ruleTitle(name),
    description: ruleHelp(name),
    kind: 'boolean',
    hidden: true,
    default: false,
  };
}
