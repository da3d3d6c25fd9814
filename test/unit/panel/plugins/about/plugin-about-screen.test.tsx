// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { InstalledPlugin } from '../../../../../src/core/plugins/installed-plugin';
import { agreementTo } from '../../../fakes/agreement';
import { paintRoute } from '../../paint-panel';
import { sampleManifest, samplePlugin } from '../../sample-plugin';
import { identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
let manifest: object | undefined;
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => manifest && { body: manifest } },
}));

const published = {
  endpointUrl: 'https://redaction.plugins.example/sync',
  userRegisterEndpointUrl: 'https://redaction.plugins.example/register',
  supportedLogTypes: ['call'],
};
const agreed = { run: 'agreed.example', register: 'agreed.example' };

/** As a user who is no admin. */
async function open(admin: object = {}, plugin: InstalledPlugin | undefined = samplePlugin()) {
  const panel = await paintRoute(
    { screen: 'plugin_about', pluginId: 'redaction' },
    {
      identity: { ...identity, isAdmin: false },
      installedPlugins: { plugins: plugin ? [plugin] : [], refreshedAt: 1 },
      settingRecords: { admin: { ...admin }, own: {} },
    },
  );
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

const groups = (element: HTMLElement) =>
  [...element.querySelectorAll('.consent > div')].map((group) => ({
    host: group.querySelector('dt')?.textContent,
    receives: [...group.querySelectorAll('dd')].map((one) => one.textContent),
  }));

beforeEach(() => {
  manifest = sampleManifest(published);
  ask.mockReset().mockResolvedValue(undefined);
});

describe('a user reads what a plugin receives', () => {
  test('as admins agreed to it, by host, and who they are; there is nothing to press', async () => {
    const panel = await open({ panel_agreed_redaction: agreementTo(agreed) });
    expect(groups(panel.element)).toEqual([
      {
        host: 'agreed.example',
        receives: [
          'Every call that is logged: note, numbers, contact, AI notes',
          'Once, when it was installed: an admin’s RingCentral token',
        ],
      },
    ]);
    expect(panel.text()).toMatch(/Agreed to by Priya/);
    expect(panel.text()).toContain('Admins of your RingCentral account decide');
    expect(panel.element.querySelectorAll('main button')).toHaveLength(0);
    expect(panel.has('a[href*=admin]')).toBe(false);
  });

  test('as it is published, where no admin was asked', async () => {
    const panel = await open();
    expect(groups(panel.element).map(({ host }) => host)).toEqual(['redaction.plugins.example']);
    expect(panel.text()).toContain('no admin has agreed to this yet');
  });

  test('and that nothing is known where neither is at hand', async () => {
    manifest = undefined;
    const panel = await open({}, samplePlugin({ hasManifest: false, absence: 'not_loaded' }));
    expect(groups(panel.element)).toEqual([]);
    expect(panel.has('.notice')).toBe(true);
  });

  test('of one that is not installed nothing is shown', async () => {
    const panel = await paintRoute({ screen: 'plugin_about', pluginId: 'other' });
    expect(panel.text()).toContain('This plugin isn’t installed');
  });
});
