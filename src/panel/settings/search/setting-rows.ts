import { searchFor } from '../../../core/basics/word-search';
import { organisationRules, preferenceKey } from '../../../core/settings/panel-preference';
import {
  groupOf,
  keysForUsers,
  settingGroupIds,
  type DescribedKey,
} from '../../../core/settings/setting-groups';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { groupTitle, ruleHelp, ruleTitle, settingHelp, settingTitle } from '../setting-words';
import { hrefOfSetting } from '../setting-place';
import type { UserGroup } from '../crm/crm-settings';

/** A setting that a search can find. */
export interface SettingRow {
  readonly key: string;
  readonly title: string;
  /** Where it belongs. */
  readonly group: string;
  readonly help: string;
  readonly href: string;
  /** It is one of App Connect's own client, so that its value and lock can be told. */
  readonly setting?: DescribedKey;
}

interface Searched {
  readonly crmName: string;
  /** The CRM's settings, as far as its connector is known. */
  readonly ofCrm: readonly UserGroup[];
  readonly isAdmin: boolean;
}

/** All settings that have a screen, in the order of the screens. */
export function settingRows({ crmName, ofCrm, isAdmin }: Searched): SettingRow[] {
  const forUsers = settingGroupIds.flatMap(keysForUsers);
  return [
    ...forUsers.map((setting) => ({
      key: setting,
      title: settingTitle(setting),
      group: groupTitle(groupOf(setting)),
      help: settingHelp(setting),
      href: hrefOfSetting(setting),
      setting,
    })),
    ...ofCrm.flatMap(({ title, settings }) =>
      settings.map(({ key, title: name, description }) => ({
        key,
        title: name,
        group: title || say('crm_settings_title', crmName),
        help: description,
        href: hashOf({ screen: 'crm_settings' }),
      })),
    ),
    ...(isAdmin ? organisationRules : []).map((rule) => ({
      key: preferenceKey(rule),
      title: ruleTitle(rule),
      group: say('admin_settings_title'),
      help: ruleHelp(rule),
      href: hashOf({ screen: 'admin_setting', setting: preferenceKey(rule) }),
    })),
  ];
}

/** Those whose name, help, key or group hold every word typed. */
export function findSettings(rows: readonly SettingRow[], query: string): SettingRow[] {
  const isFound = searchFor(query);
  return rows.filter(({ title, help, key, group }) => isFound([title, help, key, group]));
}
