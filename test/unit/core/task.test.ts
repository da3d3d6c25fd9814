import { describe, expect, test } from 'vitest';
import {
  afterNote,
  afterPoll,
  countTasks,
  nextAlarm,
  nextCheck,
  taskLifetime,
  type Task,
} from '../../../src/core/task';

const minute = 60_000;

const polled: Task = {
  id: 'o/summary',
  operationId: 'o',
  account: 'a',
  activityId: 'call:1',
  sessionId: '1',
  subject: 'Ada',
  pluginId: 'summary',
  pluginName: 'labs.call-summary',
  pluginTitle: 'Summary',
  watch: { by: 'poll', ids: ['u-1'] },
  state: 'pending',
  startedAt: 0,
  nextAt: 0,
  attempts: 0,
};
const watched: Task = { ...polled, watch: { by: 'note', note: 'Hello' } };

describe('polling', () => {
  test('finished states are taken once, by the plugin’s own name', () => {
    const answers = [
      { pluginName: 'other', status: 'failed' },
      { pluginName: 'labs.call-summary', status: 'completed' },
    ];
    expect(afterPoll(polled, answers, 10)).toMatchObject({ state: 'completed', settledAt: 10 });
  });

  test.each(['initialized', 'processing'])('%s stays pending and is asked again', (status) => {
    expect(afterPoll(polled, [{ pluginName: polled.pluginName, status }], 10)).toMatchObject({
      state: 'pending',
      nextAt: 10 + 5 * minute,
    });
  });

  test('gone without having been read as finished is unknown, not completed', () => {
    expect(afterPoll(polled, [], 10).state).toBe('unknown');
  });
});

describe('watching the note', () => {
  test('what was appended completes it and is its message', () => {
    expect(afterNote(watched, 'Hello\n\nSummary: fine', 10)).toMatchObject({
      state: 'completed',
      message: 'Summary: fine',
    });
  });

  test.each([undefined, 'Hello', 'Hello  ', 'Rewritten by hand'])('%j says nothing', (note) => {
    expect(afterNote(watched, note, 10).state).toBe('pending');
  });

  test('after a week without news it is unknown', () => {
    expect(afterNote(watched, 'Hello', taskLifetime).state).toBe('unknown');
  });

  test('asks at growing intervals', () => {
    const day = 24 * 60 * minute;
    expect(nextCheck(watched, 30 * minute)).toBe(35 * minute);
    expect(nextCheck(watched, 2 * 60 * minute)).toBe(3 * 60 * minute);
    expect(nextCheck(watched, 2 * day)).toBe(3 * day);
  });
});

test('no pending task, no alarm', () => {
  expect(nextAlarm([{ ...polled, state: 'completed' }])).toBeUndefined();
  expect(
    nextAlarm([
      { ...polled, nextAt: 9 },
      { ...polled, nextAt: 5 },
    ]),
  ).toBe(5);
});

test('counts by state', () => {
  expect(countTasks([polled, { ...polled, state: 'failed' }])).toEqual({
    pending: 1,
    completed: 0,
    failed: 1,
    sent: 0,
    unknown: 0,
  });
});
