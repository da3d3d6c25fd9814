// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Keys } from '../../../../../src/panel/app/Keys';
import { onDialerOrder, type DialerOrder } from '../../../../../src/panel/shared/dialer-order';
import { showOverlay } from '../../../../../src/panel/shared/overlay';
import { activities } from '../../../../../src/storage/activity/activities';
import { installedPlugin } from '../../../fakes/installed-plugin';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { ada, identity, sampleActivity, sampleLine, sampleNewest } from '../../sample-view';

const form = { contact: ada, subject: 'S', note: 'about the engine', additional: {} };
const call = sampleActivity({ form, fate: 'logged', logId: 'l1' });

let world: Surroundings;
let orders: DialerOrder[];
let searches: unknown[];

const press = (key: string, init: KeyboardEventInit = {}, target: Element | null = document.activeElement) =>
  act(async () => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    (target ?? document.body).dispatchEvent(event);
  });

async function open(part: Parameters<typeof paintPanel>[1] = {}) {
  await activities.set(call.id, call);
  const panel = await paintPanel(<Keys />, {
    ...sampleNewest([sampleLine({ form, fate: 'logged', logId: 'l1' })], { logged: 1 }),
    installedPlugins: {
      plugins: [installedPlugin('summary', { displayName: 'Call summary' })],
      refreshedAt: 1,
    },
    ...part,
  });
  const field = () => panel.element.querySelector<HTMLInputElement>('[role=combobox]');
  const options = () => [...panel.element.querySelectorAll('[role=option]')];
  return {
    ...panel,
    field,
    options,
    titles: () => options().map((option) => option.querySelector('.palette-words > span')?.textContent),
    active: () => document.getElementById(field()?.getAttribute('aria-activedescendant') ?? ''),
    show: async () => {
      await press('k', { ctrlKey: true }, document.body);
      await act(async () => vi.dynamicImportSettled());
      await settle();
      await act(async () => field()?.focus());
    },
    write: async (value: string) => {
      await act(async () => {
        const control = field();
        if (!control) throw new Error('no field');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(new Event('input', { bubbles: true }));
      });
      // Until typing has paused.
      await act(async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, 150);
        });
      });
      await settle();
    },
  };
}

beforeEach(async () => {
  location.hash = '';
  localStorage.clear();
  world = createSurroundings();
  await world.connect();
  await act(async () => showOverlay(undefined));
  orders = [];
  searches = [];
  onDialerOrder((order) => {
    orders.push(order);
    return 'taken';
  });
  answerPages(world.browser, {
    askServer: (input) => {
      searches.push(Object(input).route);
      return { contact: [{ id: 'c9', name: 'Adele Goldberg', phone: '+16505550177' }] };
    },
    getManifest: () => ({ platforms: { keyCRM: {} } }),
  });
});

test('opens with screens and the last activities; the field has the focus, and says which entry is chosen', async () => {
  const panel = await open();
  await panel.show();
  expect(panel.titles()).toContain('Activity');
  expect(panel.titles()).toContain('Ada Lovelace');
  const call = panel.options().find((option) => option.textContent.startsWith('Ada Lovelace'));
  expect(call?.textContent.match(/\d{1,2}:\d\d/g), 'its time, once').toHaveLength(1);
  expect(panel.field()?.getAttribute('aria-expanded')).toBe('true');
  const list = document.getElementById(panel.field()?.getAttribute('aria-controls') ?? '');
  expect(list?.getAttribute('role')).toBe('listbox');
  expect(panel.active()).toBe(panel.options()[0]);
  expect(panel.options().filter((one) => one.getAttribute('aria-selected') === 'true')).toHaveLength(1);
  // Each group has a name.
  for (const group of panel.element.querySelectorAll('[role=group]'))
    expect(document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent).not.toBe('');
  expect(searches).toEqual([]);
});

test('arrows move, at the end to the other end; Enter goes there and closes; Escape closes', async () => {
  const panel = await open();
  await panel.show();
  await press('ArrowUp');
  expect(panel.active()).toBe(panel.options().at(-1));
  await press('ArrowDown');
  await press('ArrowDown');
  expect(panel.active()).toBe(panel.options()[1]);
  await press('Enter');
  expect(location.hash).toBe('#/activity');
  expect(panel.has('dialog')).toBe(false);
  await panel.show();
  await act(async () => {
    panel.element.querySelector('dialog')?.dispatchEvent(new Event('cancel'));
  });
  expect(panel.has('dialog')).toBe(false);
});

test.each([
  ['summary', 'Call summary', '#/plugins/summary'],
  ['automatically calls', undefined, undefined],
  ['engine', 'Ada Lovelace', `#/activity/${encodeURIComponent(call.id)}`],
  ['privacy', 'Privacy', '#/settings/privacy'],
])('%j finds %j', async (words, title, hash) => {
  const panel = await open();
  await panel.show();
  await panel.write(words);
  if (title === undefined) return;
  const place = panel.titles().indexOf(title);
  expect(place).toBeGreaterThanOrEqual(0);
  for (let step = 0; step < place; step += 1) await press('ArrowDown');
  await press('Enter');
  expect(location.hash).toBe(hash);
});

test('a known contact is called by Enter; what the dialer refuses is said, and the palette stays', async () => {
  const panel = await open();
  await panel.show();
  await panel.write('call ada');
  expect(panel.titles()[0]).toBe('Call Ada Lovelace');
  onDialerOrder(() => 'busy');
  await press('Enter');
  expect(panel.element.querySelector('[role=alert]')?.textContent).toBe('A call is in progress');
  expect(panel.has('dialog')).toBe(true);
  onDialerOrder((order) => {
    orders.push(order);
    return 'taken';
  });
  await press('Enter');
  expect(orders).toEqual([{ kind: 'call', number: '+16505550123' }]);
  expect(location.hash).toBe('#/dialer');
  expect(panel.has('dialog')).toBe(false);
});

test('the CRM is asked only when that is chosen, and whom it has can be called', async () => {
  const panel = await open();
  await panel.show();
  await panel.write('adele');
  expect(panel.titles()).toEqual(['Search KeyCRM for “adele”']);
  expect(searches).toEqual([]);
  await press('Enter');
  await settle();
  expect(searches).toEqual(['contactSearch']);
  expect(panel.titles()[0]).toBe('Call Adele Goldberg');
  await press('Enter');
  expect(orders).toEqual([{ kind: 'call', number: '+16505550177' }]);
});

test('an admin’s screens are an admin’s; without a CRM nothing leads to what needs one', async () => {
  const panel = await open({ identity: { ...identity, isAdmin: false } });
  await panel.show();
  await panel.write('mapping');
  expect(panel.titles()).not.toContain('User mapping');
  await panel.setView({ identity: { ...identity, isAdmin: true } });
  await panel.write('mapping ');
  expect(panel.titles()).toContain('User mapping');
  await panel.setView({ connection: null });
  expect(panel.titles()).not.toContain('User mapping');
});

test('what finds nothing says so', async () => {
  const panel = await open({ connection: null });
  await panel.show();
  await panel.write('qqqq');
  expect(panel.text()).toContain('Nothing found for “qqqq”');
  expect(panel.field()?.getAttribute('aria-expanded')).toBe('false');
  await press('Enter');
  expect(panel.has('dialog')).toBe(true);
});

test('digits change tabs, back to where one was in it, and not while typing', async () => {
  const panel = await open({ places: { plugins: { screen: 'plugin', pluginId: 'summary' } } });
  await press('4', {}, document.body);
  expect(location.hash).toBe('#/tasks');
  await press('3', {}, document.body);
  expect(location.hash).toBe('#/plugins/summary');
  await panel.show();
  await press('1');
  expect(location.hash).toBe('#/plugins/summary');
});

test('? shows all keys: the person’s own for the browser’s commands, and the way to set them', async () => {
  world.browser.commands.getAll.mockResolvedValue([
    { name: '_execute_action', shortcut: 'Alt+Shift+P' },
    { name: 'answer', shortcut: 'Ctrl+Shift+9' },
    { name: 'hang_up', shortcut: '' },
    { name: 'log_last_call', shortcut: '⌥⇧L' },
  ]);
  const panel = await open();
  await press('?', {}, document.body);
  await act(async () => vi.dynamicImportSettled());
  await settle();
  const lines = [...panel.element.querySelectorAll('dl .shortcuts-line')].map((line) =>
    [line.querySelector('dt'), ...line.querySelectorAll('kbd, dd:not(:has(kbd))')].map(
      (one) => one?.textContent,
    ),
  );
  expect(lines).toContainEqual(['Tasks', '4']);
  expect(lines).toContainEqual(['Find anything', 'Ctrl', 'K']);
  expect(lines).toContainEqual(['Open the panel', 'Alt', 'Shift', 'P']);
  expect(lines).toContainEqual(['Answer the call', 'Ctrl', 'Shift', '9']);
  expect(lines).toContainEqual(['Hang up or decline the call', 'Not set']);
  expect(lines).toContainEqual(['Log the last call', '⌥', '⇧', 'L']);
  await panel.press('Change these keys');
  expect(world.browser.tabs.create).toHaveBeenCalledExactlyOnceWith({ url: 'chrome://extensions/shortcuts' });
});

test('whoever wants no single keys has none, and the list of keys says so', async () => {
  const panel = await open();
  await press('?', {}, document.body);
  await act(async () => vi.dynamicImportSettled());
  await settle();
  await act(async () => panel.element.querySelector<HTMLElement>('.toggle')?.click());
  expect(panel.text()).toContain('TasksOff');
  await panel.press('Close');
  await press('4', {}, document.body);
  await press('?', {}, document.body);
  expect(location.hash).toBe('');
  expect(panel.has('dialog')).toBe(false);
});
