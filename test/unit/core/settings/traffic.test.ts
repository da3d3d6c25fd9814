import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
  countDepartures,
  recentTraffic,
  trafficSchema,
  type Departure,
} from '../../../../src/core/settings/traffic';

const day = 86_400_000;
const now = 1_700_000_000_000;
const departure: Departure = { host: 'a.example', purpose: 'contacts', tokens: ['session'], at: now };

describe('the counters', () => {
  test('count by host and purpose, with the tokens that went along and the last time', () => {
    const rows = countDepartures(
      [],
      [departure, { ...departure, at: now + 5, tokens: [] }, { ...departure, purpose: 'log' }],
      now,
    );
    expect(rows).toHaveLength(2);
    const today = Math.floor(now / day);
    expect(rows.find(({ purpose }) => purpose === 'contacts')).toEqual({
      host: 'a.example',
      purpose: 'contacts',
      days: { [today]: 2 },
      tokens: { session: today },
      lastAt: now + 5,
    });
  });

  test('tell the runs of two plugins and of two kinds of log apart', () => {
    const run = { ...departure, host: 'p.example', purpose: 'plugin_run', tokens: [] };
    const rows = countDepartures(
      [],
      [
        { ...run, plugin: 'Redaction', logType: 'call' },
        { ...run, plugin: 'Redaction', logType: 'sms' },
        { ...run, plugin: 'Summary', logType: 'call' },
      ],
      now,
    );
    expect(rows.map(({ plugin, logType }) => `${plugin} ${logType}`).toSorted()).toEqual([
      'Redaction call',
      'Redaction sms',
      'Summary call',
    ]);
  });

  test('are forgotten after 30 days, day by day, and a token with the last day on which it went', () => {
    const early = countDepartures([], [departure], now);
    const both = countDepartures(early, [{ ...departure, tokens: [], at: now + 29 * day }], now + 29 * day);
    expect(Object.values(both[0]?.days ?? {})).toEqual([1, 1]);
    expect(both[0]?.tokens).toHaveProperty('session');
    const [later] = recentTraffic(both, now + 30 * day);
    expect(Object.values(later?.days ?? {})).toEqual([1]);
    expect(later?.tokens).toEqual({});
    expect(recentTraffic(both, now + 59 * day)).toEqual([]);
  });

  test('are at most a thousand, the newest ones', () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({
      ...departure,
      host: `h${index}.example`,
      at: now + index,
    }));
    const rows = countDepartures([], many, now);
    expect(rows).toHaveLength(1000);
    expect(rows.at(-1)?.host).toBe('h200.example');
  });

  test('lose none, in whatever batches they come', () => {
    const one = fc.record({
      host: fc.constantFrom('a.example', 'b.example'),
      purpose: fc.constantFrom('log', 'contacts'),
      tokens: fc.subarray(['session', 'ringCentral']),
      at: fc.integer({ min: now - 20 * day, max: now }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(one)), (batches) => {
        const rows = batches.reduce<ReturnType<typeof countDepartures>>(
          (known, batch) => countDepartures(known, batch, now),
          [],
        );
        const counted = rows
          .flatMap(({ days }) => Object.values(days))
          .reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(batches.flat().length);
        expect(v.parse(trafficSchema, JSON.parse(JSON.stringify(rows)))).toEqual(rows);
      }),
    );
  });
});
