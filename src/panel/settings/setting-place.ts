import { groupOf, type DescribedKey, type SettingGroupId } from '../../core/settings/setting-groups';
import { hashOf } from '../app/route';

/** Where a person finds a group of their settings. */
export function hrefOfGroup(group: SettingGroupId): string {
  return hashOf({ screen: 'setting_group', group });
}

/** Where a person finds one setting. */
export function hrefOfSetting(setting: DescribedKey): string {
  return hashOf({ screen: 'setting', group: groupOf(setting), setting });
}
