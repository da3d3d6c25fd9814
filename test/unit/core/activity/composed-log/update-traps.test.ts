import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callUpdateBody, emptyForm, type Call } from '../../../../../src/core/activity/call';
import { contentOf, withoutDeliveredTexts } from '../../../../../src/core/activity/log-content';
import {
  logFormats,
  type LogFacts,
  type LogFormat,
} from '../../../../../src/core/activity/composed-log/log-writing';
import { writtenByServer } from './server-composers';

/** What the servers' own code makes of an earlier log: the traps that this panel avoids, or tells of. */
function write(format: LogFormat, ...requests: LogFacts[]): string {
  const server = { format, generation: 'callback', stored: {} } as const;
  return requests.reduce((body, facts) => writtenByServer(facts, server, body), '');
}

const call: Call = {
  sessionId: '9001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123' },
  to: { phoneNumber: '+16505550100' },
};
const owner = { accountId: '1', name: 'Grace Hopper', extensionNumber: '101', hashedExtensionId: 'h' };

const traps: readonly (readonly [string, LogFormat, readonly LogFacts[], string])[] = [
  [
    'a price in a note brings the old note back',
    'text/plain',
    [{ note: 'wants it' }, { note: 'costs $100' }],
    '- Note: costs wants it00\n',
  ],
  [
    'an empty note leaves the old one',
    'text/plain',
    [{ note: 'wants it' }, { note: '' }],
    '- Note: wants it\n',
  ],
  [
    'a note is cut where a line of it looks like one of the server',
    'text/plain',
    [{ note: 'One\n- Two: 2' }, { note: 'Three' }],
    '- Note: Three\n- Two: 2\n',
  ],
  [
    'a line of a note that is called like a fact gets the fact',
    'text/plain',
    [{ note: 'One\n- Result: none', result: 'Accepted' }],
    '- Note: One\n- Result: Accepted\n',
  ],
  [
    'a result with a hyphen is written once more',
    'text/plain',
    [{ result: 'No Answer - busy' }, { result: 'No Answer - busy' }],
    '- Result: No Answer - busy\n- Result: No Answer - busy\n',
  ],
  [
    'in Markdown, a line after a text goes when the text is written again',
    'text/markdown',
    [{ aiNote: 'A' }, { recordingLink: 'https://rc' }, { aiNote: 'A' }],
    '### AI Note\nA\n\n',
  ],
  [
    'a link in the request of the text, or in one before it, stays',
    'text/markdown',
    [{ recordingLink: 'https://rc', aiNote: 'A' }, { aiNote: 'B' }],
    '**Call recording link**: https://rc\n### AI Note\nB\n\n',
  ],
  [
    'no duration says none, and none again',
    'text/plain',
    [{ duration: 65 }, {}],
    '- Duration: 1 minute, 5 seconds\n',
  ],
  [
    'a duration of nothing is a duration',
    'text/plain',
    [{ duration: 65 }, { duration: null }],
    '- Duration: 0 seconds\n',
  ],
];

test.each(traps)('%s (%s)', (_what, format, requests, written) => {
  expect(write(format, ...requests)).toBe(written);
});

describe.each(['callback', 'polling'] as const)('on a %s server', (generation) => {
  test.each(logFormats)(
    'what this panel sends is what stands in %s after any number of updates',
    (format) => {
      const texts = fc
        .array(fc.constantFrom('$', '1', '0', '&', '`', "'", '$$', 'a', ' '), { minLength: 1, maxLength: 9 })
        .map((parts) => `x${parts.join('')}x`);
      fc.assert(
        fc.property(fc.array(texts, { minLength: 2, maxLength: 4 }), (written) => {
          let body = '';
          for (const text of written) {
            const told = { ...call, aiNote: text, transcript: text };
            const update = callUpdateBody(told, { ...emptyForm, note: text, subject: text }, owner);
            body = writtenByServer(update, { format, generation, stored: {} }, body);
            // Note, subject, AI note and transcript.
            expect(body.split(update.note)).toHaveLength(5);
          }
        }),
        { numRuns: 500 },
      );
    },
  );
});

test('a recording that comes after the AI note stays in a Markdown log, whatever is said later', () => {
  const form = { ...emptyForm, note: 'N' };
  const noted = { ...call, aiNote: 'Wants two.' };
  const recorded = { ...noted, recordingLink: 'https://rc' };
  const first = callUpdateBody(noted, form, owner);
  const second = callUpdateBody(withoutDeliveredTexts(recorded, contentOf(noted, form)), form, owner);
  const third = callUpdateBody(withoutDeliveredTexts(recorded, contentOf(recorded, form)), form, owner);
  const body = write('text/markdown', first, second, third);
  expect(body).toContain('### AI Note\nWants two.\n**Call recording link**: https://rc\n');
});
