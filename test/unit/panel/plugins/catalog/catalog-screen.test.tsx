// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Access, CatalogItem } from '../../../../../src/core/directory/catalog';
import en from '../../../../../public/_locales/en/messages.json';
import { ProblemError, type Problem } from '../../../../../src/core/basics/problem';
import { CatalogScreen } from '../../../../../src/panel/plugins/catalog/CatalogScreen';
import { setWords } from '../../../../../src/panel/app/words';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';

const { ask, searched } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  searched: vi.fn<(query: string) => void>(),
}));
vi.mock(import('../../../../../src/panel/plugins/catalog/catalog-search'), async (importOriginal) => {
  const { indexCatalog } = await importOriginal();
  return {
    indexCatalog: (rows) => {
      const find = indexCatalog(rows);
      return (query) => {
        searched(query);
        return find(query);
      };
    },
  };
});
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/directory/list-catalog', () => ({
  listCatalog: (...asked: unknown[]) => ask('listCatalog', asked),
}));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../../src/panel/plugins/catalog/plugin-facts', () => ({
  readFacts: async () => facts,
  learnFacts: async () => facts,
}));

function itemOf(id: string, access: Access = 'public', version = '1'): CatalogItem {
  return {
    id,
    name: `x.${id}`,
    displayName: id,
    description: '',
    developer: 'Labs',
    version,
    access,
    ownerAccountId: '',
    iconUrl: '',
  };
}

const items = [itemOf('Redaction'), itemOf('Summary', 'shared'), itemOf('Picker', 'private')];
const catalog = (problems: { source: string; problem: Problem }[] = [], dropped = 0) => ({
  items,
  fetchedAt: 1,
  problems,
  dropped,
});

const facts = [
  {
    id: 'Redaction',
    isKnown: true,
    version: '1',
    isAsync: false,
    logTypes: ['call'],
    requireLicense: true,
    needsSignIn: false,
    learnedAt: 1,
  },
];

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  answer(catalog());
  // jsdom has no layout: a list that is painted in part must be told how high its window is.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
});

function answer(list: object) {
  ask.mockReset().mockImplementation(async (method) => {
    if (method === 'listCatalog') return list;
    return method === 'fetchIcon' ? '' : undefined;
  });
}

const names = (element: HTMLElement) =>
  [...element.querySelectorAll('.row-link')].map((link) => link.textContent);

async function search(element: HTMLElement, query: string) {
  const input = element.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) throw new Error('No search field');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, query);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the catalog', () => {
  test('speaks another language as soon as it is chosen, in another window too', async () => {
    const panel = await paintPanel(<CatalogScreen />);
    const words = { tag_needs_license: 'Lizenz nötig', access_shared: 'Geteilt' };
    const german = Object.entries(words).map(([key, message]) => [key, { message }]);
    setWords({ ...en, ...Object.fromEntries(german) });
    await panel.setView({ language: 'de' });
    expect(panel.button('Geteilt')).toBeDefined();
    expect(panel.text()).toContain('Lizenz nötig');
  });

  test('is searched and filtered, and says how much it found', async () => {
    const panel = await paintPanel(<CatalogScreen />);
    expect(names(panel.element)).toEqual(['Picker', 'Redaction', 'Summary']);
    await panel.press('Shared');
    expect(names(panel.element)).toEqual(['Summary']);
    expect(panel.text()).toContain('1 plugin found');
    await panel.press('All');
    await search(panel.element, 'picker');
    expect(names(panel.element)).toEqual(['Picker']);
    await search(panel.element, 'nothing like it');
    expect(panel.text()).toContain('Nothing found for “nothing like it”');
  });

  test('is searched once for each key', async () => {
    const panel = await paintPanel(<CatalogScreen />);
    searched.mockClear();
    await search(panel.element, 'p');
    await search(panel.element, 'pi');
    expect(searched.mock.calls).toEqual([['p'], ['pi']]);
  });

  test('is filtered by what only manifests tell, and says how many are not known', async () => {
    const panel = await paintPanel(<CatalogScreen />);
    await panel.press('Filters');
    await panel.press('Needs license');
    expect(names(panel.element)).toEqual(['Redaction']);
    expect(panel.text()).toContain('2 more can’t be filtered yet');
    await panel.press('Clear filters');
    expect(names(panel.element)).toHaveLength(3);
  });

  test('is found as it was left', async () => {
    const panel = await paintPanel(<CatalogScreen />);
    await panel.press('Private');
    await search(panel.element, 'pick');
    await panel.leave();
    expect(names((await paintPanel(<CatalogScreen />)).element)).toEqual(['Picker']);
    localStorage.setItem('catalogView', '{"query":7}');
    expect(names((await paintPanel(<CatalogScreen key="2" />)).element)).toHaveLength(3);
  });

  test('marks what is installed, broken, newer, and no longer listed', async () => {
    const panel = await paintPanel(<CatalogScreen />, {
      installedPlugins: {
        plugins: [
          samplePlugin({ id: 'Redaction', version: '0' }),
          samplePlugin({ id: 'Gone', displayName: 'Gone' }),
        ],
        refreshedAt: 1,
      },
      installations: {
        Summary: {
          pluginId: 'Summary',
          displayName: '',
          intent: 'install',
          step: 'settings',
          state: 'needs_repair',
          startedAt: 0,
        },
      },
    });
    const rows = [...panel.element.querySelectorAll('.row')].map((row) => row.textContent);
    const row = (name: RegExp) => rows.find((text) => name.test(text));
    expect(row(/Redaction/)).toMatch(/Update 1/);
    expect(row(/Summary/)).toMatch(/Needs repair.*Shared/);
    expect(row(/Gone/)).toMatch(/Not listed/);
  });

  test('shows what came although a source failed, and asks again on demand', async () => {
    answer(
      catalog([{ source: 'internal', problem: { code: 'server_error', host: 'directory.example' } }], 2),
    );
    const panel = await paintPanel(<CatalogScreen />);
    expect(panel.text()).toContain('directory.example has a problem');
    expect(panel.text()).toContain('Showing private and shared plugins as last loaded.');
    expect(panel.text()).toContain('2 plugins in the directory are unreadable and hidden');
    expect(names(panel.element)).toHaveLength(3);
    await panel.press('Try again');
    expect(ask.mock.calls.filter(([method]) => method === 'listCatalog').at(-1)).toEqual([
      'listCatalog',
      ['plugin', true],
    ]);
  });

  test('of a directory that cannot be reached says of no plugin that it is gone', async () => {
    const problem = { code: 'unreachable', host: 'directory.example' } as const;
    answer({
      ...catalog([
        { source: 'public', problem },
        { source: 'internal', problem },
      ]),
      items: [],
    });
    const panel = await paintPanel(<CatalogScreen />, {
      installedPlugins: { plugins: [samplePlugin({ id: 'Here', displayName: 'Here' })], refreshedAt: 1 },
    });
    expect(names(panel.element)).toEqual(['Here']);
    expect(panel.text()).toContain('Not loaded');
    expect(panel.text()).not.toMatch(/Withdrawn|Not listed|as last loaded/);
    expect(panel.has('[role=alert]')).toBe(true);
  });

  test('names plugins that another client has installed, until an admin has agreed to each', async () => {
    const agreed = { version: '1', hosts: {}, logTypes: [], fields: [] };
    const show = (plugins: ReturnType<typeof samplePlugin>[]) =>
      paintPanel(<CatalogScreen key={plugins.length} />, { installedPlugins: { plugins, refreshedAt: 1 } });
    const redaction = samplePlugin({ id: 'Redaction', displayName: 'Redaction', agreed });
    const summary = samplePlugin({ id: 'Summary', displayName: 'Summary' });
    const panel = await show([redaction, summary]);
    expect(panel.text()).toContain('No admin has agreed to these plugins yet');
    const links = [...panel.element.querySelectorAll('.notice a')].map((link) => [
      link.textContent,
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([['Summary', '#/settings/admin/plugins/Summary']]);
    expect((await show([redaction])).text()).not.toContain('No admin has agreed');
  });

  test('says of one that has moved that it asks for more', async () => {
    const agreed = { version: '1', hosts: {}, logTypes: [], fields: [] };
    const plugins = [samplePlugin({ id: 'Redaction', version: '1', agreed, asksForMore: true })];
    const panel = await paintPanel(<CatalogScreen />, { installedPlugins: { plugins, refreshedAt: 1 } });
    expect(panel.text()).toContain('Asks for more');
  });

  test('says one reason once', async () => {
    const problem: Problem = { code: 'timeout', host: 'directory.example' };
    answer(
      catalog([
        { source: 'public', problem },
        { source: 'internal', problem },
      ]),
    );
    const panel = await paintPanel(<CatalogScreen />);
    expect(panel.element.querySelectorAll('[role=alert]')).toHaveLength(1);
    expect(panel.text()).toContain('Showing all plugins as last loaded.');
  });

  test('says that it is empty, and why it did not come', async () => {
    answer({ items: [], fetchedAt: 1, problems: [], dropped: 0 });
    expect((await paintPanel(<CatalogScreen />)).text()).toContain('The catalog is empty');
    ask.mockRejectedValue(new ProblemError({ code: 'unreachable', host: 'directory.example' }));
    expect((await paintPanel(<CatalogScreen key="2" />)).text()).toContain('Can’t reach directory.example');
  });
});
