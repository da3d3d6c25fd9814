// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { PluginsScreen } from '../../../../../src/panel/plugins/installed/PluginsScreen';
import { settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';
import { identity } from '../../sample-view';

const { refresh, checkLicences, getIcon } = vi.hoisted(() => ({
  getIcon: vi.fn<(url: string) => Promise<string>>(),
  refresh: vi.fn<(maxAgeMs?: number) => Promise<void>>(),
  checkLicences: vi.fn<(isPressed: boolean) => Promise<void>>(),
}));
vi.mock('../../../../../src/actions/plugins/check-licence', () => ({ checkLicences }));
vi.mock('../../../../../src/actions/settings/refresh-settings', () => ({ refreshSettings: refresh }));
vi.mock('../../../../../src/actions/directory/load-icon', () => ({ getIcon }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => {
  getIcon.mockReset().mockResolvedValue('');
  refresh.mockReset().mockResolvedValue(undefined);
  checkLicences.mockReset().mockResolvedValue(undefined);
});

const names = (element: HTMLElement) =>
  [...element.querySelectorAll('.row-link')].map((link) => link.textContent);
const installed = { plugins: [samplePlugin()], refreshedAt: 1 };

describe('the user’s plugins', () => {
  test('are asked for when the list opens, unless they were in the last minute', async () => {
    await paintPanel(<PluginsScreen />, { installedPlugins: installed });
    expect(refresh).toHaveBeenCalledExactlyOnceWith(60_000);
    expect(checkLicences).not.toHaveBeenCalled();
  });

  test('are asked for by a press, and so are their licences', async () => {
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: installed });
    await panel.press('Refresh');
    expect(refresh).toHaveBeenLastCalledWith(0);
    await vi.dynamicImportSettled();
    expect(checkLicences).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('each lead to their settings and say what they need', async () => {
    const plugin = samplePlugin({ isAsync: true, needsSignIn: true, requireLicense: true });
    const panel = await paintPanel(<PluginsScreen />, {
      installedPlugins: { plugins: [plugin], refreshedAt: 1 },
      drafts: { 'plugin:redaction': { value: {}, changedAt: 1 } },
    });
    expect(panel.link('Redaction')).toBe('#/plugins/redaction');
    for (const tag of ['Async', 'Needs sign-in', 'Needs license', 'Unsaved'])
      expect(panel.text()).toContain(tag);
  });

  test('stand by name, in whatever order the server keeps their records', async () => {
    const plugins = ['Summary', 'redaction', 'Archive 10', 'Archive 2', 'Ärzte'].map((displayName) =>
      samplePlugin({ id: displayName, displayName }),
    );
    const byName = ['Archive 2', 'Archive 10', 'Ärzte', 'redaction', 'Summary'];
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: { plugins, refreshedAt: 1 } });
    expect(names(panel.element)).toEqual(byName);
    await panel.setView({ installedPlugins: { plugins: plugins.toReversed(), refreshedAt: 2 } });
    expect(names(panel.element)).toEqual(byName);
  });

  test('have the catalog’s icons, once the list stands', async () => {
    getIcon.mockResolvedValue('data:image/png;base64,AA');
    const iconUrl = 'https://redaction.plugins.example/icon.svg';
    const plugins = [samplePlugin({ iconUrl }), samplePlugin({ id: 'plain', displayName: 'Plain' })];
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: { plugins, refreshedAt: 1 } });
    await act(async () => vi.dynamicImportSettled());
    await settle();
    expect(getIcon.mock.calls).toEqual([[iconUrl]]);
    expect(panel.element.querySelectorAll('.row img')).toHaveLength(1);
    expect(panel.element.querySelectorAll('.row .avatar')).toHaveLength(1);
  });

  test('an icon that has left the host that was agreed to is not loaded', async () => {
    const iconUrl = 'https://elsewhere.example/icon.svg';
    const panel = await paintPanel(<PluginsScreen />, {
      installedPlugins: { plugins: [samplePlugin({ iconUrl })], refreshedAt: 1 },
      settingRecords: {
        admin: { panel_agreed_redaction: { value: { iconHost: 'redaction.plugins.example' } } },
        own: {},
      },
    });
    await act(async () => vi.dynamicImportSettled());
    await settle();
    expect(getIcon).not.toHaveBeenCalled();
    expect(panel.has('.row .avatar')).toBe(true);
  });

  test('lead an admin to more, however many there are; users are told who can', async () => {
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: installed });
    expect(panel.link('Browse plugins')).toBe('#/settings/admin/plugins');
    expect(panel.text()).not.toContain('Ask an admin');
    const user = await paintPanel(<PluginsScreen />, {
      installedPlugins: installed,
      identity: { ...identity, isAdmin: false },
    });
    expect(user.text()).toContain(
      'Admins of your RingCentral account install plugins. Missing one? Ask an admin.',
    );
    expect(user.has('a[href*=admin]')).toBe(false);
  });

  test('those that this computer’s policy does not allow are marked for an admin', async () => {
    const view = {
      installedPlugins: installed,
      policy: { preferences: {}, broken: [], allowedPlugins: ['digest', 'redaction@9'] },
    };
    expect((await paintPanel(<PluginsScreen />, view)).text()).toContain('Not allowed');
    const user = await paintPanel(<PluginsScreen />, { ...view, identity: { ...identity, isAdmin: false } });
    expect(user.text()).not.toContain('Not allowed');
  });

  test('while they are loading for the first time, a placeholder is shown', async () => {
    refresh.mockReturnValue(new Promise(() => {}));
    const panel = await paintPanel(<PluginsScreen />);
    expect(panel.has('.skeleton')).toBe(true);
    expect(panel.text()).not.toContain('No plugins yet');
  });

  test('when there are none, say who can install them', async () => {
    expect((await paintPanel(<PluginsScreen />)).link('Browse plugins')).toBe('#/settings/admin/plugins');
    const user = await paintPanel(<PluginsScreen />, { identity: { ...identity, isAdmin: false } });
    expect(user.text()).toContain('When your admin installs one');
    expect(user.has('a[href*=admin]')).toBe(false);
  });

  test('say what had become too large, and which own choices did not fit', async () => {
    const mended = { keys: [], at: 1, oversized: ['Redaction'], dropped: ['Redaction: mark'] };
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: { ...installed, mended } });
    expect(panel.text()).toContain('Settings that had become too large were repaired: Redaction');
    expect(panel.text()).toContain('Redaction: mark');
    expect(panel.text()).not.toContain('Another client');
  });

  test('stay on the screen when they cannot be refreshed', async () => {
    refresh.mockRejectedValue(new ProblemError({ code: 'timeout', host: 'crm.example' }));
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: installed });
    expect(panel.text()).toContain('No reply from crm.example');
    expect(panel.text()).toContain('Showing the list as last loaded.');
    expect(panel.link('Redaction')).toBe('#/plugins/redaction');
    await panel.press('Try again');
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  test('without a network say only what is kept', async () => {
    refresh.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await paintPanel(<PluginsScreen />, { installedPlugins: installed });
    await panel.setView({ isOnline: false });
    expect(panel.text()).not.toContain('No network');
    expect(panel.text()).toContain('Showing the list as last loaded.');
  });
});
