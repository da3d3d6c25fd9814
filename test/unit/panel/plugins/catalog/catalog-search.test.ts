import { describe, expect, test } from 'vitest';
import { indexCatalog } from '../../../../../src/panel/plugins/catalog/catalog-search';

const rows = [
  { id: 'scoring', displayName: 'Call scoring', developer: 'Contoso', description: 'Scores calls' },
  { id: 'resume', displayName: 'Résumé upload', developer: 'Müller GmbH', description: 'Files candidates' },
  {
    id: 'redaction',
    displayName: 'Redaction',
    developer: 'RC Labs',
    description: 'Removes card numbers after scoring',
  },
  { id: 'archive', displayName: 'Архив звонков', developer: 'Север', description: 'Хранит записи' },
];
const search = indexCatalog(rows);
const names = (query: string) => search(query).map((row) => row.displayName);

test('nothing typed finds everything, in its order', () => {
  expect(search(' ')).toEqual(rows);
});

test.each([
  ['name, the best match first', 'scoring', ['Call scoring', 'Redaction']],
  ['developer', 'contoso', ['Call scoring']],
  ['description', 'card num', ['Redaction']],
  ['words in any order', 'labs redaction', ['Redaction']],
  ['without accents', 'muller resume', ['Résumé upload']],
  ['with accents', 'Müller', ['Résumé upload']],
  ['a wrong letter', 'redactoin', ['Redaction']],
  ['other scripts', 'архив', ['Архив звонков']],
  ['nothing', 'zzz', []],
])('%s', (_name, query, found) => {
  expect(names(query)).toEqual(found);
});

describe('of several that match, those come first', () => {
  const maker = { developer: 'Contoso', description: 'Plans the follow-up of each call' };
  const similar = ['Call follow-up', 'Follow-up planner', 'Follow-ups', 'Follow-up'].map((displayName) => ({
    id: displayName === 'Follow-up' ? 'p9' : displayName,
    displayName,
    ...maker,
  }));
  const other = { id: 'followup-2', displayName: 'Notes', developer: 'Follow-up', description: '' };
  const find = (query: string) => indexCatalog([...similar, other])(query).map((row) => row.displayName);

  test.each([
    ['that are called exactly so, whatever the case', 'follow-UP', ['Follow-up']],
    ['whose id it is', 'p9', ['Follow-up']],
    [
      'whose name begins with it, before those that only have it',
      'follow',
      ['Follow-up planner', 'Follow-ups', 'Follow-up'],
    ],
  ])('%s', (_what, query, first) => {
    expect(find(query).slice(0, first.length).toSorted()).toEqual(first.toSorted());
  });

  test('then those that begin with it, those whose developer it is, and all others', () => {
    expect(find('follow-up')).toEqual([
      'Follow-up',
      expect.stringMatching(/^Follow-up/),
      expect.stringMatching(/^Follow-up/),
      'Notes',
      'Call follow-up',
    ]);
  });

  test('an id is found by the whole of it alone', () => {
    expect(find('p9')).toEqual(['Follow-up']);
    expect(find('followup-')).not.toContain('Notes');
  });

  test('also where too many match to be ranked', () => {
    const many = Array.from({ length: 3000 }, (_, place) => ({
      id: `p${place}`,
      displayName: `Call plugin ${place}`,
      developer: 'Contoso',
      description: 'For each call',
    }));
    const call = { id: 'call', displayName: 'Call', developer: 'Zeta', description: '' };
    expect(indexCatalog([...many, call])('call')[0]).toBe(call);
  });
});

test('5,000 plugins are searched within a frame or two', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    id: `p${index}`,
    displayName: `Plugin ${index}`,
    developer: `Maker ${index % 97}`,
    description: `Does the thing number ${index} for every call that is logged`,
  }));
  const searchMany = indexCatalog(many);
  const startedAt = performance.now();
  for (const query of ['p', 'pl', 'plugin 49', 'thing number 4999']) searchMany(query);
  // Four keys; generous, since the machine may be busy.
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
