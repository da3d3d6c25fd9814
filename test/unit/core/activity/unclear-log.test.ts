import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import type { Operation } from '../../../../src/core/activity/operation-order';
import { afterRefusal } from '../../../../src/core/activity/refused-log';
import { afterAsking, afterRestart, askDelays } from '../../../../src/core/activity/unclear-log';
import { callToLog } from '../../fakes/activity';

const now = 1_000_000;

const activity: Activity = { ...callToLog, fate: 'sending' };

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
