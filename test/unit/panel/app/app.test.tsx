// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../../../src/panel/app/App';
import { paintPanel } from '../paint-panel';
import { connection, identity } from '../sample-view';

vi.mock('../../../../src/protocol/client', () => ({ call: async () => undefined }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: { runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
vi.mock('../../../../src/actions/settings/refresh-settings', () => ({
  refreshSettings: async () => undefined,
}));
vi.mock('../../../../src/panel/dialer/DialerScreen', () => ({
  DialerScreen: () => (
    <>
      <h1 tabIndex={-1}>Dialer</h1>
      <iframe title="dialer" />
    </>
  ),
}));
vi.mock('../../../../src/panel/tasks/TasksScreen', () => ({
  TasksScreen: () => {
    throw new Error('broken screen');
  },
}));

const settled = () => act(async () => vi.dynamicImportSettled());

async function open(part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<App />, part);
  await settled();
  return panel;
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

describe('the panel', () => {
  test('keeps the dialer’s frame through every change of screen, theme and language', async () => {
    const panel = await open();
    await panel.setView({ route: { screen: 'dialer' } });
    await settled();
    const frame = panel.element.querySelector('iframe');
    expect(frame).not.toBeNull();
    expect(frame?.closest('[hidden]')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Dialer');
    for (const screen of ['plugins', 'settings', 'activity'] as const) {
      await panel.setView({ route: { screen } });
      await settled();
      expect(panel.element.querySelector('iframe')).toBe(frame);
      expect(frame?.closest('[hidden]')).not.toBeNull();
    }
    await panel.setView({ language: 'de' });
    await panel.setView({ preferences: { clientId: 'client', theme: 'dark', language: 'de' } });
    await panel.setView({ connection: null });
    await panel.setView({ connection, route: { screen: 'dialer' } });
    expect(panel.element.querySelector('iframe')).toBe(frame);
  });

  test('a screen that opens has the focus on its heading', async () => {
    const panel = await open({ route: { screen: 'activity' } });
    expect(document.activeElement?.textContent).toBe('Activity');
    await panel.setView({ route: { screen: 'plugins' } });
    await settled();
    expect(document.activeElement?.textContent).toBe('Plugins');
  });

  test('shows no screen of the CRM before one is connected', async () => {
    const panel = await open({ connection: null });
    expect(panel.text()).toContain('Connect your CRM first');
    expect(panel.link('Choose your CRM')).toBe('#/settings/connect');
  });

  test('begins every screen anew for another person or CRM; those that connect one go on', async () => {
    const panel = await open({ route: { screen: 'settings' } });
    const shown = () => panel.element.querySelector('.app-room:not([hidden])');
    const mine = shown();
    await settled();
    const frame = panel.element.querySelector('iframe');
    await panel.setView({ identity: { ...identity, isAdmin: false } });
    expect(shown()).toBe(mine);
    await panel.setView({ identity: { ...identity, extensionId: '102' } });
    expect(shown()).not.toBe(mine);
    expect(panel.element.querySelector('iframe')).not.toBe(frame);
    const theirs = shown();
    await panel.setView({ connection: { ...connection, platform: 'otherCRM' } });
    expect(shown()).not.toBe(theirs);
    await panel.setView({ route: { screen: 'connect' } });
    await settled();
    const connecting = shown();
    await panel.setView({ connection });
    expect(shown()).toBe(connecting);
  });

  test('has no dialer and no tabs before the person is signed in', async () => {
    const panel = await open({ identity: null });
    expect(panel.has('iframe')).toBe(false);
    expect(panel.has('nav')).toBe(false);
  });

  test('says above every screen what concerns every screen', async () => {
    const panel = await open({ connection: { ...connection, state: 'revoked' } });
    expect(panel.text()).toContain('KeyCRM has ended your session');
    await panel.setView({ isOnline: false });
    expect(panel.text()).toContain('No network');
  });

  test('a screen that breaks takes nothing with it', async () => {
    const panel = await open();
    await panel.setView({ route: { screen: 'tasks' } });
    await settled();
    expect(panel.text()).toContain('Something went wrong in this panel');
    expect(panel.has('iframe')).toBe(true);
    await panel.setView({ route: { screen: 'plugins' } });
    await settled();
    expect(panel.text()).not.toContain('Something went wrong');
  });

  test('marks the tab, and what wants attention', async () => {
    const panel = await open({
      activitySummary: {
        counts: { needsYou: 2, waiting: 0, logged: 0, todo: 0, ignored: 0 },
        newest: [],
        revision: 1,
        due: {},
      },
    });
    const current = panel.element.querySelector('[aria-current=page]');
    expect(current?.textContent).toContain('Activity');
    expect(current?.textContent).toContain('2 need you');
  });
});
