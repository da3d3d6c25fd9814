import type { Field } from '../../../core/forms/field';
import {
  builtInPreferences,
  languages,
  organisationRules,
  taskNotices,
  preferenceKey,
  themes,
  type PreferenceName,
} from '../../../core/settings/panel-preference';
import { say } from '../../app/words';

export interface PreferenceGroup {
  readonly id: string;
  readonly title: string;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly settings: readonly Field[];
}

/** How the panel behaves, as fields that an admin can set for everybody. */
export function preferenceGroups(): PreferenceGroup[] {
  return [
    {
      id: 'panel-logging',
      title: say('admin_settings_panel_logging'),
      warnings: [],
      settings: [
        onOff('call'),
        onOff('sms'),
        onOff('voicemail'),
        onOff('fax'),
        choice('unknownContact', ['ask', 'create'], (value) => say(`rules_unknown_${value}`)),
        choice('severalContacts', ['ask', 'first', 'recent'], (value) => say(`rules_several_${value}`)),
        choice('openContact', ['never', 'ring', 'answer'], (value) => say(`rules_open_${value}`)),
      ],
    },
    {
      id: 'panel-appearance',
      title: say('admin_settings_panel_appearance'),
      warnings: [],
      settings: [
        choice('theme', themes, (value) => say(`theme_${value}`)),
        choice('language', languages, (value) => say(`language_${value}`)),
      ],
    },
    {
      id: 'panel-notices',
      title: say('admin_settings_panel_notices'),
      warnings: [],
      settings: [
        { ...choice('notices', taskNotices, (value) => say(`settings_notice_${value}`)), kind: 'multi' },
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

const plain = {
  description: '',
  required: false,
  hidden: false,
  searchable: false,
  options: [],
  uiSchema: {},
} as const;

function onOff(name: PreferenceName): Field {
  return {
    ...plain,
    key: preferenceKey(name),
    title: say(`preference_${name}`),
    kind: 'boolean',
    default: builtInPreferences[name],
  };
}

function choice<Value extends string>(
  name: PreferenceName,
  values: readonly Value[],
  titleOf: (value: Value) => string,
): Field {
  return {
    ...plain,
    key: preferenceKey(name),
    title: say(`preference_${name}`),
    kind: 'select',
    options: values.map((value) => ({ value, title: titleOf(value) })),
    default: builtInPreferences[name],
  };
}

/** These are decided by the organisation alone; users have no such setting. */
function rule(name: (typeof organisationRules)[number]): Field {
  const [title, description] =
    name === 'withholdSessionToken'
      ? [say('admin_settings_withhold'), say('admin_settings_withhold_help')]
      : [say('admin_settings_media'), say('admin_settings_media_help')];
  return {
    ...plain,
    key: preferenceKey(name),
    title,
    description,
    kind: 'boolean',
    hidden: true,
    default: false,
  };
}
