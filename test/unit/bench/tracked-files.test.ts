import { describe, expect, it } from 'vitest';
import {
  findCitationProblems,
  findLockProblems,
  findNameProblems,
  findTextProblems,
} from '../../bench/tracked-files';

// Put together here, so that this file itself stays clean.
const join = (...parts: string[]) => parts.join('');

describe('findTextProblems', () => {
  it.each([
    [`const path = '${join('/wo', 'rk/main')}'`, 'a path of one machine'],
    [join('/ro', 'ot/.npmrc'), 'a path of one machine'],
    [`see ${join('/tm', 'p/x')}`, 'a path of one machine'],
    [`"${join('/ho', 'me/kim/src')}"`, 'a path of one machine'],
    [join('https://regis', 'try.npmjs.org/react'), 'the host of a package registry'],
    [join('// oxlint', '-disable-next-line'), 'a switched-off check'],
    [join('// @ts', '-ignore'), 'a switched-off check'],
  ])('refuses %s', (text, what) => {
    expect(findTextProblems('src/a.ts', text)).toEqual([`src/a.ts holds ${what}`]);
  });

  it('refuses a test that does not run', () => {
    const path = 'test/unit/a.test.ts';
    for (const word of ['skip', 'only', 'fixme'])
      expect(findTextProblems(path, join('it.', word, "('x')"))).toHaveLength(1);
  });

  it('lets addresses with such words pass', () => {
    const text = join("'https://crm.example/wo", "rk/1'; './wo", "rk/a'; '/homepage'");
    expect(findTextProblems('src/a.ts', text)).toEqual([]);
  });
});

describe('findCitationProblems', () => {
  const cited = join('handlers/user.j', 's:155');

  it.each([
    [`// as in ${cited}`, `src/a.ts:1: cites ${cited} without its source; see src/api/README.md`],
    [`\n// 41/${cited}`, `src/a.ts:2: cites 41/${cited} without its source; see src/api/README.md`],
    [`// core 1.7.99 ${cited}`, `src/a.ts:1: cites ${cited} without its source; see src/api/README.md`],
    [
      `// core 1.7.41 ${cited},\n// ${cited}`,
      `src/a.ts:2: cites ${cited} without its source; see src/api/README.md`,
    ],
    ...[join('design', '.md'), join('design', ' rule'), join('facts', '/'), join('shared', '/looks')].map(
      (text) => [`// see ${text}`, `src/a.ts:1: cites ${text}, which a clone does not have`],
    ),
  ])('refuses %s', (text = '', problem = '') => {
    expect(findCitationProblems('src/a.ts', text)).toEqual([problem]);
  });

  it.each([
    `// core 1.7.41 ${cited}`,
    `/* (core 1.7.22 ${cited}) */`,
    `/**\n * As the server does it (core\n * 1.7.41 ${cited}).\n */`,
    `// core 1.7.41\n  // ${cited}`,
    "import { a } from '../shared/draft'; const facts = a;",
  ])('lets %s pass', (text) => {
    expect(findCitationProblems('src/a.ts', text)).toEqual([]);
  });
});

it.each(['src/core/utils.ts', 'src/common/a.ts', 'src/panel/helpers/a.ts', 'src/types.ts'])(
  'refuses the name %s',
  (path) => {
    expect(findNameProblems(path)).toHaveLength(1);
  },
);

it('lets names that say something pass', () => {
  expect(
    ['src/core/basics/url.ts', 'src/core/log-types.ts', 'test/stack/setup.mjs'].flatMap(findNameProblems),
  ).toEqual([]);
});

it('finds registries in the lock file', () => {
  expect(findLockProblems(`"resolved": "${join('https://regis', 'try.example/a.tgz')}"`)).toHaveLength(1);
  expect(findLockProblems('"integrity": "sha512-x"')).toEqual([]);
});
