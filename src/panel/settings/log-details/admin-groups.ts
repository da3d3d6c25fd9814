import type { JsonObject } from '../../../core/basics/json';
import type { Field } from '../../../core/forms/field';
import { readAdminSetting } from '../../../core/settings/admin-setting';
import { builtInClientSettings } from '../../../core/settings/client-setting';
import { adminLogDetailKeys, isLogDetailKey, type LogDetailKey } from '../../../core/settings/log-detail';
import { settingGroups } from '../../../core/settings/setting-groups';
import { say } from '../../app/words';
import type { AdminGroup } from '../admin/admin-groups';
import { plainField } from '../admin/plain-field';
import { settingHelp, settingTitle } from '../setting-words';
import { dateFormatOptions } from './date-format-options';

/** What a log says, as fields that an admin sets: those that people may choose too, and those of the admin alone. */
export function adminGroups(admin: JsonObject): AdminGroup[] {
  const keys = settingGroups.logDetails.filter(isLogDetailKey);
  const isAdmins = (key: LogDetailKey) => adminLogDetailKeys.includes(key);
  return [
    {
      id: 'log-details',
      title: say('log_says_for_people'),
      warnings: [],
      settings: keys.filter((key) => !isAdmins(key)).map((key) => fieldOf(key, admin)),
      isOfPanel: true,
    },
    {
      id: 'log-details-admin',
      title: say('log_says_admin_only'),
      warnings: [],
      settings: keys.filter(isAdmins).map((key) => ({ ...fieldOf(key, admin), hidden: true })),
      isOfPanel: true,
    },
  ];
}

function fieldOf(key: LogDetailKey, admin: JsonObject): Field {
  const common = { ...plainField, key, title: settingTitle(key), default: builtInClientSettings[key] };
  if (key !== 'logDateFormat') return { ...common, kind: 'boolean', description: conditionOf(key) };
  const set = readAdminSetting(admin, key)?.value;
  const options = dateFormatOptions(typeof set === 'string' ? set : '');
  return { ...common, kind: 'select', options: options.map(({ value, label }) => ({ value, title: label })) };
}

/** What the line needs beside its switch. */
function conditionOf(key: LogDetailKey): string {
  if (key === 'addCallLogAiNote' || key === 'addCallLogTranscript') return say('log_says_needs_ai');
  if (key === 'addCallLogLegs') return say('log_says_needs_server');
  return adminLogDetailKeys.includes(key) ? say('log_says_needs_ace') : settingHelp(key);
}
