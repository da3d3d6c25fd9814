// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { AdminSettingsScreen } from '../../../../../src/panel/settings/admin/AdminSettingsScreen';
import { paintPanel } from '../../paint-panel';

interface Edit {
  readonly change: (before: unknown) => unknown;
}

const save = vi.hoisted(() => vi.fn<(input: { changes: { [key: string]: Edit } }) => Promise<object>>());
vi.mock('../../../../../src/actions/settings/save-admin-records', () => ({ saveAdminRecords: save }));
vi.mock('../../../../../src/protocol/client', () => ({ call: vi.fn(async () => undefined) }));
vi.mock('../../../../../src/panel/shared/ConnectorAbsent', () => ({
  useConnectorManifest: () => ({ output: { contactTypes: [], settings: [] } }),
}));

beforeEach(() => void save.mockReset().mockResolvedValue({}));

async function open(admin: object) {
  const panel = await paintPanel(<AdminSettingsScreen setting="overridingPhoneNumberFormat" />, {
    settingRecords: { admin: { ...admin }, own: {} },
  });
  await act(async () => vi.dynamicImportSettled());
  return {
    ...panel,
    lock: (name: string) =>
      act(async () => panel.element.querySelector<HTMLInputElement>(`[aria-label="Lock ${name}"]`)?.click()),
    /** What was written, over what stood there. */
    written: () => {
      const [{ changes }] = save.mock.lastCall ?? [{ changes: {} }];
      const before: { readonly [key: string]: unknown } = { ...admin };
      return Object.fromEntries(
        Object.entries(changes).map(([key, { change }]) => [key, change(before[key])]),
      );
    },
  };
}

test('a format for everybody also stands where App Connect’s own client looks for it', async () => {
  const panel = await open({});
  await panel.type('Search format 1', '(###) ###-####');
  await panel.press('Save for all');
  expect(panel.written()).toMatchObject({
    overridingPhoneNumberFormat: { value: '(###) ###-####', customizable: true },
    overridingNumberFormat: {
      customizable: true,
      numberFormatter1: '(###) ###-####',
      numberFormatter2: '',
      numberFormatter3: '',
    },
  });
  expect(Object.keys(panel.written())).toHaveLength(2);
});

test('those that the other client has set are there, and stay when one of them is changed', async () => {
  const shared = {
    customizable: true,
    numberFormatter1: '#',
    numberFormatter2: '##',
    numberFormatter3: '###',
  };
  const panel = await open({ overridingNumberFormat: shared });
  expect(panel.field('Search format 2').value).toBe('##');
  await panel.type('Search format 2', '#-#');
  await panel.press('Save for all');
  expect(panel.written()['overridingNumberFormat']).toEqual({ ...shared, numberFormatter2: '#-#' });
});

test('one that is locked leaves the others open here, though there it locks them all', async () => {
  const panel = await open({});
  await panel.type('Search format 3', '###');
  await panel.lock('Search format 3');
  await panel.press('Save for all');
  expect(panel.written()).toMatchObject({
    overridingPhoneNumberFormat: { value: '', customizable: true },
    overridingPhoneNumberFormat2: { value: '', customizable: true },
    overridingPhoneNumberFormat3: { value: '###', customizable: false },
    overridingNumberFormat: { customizable: false, numberFormatter3: '###' },
  });
});

test('a comma is refused at its field, and nothing is saved', async () => {
  const panel = await open({});
  await panel.type('Search format 1', '###,#');
  await panel.press('Save for all');
  expect(panel.text()).toContain('A format can’t contain a comma');
  expect(save).not.toHaveBeenCalled();
});

test('other settings are saved without a word about formats', async () => {
  const panel = await open({ overridingNumberFormat: { numberFormatter1: '#' } });
  await panel.type('Your own format for phone numbers', '###');
  await panel.press('Save for all');
  expect(Object.keys(panel.written())).toEqual(['phoneNumberDisplayFormatTemplate']);
});
