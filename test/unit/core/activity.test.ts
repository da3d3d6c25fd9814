import { describe, expect, test } from 'vitest';
import {
  afterAsking,
  afterRefusal,
  afterRestart,
  afterSuccess,
  askDelays,
  type Activity,
} from '../../../src/core/activity';
import type { ProblemCode } from '../../../src/core/problem';

const now = 1_000_000;

const activity: Activity = {
  id: 'call:1',
  account: 'a',
  call: { sessionId: '1', direction: 'Inbound', startTime: 0, duration: 5, result: 'x', from: {}, to: {} },
  fate: 'sending',
  attempts: 0,
  createdAt: 0,
  changedAt: 0,
};

describe('after a failed send', () => {
  test.each<[ProblemCode, number | undefined, Activity['fate']]>([
    ['offline', undefined, 'waiting'],
    ['server_error', 503, 'waiting'],
    ['timeout', undefined, 'asking'],
    ['unreachable', undefined, 'asking'],
    ['server_error', 500, 'asking'],
    ['garbled', 200, 'asking'],
    ['not_app_connect', 200, 'asking'],
    ['unclear_outcome', 200, 'asking'],
    ['already_logged', 200, 'asking'],
    ['bug', undefined, 'asking'],
    ['session_revoked', 401, 'waiting'],
    ['refused', 200, 'needs_you'],
    ['invalid_input', undefined, 'needs_you'],
  ])('%s (%s) → %s', (code, status, fate) => {
    expect(afterRefusal(activity, { code, ...(status && { status }) }, now).fate).toBe(fate);
  });

  test('nothing is sent again by itself while the outcome is unclear', () => {
    expect(afterRefusal(activity, { code: 'timeout' }, now)).toMatchObject({
      fate: 'asking',
      nextAt: now + 60_000,
    });
  });

  test('a revoked session keeps the log, due as soon as there is a session again', () => {
    expect(afterRefusal(activity, { code: 'session_revoked' }, now)).toMatchObject({
      fate: 'waiting',
      nextAt: now,
    });
  });

  test('the server’s own wait is respected', () => {
    expect(
      afterRefusal(activity, { code: 'server_error', status: 503, retryAfterMs: 7000 }, now).nextAt,
    ).toBe(now + 7000);
  });
});

describe('asking', () => {
  test('after 1, 5 and 15 minutes, then a person', () => {
    let current = afterRefusal(activity, { code: 'timeout' }, now);
    const delays = [(current.nextAt ?? 0) - now];
    for (let round = 0; round < 2; round += 1) {
      current = afterAsking(current, undefined, now);
      delays.push((current.nextAt ?? 0) - now);
    }
    expect(delays).toEqual([...askDelays]);
    expect(afterAsking(current, undefined, now)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'unclear_outcome' },
    });
  });

  test('found: logged, and the problem is gone', () => {
    const asking = afterRefusal(activity, { code: 'timeout' }, now);
    const logged = afterAsking(asking, 'log-1', now);
    expect(logged).toMatchObject({ fate: 'logged', logId: 'log-1' });
    expect(logged.problem).toBeUndefined();
    expect(logged.nextAt).toBeUndefined();
  });
});

test('a worker that died while sending leaves a question, never a second send', () => {
  expect(afterRestart(activity, now)).toMatchObject({ fate: 'asking', nextAt: now + 60_000 });
  const waiting: Activity = { ...activity, fate: 'waiting' };
  expect(afterRestart(waiting, now)).toBe(waiting);
});

test('success clears what went wrong before', () => {
  expect(afterSuccess({ ...activity, problem: { code: 'offline' }, nextAt: 5 }, 'l', now)).not.toHaveProperty(
    'problem',
  );
});
