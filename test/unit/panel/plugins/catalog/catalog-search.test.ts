import { expect, test } from 'vitest';
import { indexCatalog } from '../../../../../src/panel/plugins/catalog/catalog-search';

const rows = [
  { displayName: 'Call scoring', developer: 'Contoso', description: 'Scores calls' },
  { displayName: 'Résumé upload', developer: 'Müller GmbH', description: 'Files candidates' },
  { displayName: 'Redaction', developer: 'RC Labs', description: 'Removes card numbers after scoring' },
  { displayName: 'Архив звонков', developer: 'Север', description: 'Хранит записи' },
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

test('5,000 plugins are searched within a frame or two', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
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
