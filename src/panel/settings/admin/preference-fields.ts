import type { Field } from '../../../core/forms/field';
import {
  builtInClientSettings,
  optionsOf,
  type ClientSettingKey,
} from '../../../core/settings/client-setting';
import {
  builtInPreferences,
  organisationRules,
  taskNotices,
  preferenceKey,
  themes,
  type PreferenceName,
} from '../../../core/settings/panel-preference';
import { optionWords } from '../../shared/settings/option-words';
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
        onOff('autoLogCall', say('preference_call')),
        onOff('autoLogSMS', say('preference_sms')),
        onOff('autoLogVoicemail', say('preference_voicemail')),
        onOff('autoLogInboundFax', say('preference_fax_inbound')),
        onOff('autoLogOutboundFax', say('preference_fax_outbound')),
        offered('unknownContactPreference', say('preference_unknownContact')),
        offered('multipleContactsPreference', say('preference_severalContacts')),
        offered('openContactPageFromIncomingCall', say('preference_open_incoming')),
        offered('openContactPageFromOutgoingCall', say('preference_open_outgoing')),
      ],
    },
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

function onOff(key: ClientSettingKey, title: string): Field {
  return { ...plain, key, title, kind: 'boolean', default: builtInClientSettings[key] };
}

/** A client setting with its options. */
function offered(key: ClientSettingKey, title: string): Field {
  return {
    ...plain,
    key,
    title,
    kind: 'select',
    options: optionsOf(key).map((value) => ({ value, title: optionWords(value) })),
    default: builtInClientSettings[key],
  };
}

/** Those that this panel speaks, under the names of App Connect's own client. */
function language(): Field {
  return {
    ...plain,
    key: 'language',
    title: say('preference_language'),
    kind: 'select',
    options: [
      { value: 'auto', title: say('language_system') },
      { value: 'en-US', title: say('language_en') },
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
