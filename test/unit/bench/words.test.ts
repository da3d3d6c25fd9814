import { describe, expect, it } from 'vitest';
import { findWordProblems, type Messages } from '../../bench/words';

const words = (...keys: string[]): Messages => Object.fromEntries(keys.map((key) => [key, { message: key }]));

function check(english: Messages, german: Messages, source: string) {
  return findWordProblems({
    languages: new Map([
      ['en', english],
      ['de', german],
    ]),
    sources: new Map([['src/panel/A.tsx', source]]),
  });
}

describe('findWordProblems', () => {
  it('passes words that are said, chosen by a condition, of a manifest, plural and put together', () => {
    const all = words('save', 'on', 'off', 'appName', 'task_one', 'task_other', 'problem_offline_title');
    const source = [
      "say('save'); say(on ? 'on' : 'off'); '__MSG_appName__'; sayCount('task', n)",
      "const codes = ['offline']; say(`problem_${code}_title`)",
    ].join('\n');
    expect(check(all, all, source)).toEqual([]);
  });

  it('finds a key that only one language has', () => {
    expect(check(words('save', 'late'), words('save'), "say('save'); say('late')")).toEqual([
      'de: "late" has no words',
    ]);
    expect(check(words('save'), words('save', 'late'), "say('save'); say('late')")).toEqual([
      'en: "late" has no words',
    ]);
  });

  it('finds an empty message', () => {
    expect(check(words('save'), { save: { message: ' ' } }, "say('save')")).toEqual([
      'de: "save" has no words',
    ]);
  });

  it('finds places that differ', () => {
    const problems = check({ a: { message: '$1 of $2' } }, { a: { message: '$1' } }, "say('a', 1, 2)");
    expect(problems).toContain('de: "a" has other places ($1 …) than another language');
  });

  it('finds words that are said and missing', () => {
    expect(check(words('save'), words('save'), "say('save'); say(\n  'gone')")).toEqual([
      'src/panel/A.tsx: says "gone", which has no words',
    ]);
  });

  it('finds words that nobody says', () => {
    expect(check(words('save', 'dust'), words('save', 'dust'), "say('save')")).toEqual([
      '"dust" has words that nobody says',
    ]);
  });

  it('finds words of a form that is said, for a name that nothing has', () => {
    const all = words('theme_dark', 'theme_sepia');
    expect(check(all, all, "const themes = ['dark']; say(`theme_${one}`)")).toEqual([
      '"theme_sepia" has words that nobody says',
    ]);
  });

  it('refuses a form that could be any key', () => {
    expect(check({}, {}, 'say(`${name}`)')).toEqual([
      'src/panel/A.tsx: says `${name}`, which could be any key',
    ]);
  });
});
