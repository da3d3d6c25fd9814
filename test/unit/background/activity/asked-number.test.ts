import { beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('the script on a page', () => {
  const site = { id: 'panel', url: 'https://crm.example/ada', origin: 'https://crm.example' };
  const registered = vi.fn<() => Promise<object[]>>();
  let permitted: Set<string>;

  /** What it is answered. */
  const say = (message: unknown, sender: object = { ...site, tab: { windowId: 7 } }) =>
    new Promise((answered) => {
      world.browser.runtime.onMessage.dispatch(message, sender, answered);
    });

  beforeEach(async () => {
    registered.mockReset().mockResolvedValue([
      { id: 'other', matches: ['https://other.example/*'] },
      { id: 'rules', matches: ['https://crm.example/*'] },
    ]);
    permitted = new Set(['https://crm.example/*', 'https://other.example/*']);
    Object.assign(world.browser, {
      scripting: { getRegisteredContentScripts: registered },
      permissions: {
        contains: async ({ origins }: { origins: string[] }) => origins.every((one) => permitted.has(one)),
      },
    });
    const { answerScript } = await import('../../../../src/background/activity/asked-number');
    const { serve } = await import('../../../../src/protocol/server');
    const context = world.context(createFakeServer({}).http);
    serve(Object({}), (message, from, windowId) => answerScript(context, message, from, windowId));
  });

  test('of a chosen site gets its rules, and its press shows the number', async () => {
    expect(await say('')).toBe('rules');
    expect(open).not.toHaveBeenCalled();
    expect(await say('+16505550123')).toBe('rules');
    expect(open).toHaveBeenCalledWith({ windowId: 7 });
    expect((await place()).hash).toBe('#/activity/contact/%2B16505550123');
  });

  test('of a chosen site is heard on each of its ports', async () => {
    expect(await say('', { ...site, origin: 'https://crm.example:8443', tab: { windowId: 7 } })).toBe(
      'rules',
    );
  });

  test.each([
    ['nothing', undefined],
    ['a call of the worker', { method: 'signOut', input: {} }],
    ['an object', { number: '+16505550123' }],
    ['a list', ['+16505550123']],
    ['words', 'Ada'],
    ['a code that phones obey', '*#06#'],
    ['two numbers', '+16505550123,+16505550124'],
    ['an address', 'tel:+16505550123'],
    ['a line more', '+16505550123\n'],
    ['a number that is none', '1'.repeat(30)],
  ])('that says %s opens nothing and asks for nothing', async (_what, message) => {
    expect(await say(message)).toBe('rules');
    expect(open).not.toHaveBeenCalled();
    expect(await place()).toEqual({});
  });

  test.each([
    ['another site', { ...site, origin: 'https://evil.example' }],
    ['the site without encryption', { ...site, origin: 'http://crm.example' }],
    ['a site that only looks like it', { ...site, origin: 'https://crm.example.evil.example' }],
    ['a frame without an origin', { ...site, origin: 'null' }],
    ['no origin', { id: 'panel', url: site.url }],
  ])('on %s gets nothing, and its number is not shown', async (_what, sender) => {
    expect(await say('+16505550123', { ...sender, tab: { windowId: 7 } })).toBeUndefined();
    expect(await place()).toEqual({});
  });

  test.each([
    ['another extension', { ...site, id: 'other', tab: { windowId: 7 } }],
    ['nobody’s tab', site],
  ])('of %s is not heard', async (_what, sender) => {
    expect(await say('+16505550123', sender)).toBeUndefined();
    expect(registered).not.toHaveBeenCalled();
    expect(open).not.toHaveBeenCalled();
  });

  test('on a site whose permission was taken back in the browser gets nothing, though it still runs', async () => {
    permitted.delete('https://crm.example/*');
    expect(await say('+16505550123')).toBeUndefined();
    expect(await place()).toEqual({});
  });

  test('without the permission for scripts there is no site', async () => {
    Object.assign(world.browser, { scripting: undefined });
    expect(await say('+16505550123')).toBeUndefined();
    expect(await place()).toEqual({});
  });
});
