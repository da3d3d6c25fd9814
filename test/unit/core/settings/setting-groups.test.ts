import { describe, expect, test } from 'vitest';
import { differingKeys } from '../../../../src/core/settings/client-differences';
import { clientSettingKeys } from '../../../../src/core/settings/client-setting';
import {
  describedKeys,
  groupOf,
  isDescribed,
  settingGroupIds,
  settingGroups,
} from '../../../../src/core/settings/setting-groups';

describe('the settings that people and admins are offered', () => {
  test('are settings of App Connect’s own client, each in one group', () => {
    expect(describedKeys.filter((key) => !clientSettingKeys.includes(key))).toEqual([]);
    expect(new Set(describedKeys).size).toBe(describedKeys.length);
  });

  test('stand in the group that they are said to be of; no group is left out', () => {
    expect(settingGroupIds.toSorted()).toEqual(Object.keys(settingGroups).toSorted());
    for (const id of settingGroupIds)
      expect(settingGroups[id].map(groupOf)).toEqual(settingGroups[id].map(() => id));
  });

  test('are all of them, except those of which the admin is told why this panel differs', () => {
    const offered = new Set<string>([...describedKeys, ...differingKeys]);
    expect(clientSettingKeys.filter((key) => !offered.has(key))).toEqual([]);
  });

  test('are told from all other keys', () => {
    expect(['autoLogCall', 'autoOpenExtension', 'toString', ''].map(isDescribed)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
