import { beforeAll, describe, expect, test } from 'vitest';
import laterDe from '../../../../public/_locales/de/later.json';
import de from '../../../../public/_locales/de/messages.json';
import later from '../../../../public/_locales/en/later.json';
import en from '../../../../public/_locales/en/messages.json';
import { findDifferences } from '../../../../src/core/settings/client-differences';
import { clientSettingKeys, optionsOf } from '../../../../src/core/settings/client-setting';
import { describedKeys, settingGroupIds } from '../../../../src/core/settings/setting-groups';
import { setLaterWords, setWords } from '../../../../src/panel/app/words';
import {
  groupHelp,
  groupTitle,
  optionsWithWords,
  settingHelp,
  settingTitle,
  settingValue,
} from '../../../../src/panel/settings/setting-words';
import { textOf } from '../../../../src/panel/settings/taken-over/DifferencesScreen';

describe.each([
  ['en', en, later],
  ['de', de, laterDe],
] as const)('in %s', (language, first, more) => {
  beforeAll(() => {
    setWords(first);
    setLaterWords(language, more);
  });

  test.each(describedKeys)('%s has a name, and words for each of its options', (key) => {
    expect(settingTitle(key)).not.toMatch(/^$|_/);
    expect(settingHelp(key)).not.toMatch(/_/);
    const labels = optionsWithWords(key).map(({ label }) => label);
    expect(labels.filter((label) => optionsOf(key).includes(label))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('no two settings have the same name, which a search and a list would confuse', () => {
    const titles = describedKeys.map(settingTitle);
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
  });

  test.each(settingGroupIds)('the group %s has a name and says what is in it', (id) => {
    expect(groupTitle(id)).not.toMatch(/^$|_/);
    expect(groupHelp(id)).not.toMatch(/^$|_/);
  });

  test('the report of what differs has no key in the place of a name or a reason', () => {
    const odd = Object.fromEntries(
      clientSettingKeys.map((key) => [key, { value: optionsOf(key)[1] ?? 'odd', customizable: true }]),
    );
    const found = findDifferences(odd, clientSettingKeys);
    expect(found.length).toBeGreaterThan(10);
    const lines = textOf(found).split('\n').slice(2);
    expect(lines).toHaveLength(found.length);
    for (const line of lines)
      expect(line.replace(/\(\w+\)/, '')).not.toMatch(/\b(?:client|difference|setting)_/);
  });
});

test('a value is said by what it means, as long as it is one that is offered', () => {
  setWords(en);
  setLaterWords('en', later);
  expect(settingValue('unknownContactPreference', 'skipLogging')).toBe('Ask me');
  expect(settingValue('autoLogCall', true)).toBe('on');
  expect(settingValue('notificationLevelSetting', ['success', 'error'])).toBe('Success, Errors');
  expect(settingValue('newContactType', 'disabled')).toBe('disabled');
  expect(settingValue('clickToDialUrls', [])).toBe('none');
});
