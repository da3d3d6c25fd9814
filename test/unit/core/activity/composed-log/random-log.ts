import * as fc from 'fast-check';
import { logDateFormats } from '../../../../../src/core/settings/log-detail';
import { logDetails } from '../../../../../src/core/activity/composed-log/log-detail';
import type { LogFacts } from '../../../../../src/core/activity/composed-log/log-writing';

/** What upsets patterns, replacements and markup. */
const nasty = [
  '$&',
  '$1',
  '$$',
  '$`',
  "$'",
  '"',
  '<b>',
  '</ul>',
  '</li>',
  '</div>',
  '<br>',
  '\n',
  '\r\n',
  '\n\n',
  '\n- Result: busy\n',
  '\n- Reached voicemail/Left: one',
  '\n### AI Note\n',
  '\n### Transcript\nold\n',
  '\n## Call details\n',
  '## Agent notes\n',
  '- Note: ',
  '(pending...)',
  '--- END',
  '--- JOURNEY END',
  '- AI Note:',
  '**Result**: none\n',
  '<b>Duration</b>: 5',
  '<b>Agent notes</b>',
  'Call details</b>',
  'No Answer - busy',
  'Ünïcödé 🎧',
  ' ',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join(''));
const maybeText = fc.option(text, { nil: undefined, freq: 3 });
const number = fc.constantFrom('+16505550100', '+16505550123', '101', '', '(650) 555-0100');
const party = fc.record(
  {
    name: fc.oneof(text, fc.constantFrom('Ada Lovelace', '')),
    phoneNumber: number,
    extensionNumber: fc.constantFrom('101', ''),
  },
  { requiredKeys: [] },
);
const direction = fc.constantFrom('Inbound' as const, 'Outbound' as const, undefined);
const leg = fc.record(
  {
    direction,
    legType: fc.constantFrom('PstnToSip', 'Accept', undefined),
    duration: fc.constantFrom(0, 0.5, 1, 2, 65),
    from: party,
    to: party,
  },
  { requiredKeys: ['duration', 'from', 'to'] },
);
const link = fc.oneof(
  fc.constantFrom('https://rc.example/r?a=1&b=$&', '(pending...)', 'http://rc.example'),
  text,
);
const duration = fc.oneof(
  fc.constantFrom(undefined, null, 0, 0.5, 1, 1.5, 59.9, 60, 61, 3600, 3661.25, 7322, -5, Number.NaN),
  fc.integer({ min: 0, max: 100_000 }),
);
const startTime = fc.oneof(
  fc.constantFrom(undefined, 0, 1),
  // From 1980, when every zone had whole minutes.
  fc.integer({ min: 315_532_800_000, max: 4_102_444_800_000 }),
);

/** What one request may say about a call. */
export const randomFacts: fc.Arbitrary<LogFacts> = fc.record(
  {
    note: maybeText,
    sessionId: fc.constantFrom('9001', '', '9002'),
    direction,
    from: party,
    to: party,
    subject: maybeText,
    contactNumber: fc.option(number, { nil: undefined }),
    startTime,
    duration,
    result: fc.oneof(fc.constantFrom('Call connected', 'No Answer - busy', ''), maybeText),
    recordingLink: fc.option(link, { nil: undefined }),
    voicemailLink: fc.option(link, { nil: undefined }),
    aiNote: maybeText,
    transcript: maybeText,
    aceTranscript: maybeText,
    aceSummary: maybeText,
    aceScore: fc.oneof(fc.constantFrom('87', '<5'), maybeText),
    aceBulletedSummary: maybeText,
    aceLink: fc.option(link, { nil: undefined }),
    legs: fc.option(fc.array(leg, { maxLength: 3 }), { nil: undefined }),
  },
  { requiredKeys: [] },
);

const switchValue = fc.constantFrom(undefined, null, true, false, 'false', '', 0, 1);

/** Switches and date format, also as nobody should have stored them. */
export const randomSettings: fc.Arbitrary<{ readonly [key: string]: unknown }> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...logDetails.map(({ key }) => key)), switchValue), { maxLength: 14 }),
    fc.constantFrom(undefined, null, '', ...logDateFormats),
  )
  .map(([switches, logDateFormat]) => ({ ...Object.fromEntries(switches), logDateFormat }));

export const randomZone = fc.constantFrom(
  undefined,
  null,
  '',
  '+05:30',
  '-08:00',
  '+00:00',
  '+14:00',
  '-12:30',
  '+05:75',
  'GMT+05:30',
  '+05:30-03:00',
  '1:2',
  'Z:',
  '5.5',
  '-5',
  '0',
  '330',
  '15.9',
  '16',
  'Infinity',
  'abc',
  330,
  0,
  -5,
);

/** What a person has made of the log in the CRM. */
export const randomBody = fc.oneof(fc.constant(''), text);
