// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  describedKeys,
  keysForUsers,
  settingGroupIds,
} from '../../../../../src/core/settings/setting-groups';
import { SettingsScreen } from '../../../../../src/panel/settings/overview/SettingsScreen';
import { findSettings, settingRows } from '../../../../../src/panel/settings/search/setting-rows';
import { installedPlugin } from '../../../fakes/installed-plugin';
import { paintPanel } from '../../paint-panel';
import { identity } from '../../sample-view';

const { ask, platform, kept } = vi.hoisted(() => ({
  kept: vi.fn<() => Promise<object | undefined>>(),
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  platform: vi.fn<() => object | null>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/panel/shared/connector-manifest', () => ({ useConnectorPlatform: platform }));
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({ manifestCache: { get: kept } }));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: {
    identity: { getRedirectURL: (path: string) => `https://id.chromiumapp.org/${path}` },
    runtime: { getManifest: () => ({ version: '1.2.3' }) },
  },
}));

const user = { identity: { ...identity, isAdmin: false } };

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  platform.mockReturnValue(null);
  kept.mockReset().mockResolvedValue(undefined);
});

async function search(words: string, part: Parameters<typeof paintPanel>[1] = user) {
  const panel = await paintPanel(<SettingsScreen />, part);
  const field = panel.element.querySelector<HTMLInputElement>('input[type=search]');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => vi.dynamicImportSettled());
  await act(async () => new Promise((painted) => void setTimeout(painted, 50)));
  const links = [...panel.element.querySelectorAll<HTMLAnchorElement>('main li .row-link')];
  return { panel, found: links.map((link) => [link.textContent, link.getAttribute('href')]) };
}

describe('a search over all settings', () => {
  test.each([
    ['two words in any order', 'complete once', ['Log a call once, when it is complete']],
    ['the name that App Connect’s own client stores', 'oneTimeLog', ['Log a call once, when it is complete']],
    ['what it does', 'ai note writes', ['Show the AI assistant during calls']],
    ['without regard to case', 'OUTGOING CALLS page', ['Open the CRM page on outgoing calls']],
  ])('finds by %s', async (_what, words, titles) => {
    const { found } = await search(words);
    expect(found.map(([title]) => title)).toEqual(titles);
  });

  test('leads to the setting, with its group and value', async () => {
    const { panel, found } = await search('multipleContactsPreference');
    expect(found).toEqual([
      ['If several contacts match', '#/settings/own/contacts/multipleContactsPreference'],
    ]);
    expect(panel.text()).toContain('Matching contacts · Ask me');
  });

  test('says how many were found, and when nothing was', async () => {
    const { panel } = await search('qqq');
    expect(panel.text()).toContain('Nothing found for “qqq”');
    expect(panel.element.querySelector('output')?.textContent).toBe('0 settings found');
    expect((await search('oneTimeLog')).panel.element.querySelector('output')?.textContent).toBe(
      '1 setting found',
    );
  });

  test('shows the panel’s own where they are found, to be set there', async () => {
    const { panel } = await search('theme');
    expect(panel.has('input[name=theme]')).toBe(true);
    expect(panel.text()).not.toContain('Nothing found');
  });

  test('finds the CRM’s own settings', async () => {
    platform.mockReturnValue({ settings: [{ id: 'team', type: 'inputField', name: 'Team of new records' }] });
    expect((await search('team records')).found).toEqual([['Team of new records', '#/settings/crm']]);
  });

  test('gives an admin the way to set it for everyone, and finds what is the admin’s alone', async () => {
    const { panel } = await search('oneTimeLog', {});
    expect(panel.link('Set Log a call once, when it is complete for everyone')).toBe(
      '#/settings/admin/settings/oneTimeLog',
    );
    expect((await search('session tokens', {})).found).toEqual([
      ['Don’t send session tokens to plugins', '#/settings/admin/settings/panel_withholdSessionToken'],
    ]);
    expect((await search('session tokens')).found).toEqual([]);
  });

  test('finds what installed plugins declare, for people and for admins, and asks nobody for it', async () => {
    kept.mockResolvedValue({
      body: {
        platforms: {
          'labs.redaction': {
            name: 'labs.redaction',
            pageContent: [
              { const: 'mark', title: 'Replacement text', type: 'string' },
              { const: 'tenant', title: 'Replacement tenant', type: 'string', hidden: true },
            ],
          },
        },
      },
    });
    const plugins = [installedPlugin('redaction', { displayName: 'Redaction' })];
    const part = { installedPlugins: { plugins, refreshedAt: 1 } };
    const { panel, found } = await search('replacement', { ...user, ...part });
    expect(found).toEqual([['Replacement text', '#/plugins/redaction']]);
    expect(panel.text()).toContain('Redaction');
    const admin = await search('redaction replacement', part);
    expect(admin.found).toEqual([
      ['Replacement text', '#/plugins/redaction'],
      ['Replacement tenant', '#/settings/admin/plugins/redaction/defaults'],
    ]);
    expect(admin.panel.link('Set Replacement text for everyone')).toBe(
      '#/settings/admin/plugins/redaction/defaults',
    );
    expect(ask).not.toHaveBeenCalled();
  });

  test('finds what an admin alone sets, of the CRM and the panel, and the places of an admin', async () => {
    platform.mockReturnValue({
      settings: [{ id: 'quiet', type: 'boolean', name: 'Silent records', visibleToUsers: false }],
      adminSettings: [{ id: 'tier', type: 'inputField', name: 'Silent tier' }],
    });
    expect((await search('silent', {})).found).toEqual([
      ['Silent records', '#/settings/admin/settings/quiet'],
      ['Silent tier', '#/settings/admin/settings/tier'],
    ]);
    expect((await search('silent')).found).toEqual([]);
    expect((await search('export import', {})).found).toEqual([
      ['Export and import', '#/settings/admin/transfer'],
    ]);
    expect((await search('export import')).found).toEqual([]);
    expect((await search('call legs', {})).found.map(([, href]) => href)).toContain(
      '#/settings/admin/log-details',
    );
  });

  test('ends with an empty field, where everything stands again', async () => {
    const { panel } = await search('  ');
    expect(panel.field('Log calls automatically')).toBeTruthy();
  });
});

test('every setting that a person may choose is found by its key', async () => {
  await search('');
  const rows = settingRows({ crmName: 'KeyCRM', ofCrm: [], isAdmin: false });
  const forUsers = settingGroupIds.flatMap(keysForUsers);
  expect(forUsers.length).toBeLessThan(describedKeys.length);
  for (const key of forUsers) expect(findSettings(rows, key).map((row) => row.key)).toContain(key);
  expect(rows.map(({ key }) => key)).toEqual(forUsers);
});
