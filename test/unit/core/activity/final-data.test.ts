import { describe, expect, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import { finalDataAt } from '../../../../src/core/activity/final-data';
import { endedCall } from '../../fakes/activity';

/** When a call may be logged that is logged once. */

const minute = 60_000;
const started = 1_700_000_000_000;
const call: Call = { ...endedCall, startTime: started, duration: 60, result: 'Accepted' };
const ended = started + minute;
const link = { recordingLink: 'https://example.com/r' };

describe('from the end of a call', () => {
  test.each<[string, Partial<Call>, boolean, number]>([
    ['its record is still missing', {}, false, 10 * minute],
    ['nothing is known to follow, a recording may', {}, true, 2 * minute],
    ['its recording is there', link, true, 0],
    ['nobody has answered', { duration: 0, result: 'Missed' }, true, 0],
    ['its recording is being prepared', { awaited: ['recordingLink'] }, true, 10 * minute],
    ['its summary is being written', { ...link, awaited: ['aiNote'] }, true, 10 * minute],
    ['its summary has come', { ...link, awaited: ['aiNote'], aiNote: 'About prices' }, true, 0],
    ['both are there', { ...link, awaited: ['recordingLink', 'aiNote'], aiNote: 'x' }, true, 0],
    ['only one of two has come', { ...link, awaited: ['recordingLink', 'aiNote'] }, true, 10 * minute],
  ])('%s', (_what, more, isFinal, wait) => {
    const { duration } = { ...call, ...more };
    const end = started + duration * 1000;
    expect(finalDataAt({ call: { ...call, ...more }, isFinal }, end) - end).toBe(wait);
  });
});

test('what has not come in time is not waited for: the log goes with what is there', () => {
  for (const more of [{}, { awaited: ['recordingLink' as const, 'aiNote' as const] }])
    for (const isFinal of [true, false]) {
      const now = ended + 10 * minute;
      expect(finalDataAt({ call: { ...call, ...more }, isFinal }, now)).toBe(now);
    }
});

test('a call that is on is not logged before it ends, nor kept for ever', () => {
  const onAir = { call: { ...call, duration: 0, result: 'CallConnected' } };
  expect(finalDataAt(onAir, started + 60 * minute)).toBe(started + 360 * minute);
  expect(finalDataAt(onAir, started + 400 * minute)).toBe(started + 400 * minute);
});

test('a clock that was set back by a day holds nothing back for a day', () => {
  const now = started - 24 * 60 * minute;
  expect(finalDataAt({ call, isFinal: false }, now)).toBe(now + 10 * minute);
});
