// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepSettingsFresh } from '../../../../src/panel/app/settings-freshness';
import type { PanelState } from '../../../../src/panel/app/store';
import { createSampleStore } from '../paint-panel';
import { connection } from '../sample-view';

const { refresh, check } = vi.hoisted(() => ({
  refresh: vi.fn<(maxAgeMs: number) => Promise<void>>(),
  check: vi.fn<(refreshedAt: number) => Promise<void>>(),
}));
vi.mock('../../../../src/actions/settings/refresh-settings', () => ({ refreshSettings: refresh }));
vi.mock('../../../../src/actions/check-after-refresh', () => ({ checkAfterRefresh: check }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

/** ms */
const minute = 60_000;

async function open(part: Partial<PanelState> = {}) {
  const store = createSampleStore(part);
  keepSettingsFresh(store);
  await vi.dynamicImportSettled();
  return store;
}

const asked = async () => {
  await vi.dynamicImportSettled();
  return refresh.mock.calls.map(([maxAgeMs]) => maxAgeMs);
};

beforeEach(() => {
  vi.useFakeTimers({ now: 100 * minute });
  refresh.mockReset().mockResolvedValue(undefined);
  check.mockReset().mockResolvedValue(undefined);
});
afterEach(() => vi.useRealTimers());

test('a panel that opens has them renewed, unless another one just did', async () => {
  await open();
  expect(await asked()).toEqual([minute]);
});

test.each([
  ['without a connection', { connection: null }],
  ['with one that was revoked', { connection: { ...connection, state: 'revoked' as const } }],
  ['without a network', { isOnline: false }],
])('not %s', async (_when, part) => {
  await open(part);
  expect(await asked()).toEqual([]);
});

test('a CRM that is connected has its settings read at once, however young the last ones are', async () => {
  const store = await open({ connection: null });
  store.setState({ connection });
  expect(await asked()).toEqual([0]);
  store.setState({ connection: { ...connection, state: 'revoked' } });
  expect(await asked()).toEqual([0]);
  store.setState({ connection: { ...connection, platform: 'other' } });
  expect(await asked()).toEqual([0, 0]);
});

test('what was read of the same CRM again is no other connection; what its server has learned is', async () => {
  const store = await open();
  const later = { ...connection, capabilitiesReadAt: 5, declaredLog: undefined };
  store.setState({ connection: later });
  expect(await asked()).toEqual([minute]);
  const upgraded = { ...later, capabilities: { ...connection.capabilities, pollsTasks: true } };
  store.setState({ connection: upgraded });
  expect(await asked()).toEqual([minute, 0]);
  store.setState({ connection: { ...upgraded, userName: 'Another user of the CRM' } });
  expect(await asked()).toEqual([minute, 0, 0]);
});

test('they are renewed when they have become old', async () => {
  await open({ installedPlugins: { plugins: [], refreshedAt: 100 * minute } });
  vi.advanceTimersByTime(9 * minute);
  expect(await asked()).toEqual([minute]);
  vi.advanceTimersByTime(2 * minute);
  expect(await asked()).toEqual([minute, 10 * minute]);
});

test('where they were never read for this CRM, what failed is tried again in a minute', async () => {
  refresh.mockRejectedValue(new Error('500'));
  await open({ installedPlugins: { plugins: [], refreshedAt: 0 } });
  vi.advanceTimersByTime(minute);
  expect(await asked()).toEqual([minute, 10 * minute]);
  vi.advanceTimersByTime(minute);
  expect(await asked()).toEqual([minute, 10 * minute, 10 * minute]);
});

test('a network that comes back has old ones renewed at once', async () => {
  const store = await open({ isOnline: false, installedPlugins: { plugins: [], refreshedAt: 80 * minute } });
  store.setState({ isOnline: true });
  expect(await asked()).toEqual([10 * minute]);
});

test('a clock that was set back since the last time does not make them young', async () => {
  await open({ installedPlugins: { plugins: [], refreshedAt: 5000 * minute } });
  vi.advanceTimersByTime(2 * minute);
  expect((await asked()).slice(0, 2)).toEqual([minute, 10 * minute]);
});

test('one that fails leaves the panel as it is', async () => {
  refresh.mockRejectedValue(new Error('offline'));
  await open();
  expect(await asked()).toEqual([minute]);
});

test('what follows a refresh is asked whichever page made it, and at no other change', async () => {
  const checked = async () => {
    await vi.dynamicImportSettled();
    return check.mock.calls.map(([refreshedAt]) => refreshedAt);
  };
  const store = await open({ installedPlugins: { plugins: [], refreshedAt: 1 } });
  expect(await checked()).toEqual([]);
  store.setState({ installedPlugins: { plugins: [], refreshedAt: 2 } });
  expect(await checked()).toEqual([2]);
  store.setState({ installedPlugins: { plugins: [], refreshedAt: 2, problem: { code: 'offline' } } });
  store.setState({ installedPlugins: { plugins: [], refreshedAt: 0 } });
  expect(await checked()).toEqual([2]);
  store.setState({ installedPlugins: { plugins: [], refreshedAt: 3 } });
  expect(await checked()).toEqual([2, 3]);
});
