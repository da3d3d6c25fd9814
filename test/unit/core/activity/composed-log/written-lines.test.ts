import { expect, test } from 'vitest';
import { composeLog } from '../../../../../src/core/activity/composed-log/compose-log';
import { readDateFormat } from '../../../../../src/core/activity/composed-log/date-words';
import { logDateFormats } from '../../../../../src/core/settings/log-detail';
import { logDetails } from '../../../../../src/core/activity/composed-log/log-detail';
import type {
  LogFacts,
  LogFormat,
  LogWriting,
} from '../../../../../src/core/activity/composed-log/log-writing';
import { offsetOf } from '../../../../../src/core/activity/composed-log/time-zone';

/** Each line as the servers write it. */
const everything = Object.fromEntries(logDetails.map(({ key }) => [key, true]));
const ada = { name: 'Ada', phoneNumber: '+16505550123', extensionNumber: '7' };
const grace = { name: 'Grace', phoneNumber: '+16505550100' };

type Written = readonly [html: string, markdown: string, plain: string];

const lines: readonly (readonly [string, LogFacts, Written])[] = [
  [
    'note',
    { note: 'N' },
    [
      '<b>Agent notes</b><br>N<br><br><b>Call details</b><br>',
      '## Agent notes\nN\n\n## Call details\n',
      '- Note: N\n',
    ],
  ],
  ['session', { sessionId: '9' }, fact('Session Id', '9')],
  [
    'own name, inbound',
    { direction: 'Inbound', from: ada, to: { name: 'Grace' } },
    fact('RingCentral user name', 'Grace'),
  ],
  [
    'own name, outbound',
    { direction: 'Outbound', from: { name: 'Grace' } },
    fact('RingCentral user name', 'Grace'),
  ],
  [
    'own number, with the extension of the other party',
    { direction: 'Inbound', from: ada, to: { phoneNumber: '+1' } },
    fact('RingCentral number and extension', '+1 7'),
  ],
  [
    'own number without an extension',
    { direction: 'Outbound', from: { phoneNumber: '+1' } },
    fact('RingCentral number and extension', '+1 '),
  ],
  ['subject', { subject: 'S' }, fact('Summary', 'S')],
  ['caller', { contactNumber: '+1' }, fact('Contact Number', '+1', 'Caller phone number')],
  [
    'called party',
    { direction: 'Outbound', contactNumber: '+1' },
    fact('Contact Number', '+1', 'Recipient phone number'),
  ],
  ['date', { startTime: 1_700_000_000_000 }, fact('Date/Time', '2023-11-14 10:13:20 PM', 'Date/time')],
  ['duration', { duration: 7322 }, fact('Duration', '2 hours, 2 minutes, 2 seconds')],
  ['one of each', { duration: 3661 }, fact('Duration', '1 hour, 1 minute, 1 second')],
  ['no time at all', { duration: null }, fact('Duration', '0 seconds')],
  ['result', { result: 'R' }, fact('Result', 'R')],
  ['recording', { recordingLink: 'https://r' }, link('Call recording link', 'https://r')],
  ['voicemail', { voicemailLink: 'https://v' }, link('Voicemail recording link', 'https://v')],
  [
    'recording that is still to come',
    { recordingLink: '(pending...)' },
    fact('Call recording link', '(pending...)'),
  ],
  ['AI note', { aiNote: 'A\nB\n' }, block('AI Note', 'A\nB', '<br>')],
  ['transcript', { transcript: 'A\nB' }, block('Transcript', 'A\nB', '<br>')],
  ['ACE transcript', { aceTranscript: 'A' }, block('ACE transcript', 'A')],
  ['ACE summary', { aceSummary: 'A' }, block('ACE summary', 'A')],
  ['ACE score', { aceScore: '87' }, fact('Call score', '87')],
  ['ACE bulleted summary', { aceBulletedSummary: 'A' }, block('ACE bulleted summary', 'A')],
  ['ACE recording', { aceLink: 'https://a' }, link('ACE recording link', 'https://a')],
  [
    'journey',
    {
      legs: [
        { direction: 'Outbound', duration: 9, from: grace, to: ada },
        { direction: 'Outbound', duration: 1, from: { extensionNumber: '102' }, to: ada },
        { direction: 'Outbound', legType: 'PstnToSip', duration: 2, from: grace, to: ada },
        { direction: 'Inbound', duration: 0, from: grace, to: { name: 'Nobody' } },
      ],
    },
    journey(
      'Made call from Grace, +16505550100',
      'Transferred to ext 102, duration: 1 second',
      'Transferred to Ada, +16505550123, ext 7, duration: 2 seconds',
      'Transferred to , duration: 0 second',
    ),
  ],
  [
    'journey of a call that came in',
    { legs: [{ duration: 9, from: ada, to: grace }] },
    journey('Received call at Grace, +16505550100'),
  ],
];

function fact(label: string, value: string, html = label): Written {
  return [`<li><b>${html}</b>: ${value}</li>`, `**${label}**: ${value}\n`, `- ${label}: ${value}\n`];
}

function link(label: string, address: string): Written {
  const [, markdown, plain] = fact(label, address);
  return [`<li><b>${label}</b>: <a target="_blank" href="${address}">open</a></li>`, markdown, plain];
}

function block(label: string, text: string, after = ''): Written {
  return [
    `<div><b>${label}</b><br>${text.replaceAll('\n', '<br>')}</div>${after}`,
    `### ${label}\n${text}\n`,
    `\n- ${label}:\n${text}\n--- END\n`,
  ];
}

function journey(...steps: string[]): Written {
  return [
    `<div><b>Call journey</b><br>${steps.join('<br>')}</div>`,
    `### Call journey\n${steps.join('\n')}\n`,
    `- Call journey:\n${steps.join('\n')}\n--- JOURNEY END\n`,
  ];
}

function writing(format: LogFormat, changes: Partial<LogWriting> = {}): LogWriting {
  return { format, generation: 'callback', stored: everything, offsetAt: () => 0, ...changes };
}

/** Both lines need a party's name and number: the one that is not meant stays off. */
function only(what: string): LogWriting['stored'] {
  return {
    ...everything,
    addRingCentralUserName: what.startsWith('own name'),
    addRingCentralNumber: what.startsWith('own number'),
  };
}

test.each(lines)('%s', (what, facts, [html, markdown, plain]) => {
  const stored = only(what);
  expect(composeLog(facts, writing('text/html', { stored }))).toBe(html);
  expect(composeLog(facts, writing('text/markdown', { stored }))).toBe(markdown);
  expect(composeLog(facts, writing('text/plain', { stored }))).toBe(plain);
});

test('an earlier server calls the analysis by its earlier name, and has no voicemail link', () => {
  const facts = { aceSummary: 'A', aceLink: 'https://a', voicemailLink: 'https://v', duration: 0.5 };
  expect(composeLog(facts, writing('text/markdown', { generation: 'polling' }))).toBe(
    '**Duration**: 0.5 second\n### RingSense summary\nA\n**RingSense recording link**: https://a\n',
  );
});

test('where no switch is stored, the server writes all but who and which number', () => {
  const off = new Set(logDetails.filter(({ isOn }) => !isOn).map(({ key }) => key));
  expect([...off]).toEqual([
    'addCallSessionId',
    'addRingCentralUserName',
    'addRingCentralNumber',
    'addCallLogContactNumber',
  ]);
  const facts = {
    sessionId: '9',
    result: 'R',
    contactNumber: '+1',
    direction: 'Inbound',
    to: grace,
  } as const;
  expect(composeLog(facts, writing('text/plain', { stored: {} }))).toBe('- Result: R\n');
});

test.each([
  ['YYYY-MM-DD hh:mm:ss A', '2023-02-03 12:04:05 AM'],
  ['YYYY-MM-DD HH:mm:ss', '2023-02-03 00:04:05'],
  ['MM/DD/YYYY hh:mm:ss A', '02/03/2023 12:04:05 AM'],
  ['MM/DD/YYYY HH:mm:ss', '02/03/2023 00:04:05'],
  ['DD/MM/YYYY hh:mm:ss A', '03/02/2023 12:04:05 AM'],
  ['DD/MM/YYYY HH:mm:ss', '03/02/2023 00:04:05'],
])('a time as %s', (logDateFormat, written) => {
  const startTime = Date.UTC(2023, 1, 3, 0, 4, 5);
  const stored = { logDateFormat };
  expect(composeLog({ startTime }, writing('text/plain', { stored }))).toBe(`- Date/Time: ${written}\n`);
});

test('a date format that is none of the six is said to be none; none at all is the server’s own', () => {
  expect(readDateFormat('D. MMMM')).toBeUndefined();
  expect([undefined, null, ''].map(readDateFormat)).toEqual([
    logDateFormats[0],
    logDateFormats[0],
    logDateFormats[0],
  ]);
});

test.each([
  ['+05:30', 330],
  ['-08:00', -480],
  ['5.5', 330],
  [-5, -300],
  [330, 330],
  ['16', 16],
  ['', 60],
  [null, 60],
  [0, 60],
  ['+15:00', 60],
])('a zone stored as %j is %i minutes', (stored, minutes) => {
  expect(offsetOf(stored, () => 60)(0)).toBe(minutes);
});
