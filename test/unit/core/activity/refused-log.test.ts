import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { afterRefusal } from '../../../../src/core/activity/refused-log';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;

const activity: Activity = { ...callToLog, fate: 'sending' };

describe('after a failed send', () => {
  test.each<[ProblemCode, number | undefined, Activity['fate']]>([
    ['offline', undefined, 'waiting'],
    ['not_started', 503, 'waiting'],
    // Not in App Connect's own words: whoever said so may have passed the request on.
    ['server_error', 503, 'asking'],
    ['timeout', undefined, 'asking'],
    ['unreachable', undefined, 'asking'],
    ['server_error', 500, 'asking'],
    ['garbled', 200, 'asking'],
    ['not_app_connect', 200, 'asking'],
    ['unclear_outcome', 200, 'asking'],
    ['already_logged', 200, 'asking'],
    ['bug', undefined, 'asking'],
    ['session_revoked', 401, 'waiting'],
    ['crm_unrenewed', 200, 'waiting'],
    ['refused', 200, 'needs_you'],
    ['invalid_input', undefined, 'needs_you'],
  ])('%s (%s) → %s', (code, status, fate) => {
    expect(afterRefusal(activity, { code, ...(status && { status }) }, now).fate).toBe(fate);
  });

  test('where nothing was written, no outcome is unclear: the question is put again', () => {
    const after = afterRefusal(activity, { code: 'timeout' }, now, false);
    expect(after).toMatchObject({ fate: 'waiting', nextAt: now + 30_000 });
    expect(after).not.toHaveProperty('maybeSent');
  });

  test('nothing is sent again automatically while the outcome is unclear', () => {
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
    expect(afterRefusal(activity, { code: 'not_started', status: 503, retryAfterMs: 7000 }, now).nextAt).toBe(
      now + 7000,
    );
  });

  test('a refused log keeps its form, and what is to be sent', () => {
    const form = { subject: 'Call', note: 'Quote', additional: { category: 'sales' } };
    const sent = { note: 'Quote', subject: 'Call', additional: {}, duration: 5 };
    const refused = afterRefusal({ ...activity, form, sent, nextAt: 5 }, { code: 'refused' }, now);
    expect(refused).toMatchObject({ form, operations: activity.operations, problem: { code: 'refused' } });
    expect(refused).toMatchObject({ attempts: activity.attempts + 1, changedAt: now });
    // It has not been written, and nothing sends it again by itself.
    for (const gone of ['sent', 'nextAt']) expect(refused).not.toHaveProperty(gone);
  });

  test('what was sent is known while its outcome is unclear', () => {
    const sent = { note: 'Quote', subject: 'Call', additional: {}, duration: 5 };
    expect(afterRefusal({ ...activity, sent }, { code: 'timeout' }, now)).toMatchObject({
      sent,
      maybeSent: true,
    });
  });
});
