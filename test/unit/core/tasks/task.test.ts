import { describe, expect, test } from 'vitest';
import { dayOf, settleTask } from '../../../../src/core/tasks/task';
import {
  afterFailure,
  afterNoNews,
  backOff,
  isDue,
  nextAlarm,
  nextCheck,
  passInterval,
  taskLifetime,
} from '../../../../src/core/tasks/task-schedule';
import { polled, watching } from '../../fakes/task';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a task', () => {
  test('ends once', () => {
    const done = settleTask(polled, 'completed', 'server', 10);
    expect(done).toMatchObject({ state: 'completed', settledAt: 10 });
    expect(done).not.toHaveProperty('nextAt');
    expect(settleTask(done, 'failed', 'server', 20)).toBe(done);
    expect(afterNoNews(done, 20)).toBe(done);
    expect(afterFailure(done, 20, 0)).toBe(done);
  });

  test('that failed is new to its person; no other end is', () => {
    expect(settleTask(polled, 'failed', 'server', 1).unseen).toBe(1);
    expect(settleTask(polled, 'unknown', 'vanished', 1)).not.toHaveProperty('unseen');
  });

  test('is asked about at growing intervals, a polled one always every five minutes', () => {
    const watched = watching('Hello');
    expect(nextCheck(watched, 30 * minute)).toBe(35 * minute);
    expect(nextCheck(watched, 2 * hour)).toBe(3 * hour);
    expect(nextCheck(watched, 2 * day)).toBe(3 * day);
    expect(nextCheck(polled, 2 * day)).toBe(2 * day + 5 * minute);
  });

  test('is unknown after a week, whether it was asked about in vain or could not be', () => {
    expect(afterNoNews(polled, taskLifetime)).toMatchObject({ state: 'unknown', source: 'expired' });
    expect(afterFailure(polled, taskLifetime, 0.5)).toMatchObject({ state: 'unknown', source: 'expired' });
    expect(afterNoNews(polled, taskLifetime - 1).state).toBe('pending');
  });

  test('is due early enough to save a wake, and when the clock was set back', () => {
    expect(isDue({ ...polled, nextAt: 100 + 20_000 }, 100, 100)).toBe(true);
    expect(isDue({ ...polled, nextAt: 100 + minute }, 100, 100)).toBe(false);
    expect(isDue({ ...polled, nextAt: 400 * day }, 100, 100)).toBe(true);
  });
});

describe('the alarm', () => {
  const times = { firstDueAt: undefined, lastPassAt: undefined, retryAt: undefined };

  test('is not set when nothing is pending', () => {
    expect(nextAlarm({ ...times, lastPassAt: 1, retryAt: 2 }, 3)).toBeUndefined();
  });

  test('rings when the first task is due, but passes keep five minutes between them', () => {
    expect(nextAlarm({ ...times, firstDueAt: 9 * minute }, 0)).toBe(9 * minute);
    expect(nextAlarm({ ...times, firstDueAt: 9 * minute, lastPassAt: 8 * minute }, 8 * minute)).toBe(
      8 * minute + passInterval,
    );
  });

  test('waits out a back-off', () => {
    expect(nextAlarm({ ...times, firstDueAt: minute, retryAt: hour }, 0)).toBe(hour);
  });

  test('does not believe times from before the clock was set back', () => {
    const later = 400 * day;
    expect(nextAlarm({ firstDueAt: later, lastPassAt: later, retryAt: later }, minute)).toBe(minute);
  });
});

test('back-off doubles up to an hour, with a quarter of chance, and respects Retry-After', () => {
  expect(backOff(1, 0.5)).toBe(5 * minute);
  expect(backOff(3, 0.5)).toBe(20 * minute);
  expect(backOff(30, 0.5)).toBe(hour);
  expect(backOff(1, 0)).toBe(0.75 * 5 * minute);
  expect(backOff(1, 1)).toBe(1.25 * 5 * minute);
  expect(backOff(1, 0.5, { code: 'refused', retryAfterMs: 7 * hour })).toBe(7 * hour);
  expect(backOff(1, 0.5, { code: 'refused', retryAfterMs: 700 * day })).toBe(day);
});

test('a day is the calendar’s where the person is', () => {
  expect(dayOf(new Date(2026, 10, 2, 0, 30).getTime())).toBe('2026-11-02');
});
