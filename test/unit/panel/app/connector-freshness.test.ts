// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepConnectorFresh } from '../../../../src/panel/app/connector-freshness';
import type { PanelState } from '../../../../src/panel/app/store';
import { createSampleStore } from '../paint-panel';
import { connection } from '../sample-view';

const { load } = vi.hoisted(() => ({ load: vi.fn<(maxAgeMs: number) => Promise<unknown>>() }));
vi.mock('../../../../src/actions/crm/load-connector', () => ({ loadConnectedPlatform: load }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const minute = 60_000;
const hour = 60 * minute;

async function open(part: Partial<PanelState> = {}) {
  const store = createSampleStore(part);
  keepConnectorFresh(store);
  await vi.dynamicImportSettled();
  return store;
}

/** How often it is looked for in this time. */
async function lookedFor(ms: number): Promise<number> {
  load.mockClear();
  for (let past = 0; past < ms; past += minute) {
    await vi.advanceTimersByTimeAsync(minute);
    await vi.dynamicImportSettled();
  }
  return load.mock.calls.length;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 100 * hour });
  load.mockReset().mockResolvedValue({});
});
afterEach(() => vi.useRealTimers());

test('a panel that opens takes what any page has read in the last hour', async () => {
  await open();
  expect(load.mock.calls).toEqual([[hour]]);
  // Its age is looked at in storage, where all pages see it.
  expect(await lookedFor(hour)).toBe(6);
});

test('what cannot be read is tried again after an hour, or for another connector', async () => {
  load.mockRejectedValue(new Error('unreachable'));
  const store = await open();
  expect(await lookedFor(50 * minute)).toBe(0);
  store.setState({ connection: { ...connection, connectorId: 'other' } });
  expect(await lookedFor(10 * minute)).toBe(1);
  expect(await lookedFor(hour)).toBe(1);
});

test.each([
  ['connection', { connection: null }],
  ['network', { isOnline: false }],
])('nothing is asked without a %s', async (_what, part) => {
  await open(part);
  expect(await lookedFor(hour)).toBe(0);
});
