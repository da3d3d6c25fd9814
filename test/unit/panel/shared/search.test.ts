import { describe, expect, test, vi } from 'vitest';
import { personKey } from '../../../../src/core/crm/account';
import type { Activity } from '../../../../src/core/activity/activity';
import { searchActivities } from '../../../../src/panel/activity/list/activity-search';
import { searchOptions } from '../../../../src/panel/forms/searched-options';
import { indexCatalog } from '../../../../src/panel/plugins/catalog/catalog-search';
import { searchFields } from '../../../../src/panel/plugins/defaults/field-search';
import { matchesQuery } from '../../../../src/panel/shared/catalog-filter';
import { indexRows } from '../../../../src/panel/shared/fuzzy-search';
import { matchesWords } from '../../../../src/panel/shared/tasks/task-search';
import { searchTextOf } from '../../../../src/panel/sign-in/managed/managed-people';
import { identity, sampleActivity, sampleCall, sampleTask } from '../sample-view';

const { stored } = vi.hoisted(() => {
  const stored: { activity: Activity | undefined } = { activity: undefined };
  return { stored };
});
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/activity/activities', () => ({
  activities: { all: async () => [stored.activity] },
}));

/** Each list's search: whether something of this name is found. */
const lists: { readonly [list: string]: (name: string, query: string) => boolean | Promise<boolean> } = {
  activity: async (name, search) => {
    stored.activity = sampleActivity({ call: sampleCall({ from: { name } }) });
    return (
      (
        await searchActivities({
          person: personKey(identity),
          search,
          isLeft: () => false,
          offset: 0,
          limit: 1,
        })
      ).total === 1
    );
  },
  tasks: (subject, query) => matchesWords(sampleTask({ subject }), query),
  'plugin catalog': (displayName, query) =>
    indexCatalog([{ id: '', displayName, developer: '', description: '' }])(query).length === 1,
  connectors: (displayName, query) => matchesQuery({ displayName, developer: '', description: '' }, query),
  people: (name, query) => {
    const row = { id: '1', name, number: '101', email: '', isThere: true, stored: new Set<string>() };
    return indexRows([row], searchTextOf)(query).length === 1;
  },
  'user mapping and extensions': (name, query) => indexRows([name], (row) => row)(query).length === 1,
  'fields of a plugin’s defaults': (title, query) =>
    searchFields([{ key: 'a' }], { a: title }, query).length === 1,
  'options of a select': (label, query) => searchOptions([{ value: 1, label }], query).shown.length === 1,
};

describe.each(Object.entries(lists))('%s', (_list, isFound) => {
  test.each([
    ['Müller', 'muller'],
    ['Muller', 'MÜLLER'],
    ['Łukasz Øst', 'lukasz ost'],
    ['Straße 7', 'STRASSE'],
    ['Renée Dupont', 'dupont renee'],
    ['Renée Dupont', '  Renée  '],
    ['Renée Dupont', ''],
  ])('“%s” is found by “%s”', async (name, query) => {
    expect(await isFound(name, query)).toBe(true);
  });

  test('what holds one of the words only is not found', async () => {
    expect(await isFound('Renée Dupont', 'renee zimmermann')).toBe(false);
  });
});

describe('of more matches than can be ranked in a frame', () => {
  const many = Array.from({ length: 1500 }, (_, index) => `Plugin ${index}, with notes`);
  const search = indexRows([...many, 'Notes of Ada', 'Ünotes'], (text) => text);

  test('those that begin with what was typed come first, the others as they stand in the list', () => {
    const found = search('NOTES');
    expect(found[0]).toBe('Notes of Ada');
    expect(found.slice(1, 1501)).toEqual(many);
    expect(search('u')[0]).toBe('Ünotes');
  });

  test('fewer are ranked', () => {
    expect(search('plugin 1499 notes')[0]).toBe('Plugin 1499, with notes');
  });
});
