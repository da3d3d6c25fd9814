import { beforeEach, describe, expect, test, vi } from 'vitest';
import de from '../../../../public/_locales/de/messages.json';
import en from '../../../../public/_locales/en/messages.json';
import enGB from '../../../../public/_locales/en_GB/messages.json';
import { problemCodes } from '../../../../src/core/basics/problem';
import { languageOf } from '../../../../src/core/basics/language';
import {
  keepLanguage,
  likelyLanguage,
  say,
  sayCount,
  setWords,
  type Messages,
} from '../../../../src/panel/app/words';

const languages: [string, Messages][] = [
  ['en', en],
  ['de', de],
];

describe.each(languages)('the words of %s', (_, words) => {
  test.each(problemCodes)('say what %s is and what to do', (code) => {
    expect(words[`problem_${code}_title`].message.trim()).not.toBe('');
    expect(words[`problem_${code}_help`].message.trim()).not.toBe('');
  });

  test('are short enough for a narrow panel', () => {
    const tabs = (['dialer', 'activity', 'plugins', 'tasks', 'settings'] as const).map(
      (tab) => words[`tab_${tab}`].message,
    );
    expect(Math.max(...tabs.map((tab) => tab.length))).toBeLessThanOrEqual(13);
    expect(tabs.join('').length).toBeLessThanOrEqual(50);
  });

  test('address people, never blame them', () => {
    const all = Object.values(words).map(({ message }) => message);
    expect(all.filter((message) => /invalid|illegal|ungültig|fatal|oops/i.test(message))).toEqual([]);
  });
});

test('both languages have the same keys', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en));
});

describe('say', () => {
  beforeEach(() => setWords(en));

  test('puts substitutions at their places', () => {
    expect(say('lock_by_on', 'Priya', '12 Nov')).toBe('Set by Priya on 12 Nov');
  });

  test('takes text from outside as it is, also when it looks like a place', () => {
    expect(say('lock_reason', 'Set by $2', '$1')).toBe('Set by $2: “$1”');
  });

  test('counts', () => {
    expect(sayCount('form_needs_you', 1)).toBe('Check 1 field');
    expect(sayCount('form_needs_you', 3)).toBe('Check 3 fields');
  });
});

test('British English has words of its own only where it is spelt otherwise', () => {
  const [all, british]: [Record<string, unknown>, Record<string, unknown>] = [en, enGB];
  expect(Object.keys(british).filter((key) => !(key in all))).toEqual([]);
  expect(enGB.tag_needs_license.message).toBe('Needs licence');
});

describe('the language', () => {
  test.each([
    ['system', 'de-AT', 'de'],
    ['system', 'fr', 'en'],
    ['system', 'den', 'en'],
    ['en', 'de-DE', 'en'],
    ['de', 'en-GB', 'de'],
    ['system', 'en-GB', 'en-GB'],
    ['system', 'en-AU', 'en-GB'],
    ['system', 'en-NZ', 'en-GB'],
    ['system', 'en-IE', 'en-GB'],
    ['system', 'en-US', 'en'],
    ['system', 'en-CA', 'en'],
    ['system', 'en', 'en'],
    ['en', 'en-GB', 'en'],
    ['en-GB', 'en-US', 'en-GB'],
  ] as const)('chosen %s in a browser of %s is %s', (chosen, browser, expected) => {
    expect(languageOf(chosen, browser)).toBe(expected);
  });
});

describe('the words that are asked for before the preferences are read', () => {
  beforeEach(() => localStorage.clear());

  test('are those of the browser’s language the first time', () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-AT');
    expect(likelyLanguage()).toBe('de');
  });

  test.each(['de', 'en', 'en-GB'] as const)('are those of the last time: %s', (language) => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('fr');
    keepLanguage(language);
    expect(likelyLanguage()).toBe(language);
  });

  test('are the browser’s where what was kept names no language', () => {
    localStorage.setItem('lastLanguage', 'tlh');
    expect(likelyLanguage()).toBe('en');
  });
});
