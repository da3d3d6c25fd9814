// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CurrentCall } from '../../../../../src/core/activity/current-call';
import { Strips } from '../../../../../src/panel/app/Strips';
import { Tabs } from '../../../../../src/panel/app/Tabs';
import { ActivityScreen } from '../../../../../src/panel/activity/list/ActivityScreen';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { paintPanel } from '../../paint-panel';
import { connection, sampleCall } from '../../sample-view';

const now = Date.UTC(2026, 10, 21, 10, 43, 5);
const ringing: CurrentCall = { call: sampleCall(), status: 'ringing', names: ['Ada Lovelace · Engines'] };
const connected: CurrentCall = { ...ringing, status: 'connected', connectedAt: now - 65_000 };
const notes = /^#\/activity\/call%3A90000001%40/;

let world: Surroundings;
beforeEach(() => {
  world = createSurroundings();
  world.clock.time = now;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) =>
  act(async () => {
    world.clock.time += ms;
    vi.advanceTimersByTime(ms);
  });

async function paint(
  calls: readonly CurrentCall[],
  part: Parameters<typeof paintPanel>[1] = {},
  isHere = true,
) {
  const panel = await paintPanel(<Strips />, { currentCalls: { isHere, calls }, ...part });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

test('a call shows on every tab: who, number, that it rings, then for how long it has been on', async () => {
  const panel = await paint([ringing]);
  expect(panel.text()).toContain('Ada Lovelace · Engines');
  expect(panel.text()).toContain('+1 650 555 0123');
  expect(panel.text()).toContain('Incoming call');
  expect(panel.link('Go to dialer')).toBe('#/dialer');
  expect(panel.link('Notes')).toMatch(notes);
  await panel.setView({ currentCalls: { isHere: true, calls: [connected] } });
  const time = () => panel.element.querySelector('[role=timer]')?.textContent;
  expect(time()).toBe('1:05');
  await pass(2000);
  expect(time()).toBe('1:07');
  await panel.setView({ currentCalls: { isHere: true, calls: [] } });
  expect(panel.has('.call-line')).toBe(false);
});

test('a screen reader hears each step once, and not each second', async () => {
  const panel = await paint([connected]);
  const heard = () => panel.element.querySelector('.call-line output')?.textContent;
  await vi.waitFor(() => expect(heard()).toBe('On the phone with Ada Lovelace · Engines'));
  await pass(60_000);
  expect(heard()).toBe('On the phone with Ada Lovelace · Engines');
  await panel.setView({ currentCalls: { isHere: true, calls: [{ ...connected, isHeld: true }] } });
  expect(heard()).toBe('Ada Lovelace · Engines is on hold');
});

test.each([
  ['nobody in the CRM', { ...ringing, names: [] }, '+1 650 555 0123 · WIRELESS CALLER'],
  ['one of several', { ...ringing, names: ['Ada', 'Byron'] }, 'May be Ada, Byron'],
])('who calls is said where they are %s', async (_who, call, words) => {
  expect((await paint([call])).text()).toContain(words);
});

test('on the dialer’s own screen the dialer has it in its line, and nothing else stands above that', async () => {
  const at = { route: { screen: 'dialer' } as const, isOnline: false };
  expect((await paint([connected], at)).text()).toBe('');
  expect((await paint([], at)).text()).toContain('No network.');
  expect((await paint([connected], at, false)).text()).toContain('Ada Lovelace');
});

test('another window’s dialer is brought to the front', async () => {
  const heard: unknown[] = [];
  const other = new BroadcastChannel('calls');
  other.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
  const panel = await paint([connected], {}, false);
  await panel.press('Go to dialer');
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'show' }]));
  other.close();
});

test.each([
  ['without a CRM', ringing, { connection: null }],
  [
    'of a colleague, which nobody wants logged',
    { ...ringing, call: sampleCall({ from: { extensionNumber: '102' } }) },
    { connection },
  ],
])('a call %s has no notes', async (_which, call, part) => {
  const panel = await paint([call], part);
  expect(panel.link('Go to dialer')).toBe('#/dialer');
  expect(() => panel.link('Notes')).toThrow('No a called Notes');
});

test('the dialer’s tab counts the calls', async () => {
  const panel = await paintPanel(<Tabs />, { currentCalls: { isHere: true, calls: [connected, ringing] } });
  expect(panel.text()).toContain('2 calls are on');
});

test('Activity lists it above the calls that are over; a press opens its form', async () => {
  const held = { ...connected, isHeld: true, call: sampleCall({ sessionId: '90000002' }), names: ['Grace'] };
  const panel = await paintPanel(<ActivityScreen />, {
    currentCalls: { isHere: true, calls: [held, ringing] },
  });
  await act(async () => vi.dynamicImportSettled());
  const rows = [...panel.element.querySelectorAll('ul[aria-label="Current calls"] li')];
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'Ada Lovelace · Engines+1 650 555 0123 · InboundIncoming call',
    'Grace+1 650 555 0123 · 1:05 · InboundOn hold',
  ]);
  expect(rows[0]?.querySelector('a')?.getAttribute('href')).toMatch(notes);
});
