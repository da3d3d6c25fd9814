// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newNoteWatch } from '../../../../src/core/tasks/note-watch';
import type { Task } from '../../../../src/core/tasks/task';
import { summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { keepTasksFresh } from '../../../../src/panel/app/task-freshness';
import { createSampleStore } from '../paint-panel';
import { sampleTask } from '../sample-view';

const { ask, ledger } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  ledger: { tasks: [] as Task[] },
}));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/tasks/task-store', () => ({
  readNewestTasks: async ({ state }: { state: string }) =>
    ledger.tasks.filter((task) => task.state === state),
}));

const second = 1000;
const now = 1_700_000_000_000;
const watched = (startedAt: number): Task =>
  sampleTask({ state: 'pending', source: 'started', startedAt, watch: newNoteWatch('Hello', false, 1) });

function open(tasks: Task[]) {
  ledger.tasks = tasks;
  const store = createSampleStore({ taskSummary: summarizeTasks(tasks) });
  keepTasksFresh(store);
  return store;
}

/** When the worker was asked, from now on; s. */
async function askedIn(seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at <= seconds; at += 1) {
    await vi.dynamicImportSettled();
    const before = ask.mock.calls.length;
    await vi.advanceTimersByTimeAsync(second);
    if (ask.mock.calls.length > before) times.push(at);
  }
  return times;
}

beforeEach(() => {
  vi.useFakeTimers({ now });
  ask.mockReset().mockResolvedValue(undefined);
});
afterEach(() => vi.useRealTimers());

test('an open panel has the note of a fresh log read after 20 seconds, one and three minutes', async () => {
  open([watched(now)]);
  expect(await askedIn(400)).toEqual([20, 60, 180]);
  expect(ask).toHaveBeenCalledWith('readFreshNotes', {});
});

test('one that opens later asks for what is still to come, also where the worker has refused', async () => {
  ask.mockRejectedValue(new Error('offline'));
  open([watched(now - 30 * second)]);
  expect(await askedIn(400)).toEqual([30, 150]);
});

test('a log that is written meanwhile is read too', async () => {
  const store = open([]);
  expect(await askedIn(10)).toEqual([]);
  ledger.tasks = [watched(Date.now())];
  store.setState({ taskSummary: { ...summarizeTasks(ledger.tasks), revision: 9 } });
  expect(await askedIn(30)).toEqual([20]);
});

test.each([
  ['its early readings are over', watched(now - 300 * second)],
  ['the server is polled', { ...watched(now), watch: { by: 'poll' as const, ids: ['u-1'] } }],
  ['it has ended', sampleTask({ state: 'completed', startedAt: now })],
])('nothing is asked where %s', async (_name, task) => {
  open([task]);
  expect(await askedIn(400)).toEqual([]);
});
