import { afterEach, describe, expect, test } from 'vitest';
import {
  isSameDay,
  localText,
  readLocalText,
  startOfDay,
  tomorrow,
} from '../../../../src/core/basics/local-time';

const home = process.env['TZ'];

afterEach(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

const at = (text: string) => Date.parse(text);

describe('where the person is', () => {
  test.each([
    ['Europe/Berlin', '2026-11-30T23:30:00Z', '2026-12-01T00:30', '2026-11-30T23:00:00Z'],
    ['America/Los_Angeles', '2026-11-30T23:30:00Z', '2026-11-30T15:30', '2026-11-30T08:00:00Z'],
    ['Asia/Kathmandu', '2026-11-30T18:20:00Z', '2026-12-01T00:05', '2026-11-30T18:15:00Z'],
    ['Pacific/Auckland', '2026-06-30T12:00:00Z', '2026-07-01T00:00', '2026-06-30T12:00:00Z'],
  ])('%s', (zone, time, text, midnight) => {
    process.env['TZ'] = zone;
    expect(localText(at(time))).toBe(text);
    expect(readLocalText(text)).toBe(at(time));
    expect(startOfDay(at(time))).toBe(at(midnight));
  });

  test('the same minute tomorrow, also where the night is an hour shorter or longer', () => {
    process.env['TZ'] = 'Europe/Berlin';
    for (const day of ['2026-03-28T09:15', '2026-10-24T09:15', '2026-11-30T09:15']) {
      const now = new Date(`${day}:42.7`).getTime();
      expect(localText(tomorrow(now)).slice(11)).toBe('09:15');
      expect(tomorrow(now) % 60_000).toBe(0);
    }
    expect(tomorrow(at('2026-03-28T08:15:00Z')) - at('2026-03-28T08:15:00Z')).toBe(23 * 3_600_000);
  });

  test('an hour that the clocks skip is the one after it', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const read = readLocalText('2026-03-29T02:30');
    expect(read === undefined ? '' : localText(read)).toBe('2026-03-29T03:30');
  });

  test('a day is the same until midnight, whatever zone the time was written in', () => {
    process.env['TZ'] = 'America/New_York';
    expect(isSameDay(at('2026-11-30T05:00:00Z'), at('2026-12-01T04:59:59Z'))).toBe(true);
    expect(isSameDay(at('2026-11-30T05:00:00Z'), at('2026-12-01T05:00:00Z'))).toBe(false);
  });
});

test.each(['', 'tomorrow', '2026-11-30', '2026-13-40T99:99'])('%j is no time', (text) => {
  expect(readLocalText(text)).toBeUndefined();
});
