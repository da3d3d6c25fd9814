import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeServer } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;
const open = vi.fn<(where: { windowId: number }) => Promise<void>>();
const create = vi.fn<(window: { url: string }) => Promise<object>>();

beforeEach(async () => {
  world = createSurroundings();
  open.mockReset().mockResolvedValue();
  create.mockReset().mockResolvedValue({});
  Object.assign(world.browser.windows, { create });
  Object.assign(world.browser, { sidePanel: { open } });
  Object.assign(world.browser.runtime, { getContexts: async () => [] });
  const { onSelectionPress } = await import('../../../../src/platform/side-panel');
  const { showNumber } = await import('../../../../src/background/activity/asked-number');
  const context = world.context(createFakeServer({}).http);
  onSelectionPress((text, opening) => void showNumber(context, text, opening));
});

const place = async () => {
  const { askedPlace } = await world.browser.storage.local.get('askedPlace');
  return Object(askedPlace);
};
const press = (selectionText?: string, tab: { windowId?: number } | null = { windowId: 7 }) =>
  world.browser.contextMenus.onClicked.dispatch(
    { ...(selectionText && { selectionText }) },
    tab ?? undefined,
  );

test('the side panel opens before anything else is done: the browser allows it only then', async () => {
  press('+1 650 555 0123');
  expect(open).toHaveBeenCalledWith({ windowId: 7 });
  await vi.waitFor(async () => expect((await place()).at).toBe(world.clock.time));
});

test.each([
  ['a number', '+1 650 555 0123', '+1 650 555 0123'],
  ['a text that looks like an address', '#/settings/../<b>', '#/settings/../<b>'],
  ['half a character', 'a\ud83d', 'a'],
  ['more than a number can be', '9'.repeat(5000), '9'.repeat(200)],
])('%s leads to the card of that text, and to no other screen', async (_what, selected, shown) => {
  press(selected);
  await vi.waitFor(async () => expect(await place()).toHaveProperty('hash'));
  expect((await place()).hash).toBe(`#/activity/contact/${encodeURIComponent(shown)}`);
});

test('beside a popup, where there can be no side panel, the panel opens in its window', async () => {
  open.mockRejectedValue(new Error('No side panel'));
  press('+16505550123');
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.calls[0]?.[0].url).toMatch(/panel\.html\?window#\/activity\/contact\/%2B16505550123$/);
});

test('a page without a window opens the panel’s own', async () => {
  press('+16505550123', null);
  await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(open).not.toHaveBeenCalled();
});
