import { describe, expect, test } from 'vitest';
import { readCatalogItems } from '../../../../src/core/directory/catalog';
import {
  buildCatalogRows,
  filterCatalog,
  plainView,
  sortCatalog,
  type CatalogSources,
  type CatalogView,
} from '../../../../src/core/plugins/catalog-row';
import type { InstalledPlugin } from '../../../../src/core/plugins/installed-plugin';
import { installedPlugin } from '../../fakes/installed-plugin';

const { items } = readCatalogItems(
  ['a', 'b', 'c'].map((id, index) => ({
    id,
    name: `x.${id}`,
    displayName: `Plugin ${id}`,
    developer: { name: ['Zeta', 'Alpha', 'Beta'][index] },
    version: '2.0',
  })),
  'public',
);

function installed(id: string, more: Partial<InstalledPlugin> = {}): InstalledPlugin {
  return installedPlugin(id, {
    name: `x.${id}`,
    displayName: `Plugin ${id}`,
    developer: 'Zeta',
    version: '2.0',
    ...more,
  });
}

const facts = {
  id: 'b',
  isKnown: true,
  version: '2.0',
  isAsync: false,
  logTypes: ['sms' as const],
  requireLicense: true,
  needsSignIn: false,
  learnedAt: 1,
};

const sources: CatalogSources = {
  items,
  unloaded: {},
  installed: [installed('a', { version: '1.0' }), installed('gone', { displayName: 'Gone' })],
  facts: [facts],
  installations: {},
  registrations: { gone: 'wiped' },
  overwritten: new Set(),
  policy: {},
};
const rows = buildCatalogRows(sources);
const idsFor = (view: Partial<CatalogView>) => {
  const { found, unknown } = filterCatalog(rows, { ...plainView, ...view });
  return { ids: found.map((row) => row.id), unknown };
};

test('an installed plugin that is in no list stays in the catalog', () => {
  expect(rows.map(({ id, absence }) => [id, absence])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', undefined],
    ['gone', 'not_listed'],
  ]);
});

test.each<[string, Partial<InstalledPlugin>, CatalogSources['unloaded'], string | undefined]>([
  ['lists that were loaded lack it', {}, {}, 'not_listed'],
  ['and its manifest is gone', { hasManifest: false, absence: 'withdrawn' }, {}, 'withdrawn'],
  ['lists that are being loaded', {}, undefined, undefined],
  ['a public list that could not be loaded', {}, { public: 'not_loaded' }, 'not_loaded'],
  ['a public list that was refused', { absence: 'withdrawn' }, { public: 'refused' }, 'refused'],
  ['the account’s own lists, for a public one', {}, { internal: 'not_loaded' }, 'not_listed'],
  [
    'the account’s own lists, for a shared one',
    { access: 'shared' },
    { internal: 'not_loaded' },
    'not_loaded',
  ],
])('why it is in none: %s', (_what, plugin, unloaded, absence) => {
  const [row] = buildCatalogRows({ ...sources, items: [], unloaded, installed: [installed('gone', plugin)] });
  expect(row?.absence).toBe(absence);
});

test('of a listed one it is why its manifest cannot be had', () => {
  const plugin = installed('a', { hasManifest: false, absence: 'refused' });
  expect(buildCatalogRows({ ...sources, installed: [plugin] })[0]?.absence).toBe('refused');
});

describe('filters', () => {
  test.each<[string, Partial<CatalogView>, string[], number]>([
    ['installed', { states: ['installed'] }, ['a', 'gone'], 0],
    ['update available', { states: ['update'] }, ['a'], 0],
    ['needs repair', { states: ['repair'] }, ['gone'], 0],
    ['a kind of log; what is not known is counted', { logType: 'sms' }, ['b'], 1],
    ['async', { work: 'async' }, ['a', 'gone'], 1],
    ['needs licence', { states: ['license'] }, ['b'], 1],
    ['combined', { states: ['installed', 'update'], work: 'async' }, ['a'], 0],
    ['access', { access: 'private' }, [], 0],
  ])('%s', (_name, view, ids, unknown) => {
    expect(idsFor(view)).toEqual({ ids, unknown });
  });
});

test('orders by name, developer, and what needs the admin', () => {
  const order = (view: Partial<CatalogView>) =>
    sortCatalog(rows, { ...plainView, ...view }).map((row) => row.id);
  expect(order({ order: 'name' })).toEqual(['gone', 'a', 'b', 'c']);
  expect(order({ order: 'developer' })).toEqual(['b', 'c', 'gone', 'a']);
  expect(order({ order: 'installed' })).toEqual(['gone', 'a', 'b', 'c']);
});

test('a search keeps its own order', () => {
  const found = rows.toReversed();
  expect(sortCatalog(found, { ...plainView, query: 'x' })).toEqual(found);
});
