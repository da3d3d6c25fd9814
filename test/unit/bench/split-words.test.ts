import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parts } from '../../../vite.config';
import { findSaidKeys } from '../../../words.config';
import { listFiles } from '../../bench/files';
import { projectPath } from '../../bench/project';

const keys = [
  'title',
  'tab_tasks',
  'tab_settings',
  'lines_one',
  'lines_other',
  'problem_offline_title',
  'problem_offline_help',
];

describe('built code may say', () => {
  test.each([
    ['what it names', 'say(`title`)', ['title']],
    ['what it names between other marks', 'say("title")', ['title']],
    ['what a table of it names', 'const of={a:"title"};say(of[a])', ['title']],
    ['what a table has as its names', 'for(const key of Object.keys({title:1}))say(key)', ['title']],
    ['both numbers of a stem', 'sayCount(`lines`,n)', ['lines_one', 'lines_other']],
    ['one number alone', 'say(`lines_one`)', ['lines_one']],
    ['what a template begins', 'say(`tab_${id}`)', ['tab_tasks', 'tab_settings']],
    ['what a template surrounds', 'say(`problem_${code}_title`)', ['problem_offline_title']],
    ['what a template ends', 'say(`${stem}_help`)', ['problem_offline_help']],
    ['nothing by a text that only holds a name', 'say(`the title`)', []],
    ['nothing by what makes a stem a key', 'say(n===1?`${stem}_one`:`${stem}_other`)', []],
    ['nothing by a template of anything', 'say(`${a}`);say(`${a}${b}`);say(`${a}: ${b}`)', []],
  ])('%s', (_what, script, said) => {
    expect([...findSaidKeys([script], keys)]).toEqual(said);
  });

  test('what any of its scripts says', () => {
    expect([...findSaidKeys(['say(`title`)', 'say(`tab_${id}`)'], keys)]).toEqual([
      'title',
      'tab_tasks',
      'tab_settings',
    ]);
  });
});

test('all code that comes later than the first screens waits for its words', () => {
  const sources = listFiles(projectPath('src', 'panel')).filter((path) => /\.tsx?$/.test(path));
  const waitsNot = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bonce\(\s*\(\) => import\('\.\.?\/([^']+)'\)/g)].map(
      ([, module]) => module,
    ),
  );
  const withThePage = parts['paint']
    .filter((path) => !path.startsWith('app/'))
    .map((path) => path.replace('.tsx', ''));
  // The form is part of a screen, which waits.
  expect(new Set(waitsNot)).toEqual(new Set([...withThePage, 'SchemaForm']));
});
