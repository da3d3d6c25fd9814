// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CatalogItem } from '../../../../../src/core/directory/catalog';
import { CatalogScreen } from '../../../../../src/panel/plugins/catalog/CatalogScreen';
import { paintPanel } from '../../paint-panel';

/** The gate: at 5,000 plugins a key paints no more rows than are visible, plus ten. */

const { ask, painted } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  painted: { rows: 0 },
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/directory/list-catalog', () => ({
  listCatalog: (...asked: unknown[]) => ask('listCatalog', asked),
}));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
// Counts what React paints, not what the page ends up with.
vi.mock('../../../../../src/panel/plugins/catalog/RowTags', () => ({
  RowTags: () => {
    painted.rows += 1;
    return null;
  },
}));

const windowHeight = 600;
const rowHeight = 60;

const items = Array.from({ length: 5000 }, (_, index): CatalogItem => ({
  id: `p${index}`,
  name: `x.p${index}`,
  displayName: `Plugin ${index}`,
  description: `Does thing ${index} for each call`,
  developer: `Maker ${index % 97}`,
  version: '1',
  access: 'public',
  ownerAccountId: '',
  iconUrl: '',
}));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  const heightOf = (element: HTMLElement) => (element.tagName === 'LI' ? rowHeight : windowHeight);
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return heightOf(this);
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: windowHeight });
  ask.mockImplementation(async (method) =>
    method === 'listCatalog' ? { items, fetchedAt: Date.now(), problems: [], dropped: 0 } : [],
  );
});

test('5,000 plugins: each key paints at most what is visible and ten rows', async () => {
  const panel = await paintPanel(<CatalogScreen />);
  const visible = Math.ceil(windowHeight / rowHeight);
  expect(panel.text()).toContain('As of now');
  expect(panel.element.querySelectorAll('.long-list > li').length).toBeLessThanOrEqual(visible + 10);
  const input = panel.element.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) throw new Error('No search field');
  const counts: number[] = [];
  for (const query of ['p', 'pl', 'plu', 'maker', 'maker 5', 'thing 49', 'plugin 4999', '']) {
    painted.rows = 0;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, query);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    counts.push(painted.rows);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(visible + 10);
  // A count of nothing would prove nothing.
  expect(Math.max(...counts)).toBeGreaterThan(0);
});

test('a screen reader hears how long the list is and the position in it', async () => {
  const panel = await paintPanel(<CatalogScreen />);
  const first = panel.element.querySelector('.long-list > li');
  expect(first?.getAttribute('aria-setsize')).toBe('5000');
  expect(first?.getAttribute('aria-posinset')).toBe('1');
});
