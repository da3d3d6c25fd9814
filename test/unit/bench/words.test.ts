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

  const spell = (american: string, british: Messages) =>
    findWordProblems({
      languages: new Map([['en', { a: { message: american } }]]),
      british,
      sources: new Map([['src/panel/A.tsx', "say('a')"]]),
    });

  it('wants British English for each message that is spelt otherwise, as it is spelt', () => {
    const american = 'Organization’s licenses, recognized in the catalog';
    const british = 'Organisation’s licences, recognised in the catalogue';
    expect(spell(american, { a: { message: british } })).toEqual([]);
    expect(spell(american, {})).toEqual([`en_GB: "a" should be "${british}"`]);
    expect(spell(american, { a: { message: american } })).toEqual([`en_GB: "a" should be "${british}"`]);
  });

  it('wants no British message that is the American one', () => {
    expect(spell('Licensed', { a: { message: 'Licensed' } })).toEqual([
      'en_GB: "a" is spelt as in en: leave it out',
    ]);
  });

  it.each([
    ['en', 'It closes by itself.', 'by itself', 'automatically'],
    ['en', 'Needs licence', 'licence', 'US spelling'],
    ['en', '$1 said no', 'said no', 'rejected, refused'],
    ['en', 'Log out', 'Log out', 'sign out, disconnect: a log is in the CRM'],
    ['en', 'Connect again', 'Connect again', 'reconnect'],
    ['de', 'Der Konnektor fehlt', 'Konnektor', 'Connector'],
    ['de', 'Gesichert', 'Gesichert', 'speichern (im CRM), aufbewahren (hier)'],
    ['de', '$1 braucht Sie', 'braucht Sie', 'Zu erledigen, prüfen'],
  ])('in %s finds in “%s” what is called otherwise', (language, message, word, instead) => {
    const problems = findWordProblems({
      languages: new Map([[language, { a: { message } }]]),
      sources: new Map([['src/panel/A.tsx', "say('a')"]]),
    });
    expect(problems).toContain(`${language}: "a" says "${word}": say "${instead}"`);
  });

  it('lets a word stand where it means something else', () => {
    const problems = findWordProblems({
      languages: new Map([['en', { reports_company: { message: 'Company' } }]]),
      sources: new Map([['src/panel/A.tsx', "say('reports_company')"]]),
    });
    expect(problems).toEqual([]);
  });

  it('refuses a form that could be any key', () => {
    expect(check({}, {}, 'say(`${name}`)')).toEqual([
      'src/panel/A.tsx: says `${name}`, which could be any key',
    ]);
  });
});
