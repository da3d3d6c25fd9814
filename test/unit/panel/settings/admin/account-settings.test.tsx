// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AccountData } from '../../../../../src/core/crm/account-data';
import { AdminSettingsScreen } from '../../../../../src/panel/settings/admin/AdminSettingsScreen';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { ask, load } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  load: vi.fn<(lists: readonly unknown[]) => Promise<AccountData>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/crm/load-account-data', () => ({ loadAccountData: load }));
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async () => ({ body: { platforms: { [connection.platform]: platform } }, fetchedAt: 1 }),
  },
}));

const platform = {
  name: connection.platform,
  adminSettings: [
    {
      id: 'callActivityType',
      type: 'option',
      name: 'Activity type of calls',
      accountDataKey: 'activityTypes',
    },
  ],
};

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  load.mockReset().mockResolvedValue({ activityTypes: [{ id: 'call', name: 'Call' }] });
});

async function open() {
  const panel = await paintPanel(<AdminSettingsScreen setting="callActivityType" />, {
    identity: { ...identity, isAdmin: true },
  });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

test('an admin chooses for the whole account among the CRM’s own values', async () => {
  const panel = await open();
  expect(panel.text()).toContain('Account settings');
  // The form's select has the place of each option for its value.
  await panel.type('Activity type of calls', '0');
  await panel.press('Save for all');
  const [saved = {}] = inputsOf(ask, 'saveAdminRecords');
  expect(Object(saved).records.callActivityType.record).toMatchObject({ value: 'call' });
});

test('what the CRM does not say yet is no choice', async () => {
  load.mockResolvedValue({});
  const panel = await open();
  expect(panel.text()).not.toContain('Activity type of calls');
});
