import { expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { earlierCalls, startEarlier } from '../../../../src/core/activity/earlier-calls';
import { fateSchema } from '../../../../src/core/activity/fate';
import { callToLog, endedCall } from '../../fakes/activity';

/** Which calls of before are logged by themselves. */

const automatic = { owner: 'a', since: 1000 };
const at = (startTime: number, more: Partial<Activity> = {}): Activity => ({
  ...callToLog,
  id: `call:${startTime}@a`,
  operations: [],
  call: { ...endedCall, startTime },
  ...more,
});

test('the ten oldest of those since then', () => {
  const all = Array.from({ length: 30 }, (_, index) => at(5000 - index));
  expect(earlierCalls(all, automatic).map(({ call }) => call?.startTime)).toEqual(
    Array.from({ length: 10 }, (_, index) => 4971 + index),
  );
});

test.each<[string, Activity]>([
  ['a call of before', at(1000)],
  ['somebody else’s', at(2000, { account: 'b' })],
  ['messages', at(2000, { kind: 'sms' })],
  ...fateSchema.options
    .filter((fate) => fate !== 'todo')
    .map((fate): [string, Activity] => [`one that is ${fate}`, at(2000, { fate })]),
])('not %s', (_what, activity) => {
  expect(earlierCalls([activity], automatic)).toEqual([]);
  expect(startEarlier(activity, automatic, 9000)).toBe(activity);
});

test('one that was found is looked up like any other automatic log', () => {
  expect(startEarlier(at(2000), automatic, 9000)).toMatchObject({
    fate: 'waiting',
    operations: [{ kind: 'resolve' }],
    nextAt: 9000,
  });
});
