// @vitest-environment jsdom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../../../src/panel/app/App';
import { hashOf, hasTabBar, parseRoute, tabOf } from '../../../../src/panel/app/route';
import { screens, type Route } from '../../../../src/panel/app/screens';
import { createFakeLocks } from '../../fakes/fake-locks';
import { paintPanel } from '../paint-panel';
import { identity } from '../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: {
    identity: { getRedirectURL: () => 'https://panel.chromiumapp.org/' },
    runtime: { getManifest: () => ({ version: '1.0' }) },
    storage: {
      local: { get: async () => ({}) },
      session: { get: async () => ({}) },
      onChanged: { addListener: () => {}, removeListener: () => {} },
    },
  },
}));
vi.mock('../../../../src/panel/dialer/DialerScreen', () => ({
  DialerScreen: () => <h1 tabIndex={-1}>Dialer</h1>,
}));

const names = Object.keys(screens);

/** The route of each screen, read from its address. */
const routeOf = (name: string): Route =>
  parseRoute(`#/${Object(screens)[name].path.replaceAll(/:\w+/g, 'call%3A1%2F2%20%25')}`);

const isAdmins = (name: string) => 'adminTitle' in Object(screens)[name];
const needsConnection = (name: string) => 'needsConnection' in Object(screens)[name];

async function open(name: string, part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<App />, { route: routeOf(name), ...part });
  await act(async () => vi.dynamicImportSettled());
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

/** What is on the screen beside the dialer, which is always there. */
const shown = (panel: Awaited<ReturnType<typeof open>>) =>
  panel.element.querySelector('.app-room:not([hidden])')?.textContent ?? '';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  const permission = Object.assign(new EventTarget(), { state: 'prompt' });
  Object.assign(navigator, { locks: createFakeLocks(), permissions: { query: async () => permission } });
  ask.mockReset().mockImplementation(() => new Promise(() => {}));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe.each(names)('the screen %s', (name) => {
  test('has an address of its own, with any parameter', () => {
    const route = routeOf(name);
    expect(route.screen).toBe(name);
    const values = Object.entries(route).filter(([key]) => key !== 'screen');
    for (const [, value] of values) expect(value).toBe('call:1/2 %');
    expect(parseRoute(hashOf(route))).toEqual(route);
  });

  test('paints', async () => {
    const panel = await open(name);
    expect(shown(panel)).not.toBe('');
    expect(shown(panel)).not.toContain('Something went wrong in this panel');
    expect(panel.element.querySelector('.app-room:not([hidden]) h1')?.textContent).toBeTruthy();
    // The microphone is asked for in a tab of its own.
    expect(panel.has('nav')).toBe(hasTabBar(routeOf(name)) && name !== 'microphone');
  });
});

test.each(names.filter(needsConnection))('%s shows nothing before a CRM is connected', async (name) => {
  expect(shown(await open(name, { connection: null }))).toContain('Connect your CRM first');
});

test.each(names.filter(isAdmins))(
  '%s is for admins: others are told so, nothing is asked for them',
  async (name) => {
    const panel = await open(name, { identity: { ...identity, isAdmin: false } });
    expect(shown(panel)).toContain('Only admins can do this');
    expect(panel.element.querySelector('main button, main input')).toBeNull();
    expect(ask).not.toHaveBeenCalled();
  },
);

test('admins alone see what holds for everybody, and that is all of it', () => {
  expect(names.filter(isAdmins)).toEqual(names.filter((name) => /^admin(?:_|$)/.test(name)));
  expect(names.filter((name) => Object(screens)[name].path.includes('/admin'))).toEqual(
    names.filter(isAdmins),
  );
});

test('no two screens share an address', () => {
  expect(new Set(names.map((name) => hashOf(routeOf(name)))).size).toBe(names.length);
  expect(names.map((name) => `${name}: ${tabOf(routeOf(name))}`)).toEqual(
    expect.arrayContaining([
      'dialer: dialer',
      'log: activity',
      'plugin: plugins',
      'microphone: settings',
      'connector: settings',
    ]),
  );
});
