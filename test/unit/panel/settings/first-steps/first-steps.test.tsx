// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Strips } from '../../../../../src/panel/app/Strips';
import type { PanelState } from '../../../../../src/panel/app/store';
import { installedPlugin } from '../../../fakes/installed-plugin';
import { paintPanel, paintRoute } from '../../paint-panel';
import { identity } from '../../sample-view';

const { microphone, manifest } = vi.hoisted(() => ({
  microphone: { state: 'prompt' },
  manifest: { version: '0.1.0' },
}));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: { runtime: { getManifest: () => manifest, getURL: (path: string) => path } },
}));
vi.mock('../../../../../src/platform/microphone', () => ({
  readMicrophone: async (tell: (state: string) => void) => {
    tell(microphone.state);
    return () => {};
  },
}));

beforeEach(() => {
  localStorage.clear();
  microphone.state = 'prompt';
  manifest.version = '0.1.0';
});

async function strips(part: Partial<PanelState> = {}) {
  const panel = await paintPanel(<Strips />, part);
  await act(async () => new Promise((painted) => void setTimeout(painted, 50)));
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

const user = { identity: { ...identity, isAdmin: false } };
const logging = { preferences: { choices: { autoLogCall: true } } };

describe('first steps', () => {
  test('are done or not by what is so, each with its way', async () => {
    const panel = await paintRoute({ screen: 'first_steps' }, logging);
    expect(panel.text()).toContain('2 steps left');
    const rows = [...panel.element.querySelectorAll('main li')];
    expect(
      rows.map((row) => [row.querySelector('.row-title')?.textContent, row.textContent.includes('Done')]),
    ).toEqual([
      ['Connect your CRM', true],
      ['Allow the microphone', false],
      ['Choose how calls are logged', true],
      ['Set up plugins', false],
    ]);
    expect(panel.button('Allow microphone')).toBeTruthy();
    expect(panel.link('Set up plugins')).toBe('#/settings/admin/plugins');
  });

  test('a plugin that wants a sign-in is not set up yet', async () => {
    const plugins = [installedPlugin('notes', { needsSignIn: true })];
    const panel = await paintRoute(
      { screen: 'first_steps' },
      { ...user, installedPlugins: { plugins, refreshedAt: 1 } },
    );
    expect(panel.link('Set up plugins')).toBe('#/plugins');
  });

  test('without plugins a user has nothing to do about them', async () => {
    const panel = await paintRoute({ screen: 'first_steps' }, user);
    expect(panel.text()).not.toContain('Set up plugins');
  });
});

describe('the line above the screens', () => {
  test('counts what is done, leads there, and stays away once it was closed, for this person', async () => {
    const panel = await strips(user);
    expect(panel.text()).toContain('Setup: 1 of 3 done');
    expect(panel.link('Continue')).toBe('#/settings/first-steps');
    await panel.press('Hide this list');
    expect(panel.text()).not.toContain('Setup');
    expect((await strips(user)).text()).not.toContain('Setup');
    expect(
      (await strips({ identity: { ...identity, extensionId: 'other', isAdmin: false } })).text(),
    ).toContain('Setup');
  });

  test('goes when all is done, and does not come back with a switch that is set back', async () => {
    microphone.state = 'granted';
    expect((await strips({ ...user, ...logging })).text()).toBe('');
    expect((await strips(user)).text()).toBe('');
  });

  test('is not there before a CRM is connected, nor above the dialer', async () => {
    expect((await strips({ ...user, connection: null })).text()).toBe('');
    expect((await strips({ ...user, route: { screen: 'dialer' } })).text()).toBe('');
  });
});

describe('what is new', () => {
  test('is told once after an update, before anything else', async () => {
    manifest.version = '0.2.0';
    const panel = await strips(user);
    expect(panel.text()).toContain('What’s new in version 0.2.0');
    expect(panel.text()).not.toContain('Setup');
    const news = await paintRoute({ screen: 'whats_new' }, user);
    expect(news.element.querySelectorAll('main li').length).toBeGreaterThan(2);
    expect((await strips(user)).text()).not.toContain('What’s new');
  });

  test('is nothing to whoever begins with this version', async () => {
    manifest.version = '0.2.0';
    await strips({ identity: null, connection: null });
    expect((await strips(user)).text()).not.toContain('What’s new');
  });

  test('can be closed unread', async () => {
    manifest.version = '0.2.0';
    await (await strips(user)).press('Hide what’s new');
    expect((await strips(user)).text()).not.toContain('What’s new');
  });

  test('of a version that has none, the screen says so', async () => {
    expect((await paintRoute({ screen: 'whats_new' }, user)).text()).toContain('No news yet');
  });
});
