// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { AdminSettingsScreen } from '../../../../../src/panel/settings/admin/AdminSettingsScreen';
import { CrmSettingsScreen } from '../../../../../src/panel/settings/crm/CrmSettingsScreen';
import type { View } from '../../../../../src/storage/panel-view';
import { inputsOf } from '../../fake-worker';
import { paintPanel, paintRoute } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
const { settleConflict } = vi.hoisted(() => ({
  settleConflict: vi.fn<(input: unknown) => Promise<void>>(async () => undefined),
}));
vi.mock('../../../../../src/actions/plugins/settle-conflict', () => ({ settleConflict }));
const { loadConnectedPlatform } = vi.hoisted(() => ({
  loadConnectedPlatform: vi.fn<() => Promise<unknown>>(),
}));
vi.mock('../../../../../src/actions/crm/load-connector', () => ({ loadConnectedPlatform }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
let settings: unknown;
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async (key: string) =>
      key === 'connector:keycrm' ? { body: { platforms: { keyCRM: { settings } } } } : undefined,
  },
}));

const asked = (method: string) => inputsOf(ask, method);

async function open(screen: React.ReactNode, part: Partial<View> = {}) {
  await import('../../../../../src/panel/forms/SchemaForm');
  const panel = await paintPanel(screen, part);
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

const lock = { by: 'Priya Nair', at: 0, reason: 'night shift' };
const records = {
  admin: {
    category: { value: 'sales', customizable: false, lock },
    prefix: { value: 'A-', customizable: true },
  },
  own: { prefix: { value: 'B-', customizable: true, ownChoice: { value: 'B-' } } },
};

beforeEach(() => {
  settings = [
    {
      type: 'section',
      name: 'Options',
      items: [
        { id: 'w', type: 'warning', name: 'Note', value: 'New records only.' },
        { id: 'prefix', type: 'inputField', name: 'Prefix' },
        { id: 'category', type: 'option', name: 'Category', options: [{ id: 'sales', name: 'Sales' }] },
        { id: 'team', type: 'inputField', name: 'Team', required: true, defaultValue: 'all' },
        { id: 'secret', type: 'inputField', name: 'Only for admins', visibleToUsers: false },
      ],
    },
  ];
  ask.mockReset().mockResolvedValue(undefined);
});

describe('the CRM’s settings', () => {
  test('show each value’s origin, the lock, and nothing that is the admin’s alone', async () => {
    const panel = await open(<CrmSettingsScreen />, { settingRecords: records });
    for (const words of [
      'New records only.',
      'Your choice · default: A-',
      'Set by Priya Nair: “night shift”',
      'CRM’s default',
    ])
      expect(panel.text()).toContain(words);
    expect(panel.field('Category').disabled).toBe(true);
    expect(panel.text()).not.toContain('Only for admins');
  });

  test('save what was chosen and what was given up, nothing else', async () => {
    ask.mockImplementation(async (method, input) =>
      method === 'saveOwnSettings' ? { ...records.own, ...Object(input).records } : undefined,
    );
    const panel = await open(<CrmSettingsScreen />, { settingRecords: records });
    await panel.type('Team', 'emea');
    await panel.press('Use default');
    await panel.press('Save');
    expect(asked('saveOwnSettings')).toMatchObject([
      {
        expected: { admin: { ...records.admin, team: null }, own: { ...records.own, team: null } },
        records: {
          team: { value: 'emea', customizable: true },
          prefix: { value: 'A-', customizable: true },
          panel_own: { value: { team: { choice: 'emea' }, prefix: { seen: 'A-' } } },
        },
        remove: [],
      },
    ]);
    expect(panel.text()).toContain('Saved');
  });

  test('that were saved on another computer stay; where both changed one, the later save says what it replaced', async () => {
    const choice = (value: string) => ({ value, customizable: true, ownChoice: { value } });
    let own: { [key: string]: unknown } = { prefix: choice('C-'), team: choice('west') };
    ask.mockImplementation(async (method, input) => {
      if (method === 'readSettings') return { admin: records.admin, own };
      if (method !== 'saveOwnSettings') return undefined;
      const { expected, records: written } = Object(input);
      if (expected.own.prefix.value === 'B-') throw new ProblemError({ code: 'stale' });
      own = { ...own, ...written };
      return own;
    });
    const panel = await open(<CrmSettingsScreen />, { settingRecords: records });
    await panel.type('Prefix', 'D-');
    await panel.press('Save');
    expect(own).toMatchObject({ prefix: { value: 'D-' }, team: { value: 'west' } });
    await panel.setView({ settingRecords: { admin: records.admin, own } });
    expect(panel.field('Team').value).toBe('west');
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('Your save came last');
    expect(panel.text()).toContain('Prefix: C- → D-');
  });

  test('keep what was typed when it is refused, and say so at its place', async () => {
    ask.mockImplementation(async (method) => {
      if (method === 'saveOwnSettings') throw new ProblemError({ code: 'refused', missing: ['team'] });
    });
    const panel = await open(<CrmSettingsScreen />, { settingRecords: records });
    await panel.type('Team', 'emea');
    await panel.press('Save');
    expect(panel.field('Team').value).toBe('emea');
    expect(panel.text()).toContain('The server didn’t accept this.');
    expect(panel.text()).toContain('What you typed is still here.');
  });

  test('are not saved with a value that is needed and missing', async () => {
    const panel = await open(<CrmSettingsScreen />, { settingRecords: { admin: {}, own: {} } });
    await panel.type('Team', '');
    await panel.press('Save');
    expect(asked('saveOwnSettings')).toEqual([]);
    expect(panel.text()).toContain('This field is required.');
  });

  test('that there are none of say so', async () => {
    settings = [];
    expect((await open(<CrmSettingsScreen />)).text()).toContain('KeyCRM offers no settings.');
  });

  describe('of a connector whose manifest was never kept', () => {
    const elsewhere = { connection: { ...connection, connectorId: 'other' } };
    test.each([
      ['unreachable', undefined, 'Not loaded'],
      ['refused', 403, 'Access refused'],
      ['refused', 404, 'Withdrawn'],
      ['not_found', undefined, 'Not listed'],
    ] as const)('are not none (%s, %s), and are asked for again', async (code, status, title) => {
      loadConnectedPlatform.mockRejectedValueOnce(new ProblemError({ code, ...(status && { status }) }));
      const panel = await open(<CrmSettingsScreen />, elsewhere);
      expect(panel.text()).toContain(title);
      expect(panel.text()).not.toContain('no settings');
      loadConnectedPlatform.mockResolvedValueOnce({
        settings: [{ id: 'team', type: 'inputField', name: 'Team' }],
      });
      await panel.press('Try again');
      await act(async () => vi.dynamicImportSettled());
      expect(panel.text()).toContain('Team');
    });

    test('are not none for an admin either, whose own settings stand beside', async () => {
      loadConnectedPlatform.mockRejectedValueOnce(new ProblemError({ code: 'unreachable' }));
      const panel = await open(<AdminSettingsScreen />, elsewhere);
      expect(panel.text()).toContain('Not loaded');
      expect(panel.text()).toContain('Current settings stay in effect.');
      expect(panel.text()).toContain('Activity logging');
    });
  });
});

describe('managed settings', () => {
  test('are an admin’s', async () => {
    const panel = await paintRoute(
      { screen: 'admin_settings' },
      { identity: { ...identity, isAdmin: false } },
    );
    expect(panel.text()).toContain('Only admins can do this');
    expect(panel.has('button[type=submit], input')).toBe(false);
  });

  test('say what of the connector’s form was left out', async () => {
    const options = Array.from({ length: 50_000 }, (_, index) => ({ id: `o${index}`, name: 'O' }));
    settings = [
      { id: 'wide', type: 'option', name: 'Wide', options },
      { id: 'prefix', type: 'inputField' },
    ];
    const panel = await open(<AdminSettingsScreen />);
    expect(panel.text()).toContain('One part of this form was left out');
    expect(panel.text()).toContain('wide');
    expect(panel.field('prefix')).toBeTruthy();
  });

  test('set a default and a lock with its reason, by records of this very shape', async () => {
    const prefix = { value: 'old', customizable: true, length: 9, lock };
    const panel = await open(<AdminSettingsScreen />, { settingRecords: { admin: { prefix }, own: {} } });
    await panel.press(/^Options/);
    await panel.press(/^Activity logging/);
    await panel.type('Prefix', 'A-');
    const check = (name: string) =>
      act(async () => panel.element.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)?.click());
    await check('Lock Log text messages automatically');
    await panel.press('Save for all');
    expect(asked('saveAdminRecords')).toEqual([
      {
        column: 'userSettings',
        records: {
          prefix: {
            displayName: 'Prefix',
            expected: { value: 'old', customizable: true, length: 9, lock },
            record: { value: 'A-', customizable: true, length: 9 },
          },
          autoLogSMS: {
            displayName: 'Log text messages automatically',
            expected: null,
            record: {
              value: false,
              customizable: false,
              lock: { by: 'Priya Nair', at: expect.any(Number), reason: '' },
            },
          },
        },
        draft: 'admin_settings',
      },
    ]);
  });

  test('that another admin has overwritten show both values, and all can be restored', async () => {
    const write = {
      column: 'userSettings',
      key: 'prefix',
      displayName: 'Prefix',
      account: 'here',
      written: { value: 'mine', customizable: false },
      writtenAt: 1,
      isConfirmed: true,
      conflict: { theirs: { value: 'theirs', customizable: true }, foundAt: 2 },
    } as const;
    const other = { ...write, key: 'serverSideLogging', displayName: 'Somewhere else' };
    const panel = await open(<AdminSettingsScreen />, {
      adminWrites: { 'userSettings/prefix': write, 'userSettings/serverSideLogging': other },
    });
    expect(panel.element.querySelector('.conflict tbody')?.textContent).toBe('Prefixmine, lockedtheirs');
    await panel.press('Put back');
    expect(settleConflict.mock.lastCall).toEqual([{ writes: ['userSettings/prefix'], keep: 'mine' }]);
  });
});
