import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import type { Operation } from '../../../../src/core/activity/operation-order';
import {
  afterAsking,
  afterRefusal,
  afterRestart,
  afterSuccess,
  askDelays,
  withRecorded,
} from '../../../../src/core/activity/refused-log';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;

const activity: Activity = { ...callToLog, fate: 'sending' };

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
      current = afterAsking(current, now);
      delays.push((current.nextAt ?? 0) - now);
    }
    expect(delays).toEqual([...askDelays]);
    expect(afterAsking(current, now)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'unclear_outcome' },
    });
  });
});

test('a worker that died while sending leaves a question, never a second send', () => {
  expect(afterRestart(activity, now)).toMatchObject({ fate: 'asking', nextAt: now + 60_000 });
  const waiting: Activity = { ...activity, fate: 'waiting' };
  expect(afterRestart(waiting, now)).toBe(waiting);
});

test('a question is put again after a restart; a server may still be working on messages', () => {
  const head = (operation: Operation): Activity => ({ ...activity, operations: [operation] });
  expect(afterRestart(head({ kind: 'resolve' }), now)).toMatchObject({ fate: 'waiting', nextAt: now });
  expect(afterRestart(head({ kind: 'messages', ids: ['1'] }), now)).toMatchObject({
    fate: 'asking',
    nextAt: now + askDelays[0],
  });
});

describe('after success', () => {
  const failed: Activity = { ...activity, problem: { code: 'offline' }, nextAt: 5, maybeSent: true };

  test('what went wrong before is cleared, and the last request leaves the log logged', () => {
    const done = afterSuccess(failed, undefined, now);
    expect(done).toMatchObject({ fate: 'logged', operations: [] });
    for (const gone of ['problem', 'nextAt', 'maybeSent']) expect(done).not.toHaveProperty(gone);
  });

  test('the next request is due at once', () => {
    const more: Activity = { ...failed, operations: [{ kind: 'create' }, { kind: 'disposition' }] };
    expect(afterSuccess(more, undefined, now)).toMatchObject({
      fate: 'waiting',
      operations: [{ kind: 'disposition' }],
      nextAt: now,
    });
  });

  test('what the CRM was told is remembered only of the request that told it', () => {
    const sent = { note: 'n', subject: 's', additional: {}, duration: 5 };
    expect(afterSuccess({ ...activity, sent }, undefined, now).delivered).toEqual(sent);
    const other: Activity = { ...activity, sent, operations: [{ kind: 'disposition' }] };
    expect(afterSuccess(other, undefined, now).delivered).toBeUndefined();
  });
});

test('recorded ids add up by contact', () => {
  const once = withRecorded(activity, 'c1', ['1']);
  expect(withRecorded(once, 'c1', ['1', '2']).recorded).toEqual({ c1: ['1', '2'] });
  expect(withRecorded(once, 'c2', ['1']).recorded).toEqual({ c1: ['1'], c2: ['1'] });
});
