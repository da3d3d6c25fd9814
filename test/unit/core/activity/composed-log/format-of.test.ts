import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeLog } from '../../../../../src/core/activity/composed-log/compose-log';
import {
  formatInAnswer,
  formatOf,
  readLogFormat,
} from '../../../../../src/core/activity/composed-log/format-of';
import { logDetails } from '../../../../../src/core/activity/composed-log/log-detail';
import { logFormats, type LogFacts } from '../../../../../src/core/activity/composed-log/log-writing';

const facts: LogFacts = {
  note: '- asked for **two**\n# and more',
  direction: 'Inbound',
  subject: 'Call with Ada Lovelace',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Accepted',
  aiNote: 'Wants two.',
  legs: [{ duration: 65, from: {}, to: { phoneNumber: '+16505550100' } }],
};

test.each(logFormats)('a log in %s shows its format, whatever its switches', (format) => {
  const keys = [...new Set(logDetails.map(({ key }) => key))];
  const switches = fc.record(Object.fromEntries(keys.map((key) => [key, fc.boolean()])));
  fc.assert(
    fc.property(switches, fc.constantFrom('callback' as const, 'polling' as const), (stored, generation) => {
      const body = composeLog(facts, { format, generation, stored, offsetAt: () => 0 });
      // With every switch off there is nothing to tell by.
      expect(formatOf(body)).toBe(body === '' ? undefined : format);
    }),
  );
});

test.each([
  ['', undefined],
  ['Asked for a quote.', undefined],
  ['- milk\n- bread', undefined],
  ['2 < 3 and **bold**', undefined],
  ['<li><strong>Result</strong>: Accepted</li>', 'text/html'],
  ['Typed in the CRM\n- Result: Accepted', 'text/plain'],
])('%j shows %s', (body, expected) => {
  expect(formatOf(body)).toBe(expected);
});

const log = (logData: unknown) => ({ sessionId: '1', matched: true, logId: 'l', logData });

test.each([
  ['a whole log before a note', [log({ fullBody: '**Result**: x\n', note: '- Result: x' })], 'text/markdown'],
  ['a note, where there is no whole log', [log({ fullBody: '', note: '- Result: x' })], 'text/plain'],
  [
    'the first log that shows one',
    [log({ note: 'Hello' }), log(null), log({ note: '- Result: x' })],
    'text/plain',
  ],
  ['no log', [], undefined],
  ['nothing readable', 'junk', undefined],
])('of an answer, %s counts', (_what, logs, expected) => {
  expect(formatInAnswer({ logs })).toBe(expected);
});

test('a kept format that is none counts as none', () => {
  expect(['text/html', 'text/rtf', undefined].map(readLogFormat)).toEqual([
    'text/html',
    undefined,
    undefined,
  ]);
});
