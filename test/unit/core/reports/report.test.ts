import { describe, expect, test } from 'vitest';
import { readCompanyReport, readPersonReport } from '../../../../src/core/reports/report';
import { dayText, rangeOf, rangeOfDays } from '../../../../src/core/reports/report-range';

const calls = {
  inboundCallCount: 7,
  outboundCallCount: 3,
  answeredCallCount: 5,
  answeredCallPercentage: '71.43%',
  averageTalkTime: '36.00',
};

describe('a person’s report', () => {
  test('has calls, minutes made seconds, and messages', () => {
    const body = {
      callLogStats: { ...calls, totalTalkTime: 6 },
      smsLogStats: { smsSentCount: 4, smsReceivedCount: 9 },
    };
    expect(readPersonReport(body)).toEqual({
      inbound: 7,
      outbound: 3,
      answered: 5,
      talkSeconds: 360,
      messagesSent: 4,
      messagesReceived: 9,
    });
  });

  test.each([
    [null, 'not_authorized'],
    [{ callLogStats: {} }, 'not_set_up'],
    [{}, undefined],
    [[], undefined],
    ['', undefined],
    [{ callLogStats: [] }, undefined],
  ])('%j', (body, expected) => {
    expect(readPersonReport(body)).toBe(expected);
  });

  test('takes what is no count for none', () => {
    const odd = {
      inboundCallCount: 'many',
      outboundCallCount: -1,
      answeredCallCount: null,
      totalTalkTime: {},
    };
    expect(readPersonReport({ callLogStats: odd })).toEqual({
      inbound: 0,
      outbound: 0,
      answered: 0,
      talkSeconds: 0,
      messagesSent: 0,
      messagesReceived: 0,
    });
  });
});

describe('the company’s report', () => {
  test('has a line a group, and what it may be grouped by', () => {
    const body = {
      callLogStats: [{ name: 'Dana Reyes', ...calls, totalTalkTime: '360.00' }, 'junk', null],
      itemKeys: ['Dana Reyes'],
      groupedBy: 'Users',
      groupKeys: ['Company', 'Users', 7, '', null],
    };
    expect(readCompanyReport(body)).toEqual({
      groups: [{ name: 'Dana Reyes', inbound: 7, outbound: 3, answered: 5, talkSeconds: 360 }],
      groupedBy: 'Users',
      groupKeys: ['Company', 'Users', '7'],
    });
  });

  test.each([
    [{ callLogStats: {} }, 'empty'],
    [{}, undefined],
    [null, undefined],
    ['no', undefined],
  ])('%j', (body, expected) => {
    expect(readCompanyReport(body)).toBe(expected);
  });
});

describe('the time of a report', () => {
  const now = new Date(2026, 2, 30, 15, 20).getTime();
  const day = (date: number, month = 2) => new Date(2026, month, date).getTime();

  test('is whole days up to now, over the change of the clock too', () => {
    expect(rangeOf('today', now)).toEqual({ from: day(30), to: now });
    expect(rangeOf('week', now)).toEqual({ from: day(24), to: now });
    expect(rangeOf('month', now)).toEqual({ from: day(1), to: now });
  });

  test('is from the first chosen day to the end of the last', () => {
    expect(rangeOfDays('2026-03-01', '2026-03-31')).toEqual({ from: day(1), to: day(1, 3) });
    expect(rangeOfDays('2026-03-05', '2026-03-05')).toEqual({ from: day(5), to: day(6) });
    for (const [first, last] of [
      ['', ''],
      ['2026-03-05', '2026-03-04'],
      ['x', '2026-03-04'],
    ] as const)
      expect(rangeOfDays(first, last)).toBeUndefined();
    expect(dayText(day(5))).toBe('2026-03-05');
  });
});
