// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CatalogItem } from '../../../../../src/core/directory/catalog';
import { CatalogScreen } from '../../../../../src/panel/plugins/catalog/CatalogScreen';
import { settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';

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

const type = (panel: Awaited<ReturnType<typeof paintPanel>>, query: string) =>
  act(async () => {
    const input = panel.element.querySelector<HTMLInputElement>('input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, query);
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  });

test('5,000 plugins: each key paints at most what is visible and ten rows', async () => {
  const panel = await paintPanel(<CatalogScreen />);
  const visible = Math.ceil(windowHeight / rowHeight);
  expect(panel.text()).toContain('As of now');
  expect(panel.element.querySelectorAll('.long-list > li').length).toBeLessThanOrEqual(visible + 10);
  const counts: number[] = [];
  for (const query of ['p', 'pl', 'plu', 'maker', 'maker 5', 'thing 49', 'plugin 4999', '']) {
    painted.rows = 0;
    await type(panel, query);
    counts.push(painted.rows);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(visible + 10);
  // A count of nothing would prove nothing.
  expect(Math.max(...counts)).toBeGreaterThan(0);
});

/** jsdom has no layout: an element scrolls as far as the list in it is high. */
function scrollsLikeABrowser(): void {
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number) {
    const list = this.querySelector<HTMLElement>('.long-list');
    const most = Math.max(0, Number.parseFloat(list?.style.height ?? '0') - windowHeight);
    this.scrollTop = Math.min(most, typeof to === 'object' ? (to.top ?? 0) : 0);
    this.dispatchEvent(new Event('scroll'));
  };
}

const scroller = (panel: Awaited<ReturnType<typeof paintPanel>>) => {
  const element = panel.element.querySelector('.long-list-scroller');
  if (!element) throw new Error('No list');
  return element;
};
const shown = (panel: Awaited<ReturnType<typeof paintPanel>>) =>
  [...panel.element.querySelectorAll('.long-list > li')].map((row) => Number(row.getAttribute('data-index')));

describe('whoever comes back', () => {
  beforeEach(scrollsLikeABrowser);
  const view = { installedPlugins: { plugins: [samplePlugin()], refreshedAt: 1 } };

  test('finds the list where it was left, also while only what is installed is at hand', async () => {
    const panel = await paintPanel(<CatalogScreen />, view);
    await act(async () => scroller(panel).scrollTo({ top: 3000 }));
    const before = shown(panel);
    expect(Math.min(...before)).toBeGreaterThan(20);
    await panel.leave();
    const again = await paintPanel(<CatalogScreen />, view);
    await settle();
    expect(scroller(again).scrollTop).toBe(3000);
    expect(shown(again)).toEqual(before);
  });

  test('finds the search and the filters too', async () => {
    const panel = await paintPanel(<CatalogScreen />, view);
    await type(panel, 'plugin 49');
    await panel.press('Public');
    await panel.leave();
    const again = await paintPanel(<CatalogScreen />, view);
    expect(again.element.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('plugin 49');
    expect(again.button('Public').getAttribute('aria-pressed')).toBe('true');
  });

  test('whoever searches sees the best hit, however far down they were', async () => {
    const panel = await paintPanel(<CatalogScreen />, view);
    await act(async () => scroller(panel).scrollTo({ top: 3000 }));
    await type(panel, 'plugin');
    expect(scroller(panel).scrollTop).toBe(0);
  });
});

test('a screen reader hears how long the list is and the position in it', async () => {
  const panel = await paintPanel(<CatalogScreen />);
  const first = panel.element.querySelector('.long-list > li');
  expect(first?.getAttribute('aria-setsize')).toBe('5000');
  expect(first?.getAttribute('aria-posinset')).toBe('1');
});
