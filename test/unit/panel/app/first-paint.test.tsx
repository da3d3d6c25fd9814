// @vitest-environment jsdom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore, set } from 'idb-keyval';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import type { FakeBrowser } from '../../fakes/fake-browser';
import { summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { keepTabBar, showKeptTabBar } from '../../../../src/panel/app/kept-tab-bar';
import { parseRoute } from '../../../../src/panel/app/route';
import * as words from '../../../../src/panel/app/words';
import { openNewest } from '../../../../src/storage/activity/newest-reading';
import { changeTasks } from '../../../../src/storage/tasks/task-store';
import { readView } from '../../../../src/storage/view-reading';
import {
  connection,
  identity,
  sampleActivity,
  sampleCall,
  sampleLine,
  sampleNewest,
  sampleTask,
} from '../sample-view';

vi.mock('../../../../src/platform/browser', async () => {
  const { createFakeBrowser } = await import('../../fakes/fake-browser');
  return { browser: createFakeBrowser() };
});
const asked = vi.hoisted(() => ({ refresh: vi.fn<() => Promise<void>>() }));
vi.mock('../../../../src/protocol/client', () => ({
  call: () => new Promise(() => {}),
  hearRefusals: () => {},
}));
vi.mock('../../../../src/actions/settings/refresh-settings', () => ({ refreshSettings: asked.refresh }));
vi.mock('../../../../src/panel/dialer/DialerScreen', () => ({ DialerScreen: () => <h1>Dialer</h1> }));
// Nothing is so late that it is not waited for.
vi.mock('../../../../src/platform/pause', () => ({ pause: () => new Promise(() => {}) }));
const idle = vi.hoisted(() => ({ come: (): void => undefined }));
vi.mock('../../../../src/platform/idle', () => {
  const whenIdle = new Promise<void>((resolve) => (idle.come = resolve));
  return { whenIdle: () => whenIdle };
});
const seam: unknown = (await import('../../../../src/platform/browser')).browser;
const browser = seam as FakeBrowser;
// Settings names the version.
Object.assign(browser.runtime, { getManifest: () => ({ version: '1.0' }) });
const { paint } = await import('../../../../src/panel/app/main');

// For a busy machine.
const patience = { timeout: 20_000 };

const tabBarWords = 'Sections\nDialer\nActivity\nPlugins\nTasks\nSettings';
const one = sampleActivity({ call: sampleCall({ sessionId: '1' }), knownAs: 'Ada Lovelace' });
const two = sampleActivity({ call: sampleCall({ sessionId: '2' }), knownAs: 'Grace Hopper', fate: 'logged' });
const { activitySummary } = sampleNewest([sampleLine(two), sampleLine(one)], { todo: 1, logged: 1 });

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  vi.spyOn(words, 'loadWords').mockResolvedValue(en);
  localStorage.clear();
  // It stays painted, and would follow the addresses of the next tests.
  vi.spyOn(globalThis, 'addEventListener').mockImplementation(() => undefined);
  document.body.innerHTML = '<div id="root"></div>';
  await browser.storage.local.set({ identity, connection, activitySummary });
  const store = createStore('panel-activities', 'records');
  for (const activity of [one, two]) await set(activity.id, activity, store);
});

/** The texts that the page showed, one after the other, as it was painted. */
async function paintAt(hash: '#/activity' | '#/tasks' | '#/plugins'): Promise<string[]> {
  location.hash = hash;
  const shown: string[] = [];
  const root = document.getElementById('root');
  if (!root) throw new Error('No root');
  const observer = new MutationObserver(() => shown.push(root.textContent));
  observer.observe(root, { childList: true, subtree: true });
  const view = readView();
  const newest = view.stored.then((stored) => openNewest()(stored['activitySummary']));
  void paint({ view, newest: hash === '#/activity' ? newest : undefined });
  await vi.waitFor(() => expect(shown).not.toEqual([]), patience);
  observer.disconnect();
  return shown;
}

const dialer = () => document.querySelector('.app-room[hidden] h1');

test('the first that is painted of Activity is its list', async () => {
  const [first] = await paintAt('#/activity');
  expect(first).toContain('Grace Hopper');
  expect(first).toContain('Ada Lovelace');
});

test('the first that is painted of Tasks is its list', async () => {
  const task = sampleTask({ subject: 'Ada Lovelace' });
  await changeTasks({ ids: [] }, () => [task]);
  await browser.storage.local.set({ taskSummary: summarizeTasks([task]) });
  const [first] = await paintAt('#/tasks');
  expect(first).toContain('Ada Lovelace');
});

test('the dialer, and what is kept fresh, wait until the page has nothing else to do', async () => {
  await paintAt('#/plugins');
  await vi.dynamicImportSettled();
  expect(dialer()).toBeNull();
  expect(asked.refresh).not.toHaveBeenCalled();
  idle.come();
  await vi.waitFor(() => expect(dialer()?.textContent).toBe('Dialer'), patience);
  await vi.waitFor(() => expect(asked.refresh).toHaveBeenCalled(), patience);
});

test('a page whose storage cannot be read says so, in the place of the tab bar as it was', async () => {
  location.hash = '#/plugins';
  keepTabBar(tabBarWords);
  const { local } = browser.storage;
  const read = local.get.bind(local);
  // Other pages of these tests go on reading.
  vi.spyOn(local, 'get').mockImplementation(async (names) => {
    if (Array.isArray(names) && names.includes('identity')) throw new Error('IO error');
    return read(names);
  });
  await import('../../../../src/panel/app/begin');
  expect(document.querySelector('.tab-bar')).not.toBeNull();
  const notice = await vi.waitFor(() => {
    const found = document.querySelector('[role=alert]');
    expect(found).not.toBeNull();
    return found;
  }, patience);
  expect(notice?.textContent).toBe(words.say('panel_not_opened'));
  expect(document.querySelector('.tab-bar')).toBeNull();
  expect(document.documentElement.lang).toBe('en');
});

describe('the tab bar', () => {
  const bar = () => document.querySelector('.tab-bar');
  const show = (hash: string) => {
    document.body.innerHTML = '<div id="root"></div>';
    return showKeptTabBar(parseRoute(hash));
  };

  test('stands as it was painted last before there is code that paints, and the first paint takes its place', async () => {
    await paintAt('#/plugins');
    await vi.waitFor(() => expect(localStorage.getItem('tabBar')).not.toBeNull(), patience);
    const painted = bar()?.outerHTML;
    const kept = show('#/plugins');
    expect(bar()?.outerHTML).toBe(painted);
    await paintAt('#/plugins');
    expect(kept?.isConnected).toBe(false);
    expect(document.querySelectorAll('.tab-bar')).toHaveLength(1);
  });

  test.each([
    ['whose screen has a footer instead', '#/plugins/a', true],
    ['for the microphone', '#/microphone', true],
    ['that nobody was signed in to', '#/plugins', false],
  ])('does not stand in a page %s', (_page, hash, wasPainted) => {
    if (wasPainted) keepTabBar(tabBarWords);
    expect(show(hash)).toBeUndefined();
    expect(bar()).toBeNull();
  });

  test('is forgotten where somebody has signed out', async () => {
    keepTabBar(tabBarWords);
    await browser.storage.local.set({ identity: null });
    await paintAt('#/plugins');
    await vi.waitFor(() => expect(localStorage.getItem('tabBar')).toBeNull(), patience);
  });
});

describe('the newest activities', () => {
  test('are those that the summary names, in its order', async () => {
    expect(await openNewest()(activitySummary)).toEqual([two, one]);
  });

  test.each([undefined, null, 7, {}, { newest: 'x' }, { newest: [null, { id: 7 }] }])(
    'are none where %j is stored for the summary',
    async (summary) => {
      expect(await openNewest()(summary)).toEqual([]);
    },
  );
});
