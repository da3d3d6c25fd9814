import { groupOf, type DescribedKey, type SettingGroupId } from '../../core/settings/setting-groups';
import { hashOf } from '../app/route';

/** Where a person finds a group of their settings. */
export function hrefOfGroup(group: SettingGroupId): string {
  // It has a preview, and so a screen of its own.
  return hashOf(group === 'logDetails' ? { screen: 'log_details' } : { screen: 'setting_group', group });
}

/** Where a person finds one setting. */
export function hrefOfSetting(setting: DescribedKey): string {
  const group = groupOf(setting);
  return hashOf(
    group === 'logDetails' ? { screen: 'log_detail', setting } : { screen: 'setting', group, setting },
  );
}
