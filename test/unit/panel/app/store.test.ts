// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import de from '../../../../public/_locales/de/messages.json';
import type { FakeBrowser } from '../../fakes/fake-browser';
import { openView } from '../../../../src/storage/panel-view';
import {
  applyPreferences,
  createPanelStore,
  enter,
  feedStore,
  goWhereAsked,
} from '../../../../src/panel/app/store';
import { firstRoute, hashOf } from '../../../../src/panel/app/route';
import * as words from '../../../../src/panel/app/words';

vi.mock('../../../../src/platform/browser', async () => {
  const { createFakeBrowser } = await import('../../fakes/fake-browser');
  return { browser: createFakeBrowser() };
});
const seam: unknown = (await import('../../../../src/platform/browser')).browser;
const browser = seam as FakeBrowser;

const open = async () => createPanelStore((await openView()).view, { screen: 'dialer' }, 'en', true);

beforeEach(() => {
  browser.storage.local.values.clear();
  localStorage.clear();
  location.hash = '';
  delete document.documentElement.dataset['theme'];
});

describe('the store', () => {
  test('paints from one storage read', async () => {
    await browser.storage.local.set({
      installedPlugins: { plugins: [], refreshedAt: 5 },
      preferences: { clientId: 'mine', theme: 'dark', language: 'de' },
    });
    const state = (await open()).getState();
    expect(state.installedPlugins.refreshedAt).toBe(5);
    expect(state.preferences.clientId).toBe('mine');
    expect(state.connection).toBeNull();
  });

  test('follows what the worker writes', async () => {
    const store = await open();
    feedStore(store);
    await browser.storage.local.set({ installedPlugins: { plugins: [], refreshedAt: 9 } });
    expect(store.getState().installedPlugins.refreshedAt).toBe(9);
  });

  test('treats a broken record as absent', async () => {
    const store = await open();
    feedStore(store);
    await browser.storage.local.set({ identity: { name: 7 } });
    expect(store.getState().identity).toBeNull();
  });

  test('follows the address and the network', async () => {
    const store = await open();
    feedStore(store);
    location.hash = '#/tasks';
    await vi.waitFor(() => expect(store.getState().route).toEqual({ screen: 'tasks' }));
    dispatchEvent(new Event('offline'));
    expect(store.getState().isOnline).toBe(false);
    dispatchEvent(new Event('online'));
    expect(store.getState().isOnline).toBe(true);
  });

  test('remembers where each tab was left, and the last place of all', async () => {
    const store = await open();
    location.hash = '#/plugins/redaction';
    enter(store, { screen: 'plugin', pluginId: 'redaction' });
    location.hash = '#/dialer';
    enter(store, { screen: 'dialer' });
    expect(store.getState().places.plugins).toEqual({ screen: 'plugin', pluginId: 'redaction' });
    location.hash = '';
    expect(firstRoute()).toEqual({ screen: 'dialer' });
    localStorage.setItem('lastPlace', '#/tasks');
    expect(firstRoute()).toEqual({ screen: 'tasks' });
    location.hash = '#/plugins';
    expect(firstRoute()).toEqual({ screen: 'plugins' });
  });

  test('does not lead back into connecting', async () => {
    const store = await open();
    enter(store, { screen: 'connector', connectorId: 'keycrm' });
    expect(store.getState().places.settings).toEqual({ screen: 'settings' });
  });

  test('applies theme and language when they are chosen', async () => {
    const load = vi.spyOn(words, 'loadWords').mockResolvedValue(de);
    const store = await open();
    store.setState({ preferences: { clientId: '', theme: 'dark', language: 'de' } });
    await applyPreferences(store);
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.lang).toBe('de');
    expect(store.getState().language).toBe('de');
    expect(words.say('save')).toBe('Speichern');
    store.setState({ preferences: { clientId: '', theme: 'system', language: 'de' } });
    await applyPreferences(store);
    expect(document.documentElement.dataset['theme']).toBeUndefined();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('follows who fixes the theme, and goes back to what was chosen', async () => {
    const theme = () => document.documentElement.dataset['theme'];
    const store = await open();
    feedStore(store);
    await browser.storage.local.set({ preferences: { theme: 'light' } });
    expect(theme()).toBe('light');
    const panel_theme = { value: 'dark', customizable: false };
    await browser.storage.local.set({ settingRecords: { admin: { panel_theme }, own: {} } });
    expect(theme()).toBe('dark');
    await browser.storage.local.set({ policy: { preferences: { theme: 'system' }, broken: [] } });
    expect(theme()).toBeUndefined();
    await browser.storage.local.set({ policy: { preferences: {}, broken: [] }, settingRecords: null });
    expect(theme()).toBe('light');
  });

  test('goes where the worker has asked while it was opening, and not where it asked long ago', () => {
    const clock = { now: () => 100_000 };
    const asked = { hash: hashOf({ screen: 'contact', number: '#/tasks' }), at: 95_000 };
    location.hash = '#/plugins';
    goWhereAsked(null, clock);
    goWhereAsked({ ...asked, at: 90_000 }, clock);
    goWhereAsked({ ...asked, at: 101_000 }, clock);
    expect(firstRoute()).toEqual({ screen: 'plugins' });
    goWhereAsked(asked, clock);
    expect(firstRoute()).toEqual({ screen: 'contact', number: '#/tasks' });
  });
});
