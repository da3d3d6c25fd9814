import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { afterSuccess, withRecorded } from '../../../../src/core/activity/saved-log';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;

const activity: Activity = { ...callToLog, fate: 'sending' };

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

  test('what the CRM was told is taken only from the request that told it', () => {
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
