// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { fateTag, reasonOf } from '../../../../src/panel/activity/activity-words';
import {
  arrowOf,
  numberBeside,
  outcomeOf,
  sayNumber,
  spokenLine,
  whatLine,
  whoOf,
} from '../../../../src/panel/shared/activity-line-words';
import {
  sayDayAndTime,
  sayDuration,
  sayMoment,
  sayTime,
  sayUntil,
} from '../../../../src/panel/shared/time-words';
import { setWords } from '../../../../src/panel/app/words';
import { ada, sampleCall, sampleLine } from '../sample-view';

beforeAll(() => setWords(en));

describe('who', () => {
  test('the contact that was logged, else the number, with the caller id as a hint beside it', () => {
    const form = { contact: ada, subject: '', note: '', additional: {} };
    expect(whoOf(sampleLine({ form }))).toBe('Ada Lovelace');
    expect(whoOf(sampleLine())).toBe('+1 650 555 0123 · WIRELESS CALLER');
    expect(whoOf(sampleLine({ call: sampleCall({ from: { phoneNumber: '+16505550123' } }) }))).toBe(
      '+1 650 555 0123',
    );
    expect(whoOf(sampleLine({ call: sampleCall({ from: {} }) }))).toBe('Unknown number');
    const colleague = { extensionNumber: '102', name: 'Dana Reyes' };
    expect(whoOf(sampleLine({ call: sampleCall({ from: colleague }) }))).toBe('Dana Reyes · 102');
  });

  test('an outbound call is with whom it went to; other countries’ numbers stay as they are', () => {
    const outbound = sampleCall({ direction: 'Outbound', to: { phoneNumber: '+4930123456' } });
    expect(sayNumber(sampleLine({ call: outbound }).number)).toBe('+4930123456');
    expect(sampleLine({ call: sampleCall({ from: { extensionNumber: '102' } }) }).number).toBe('102');
  });
});

test.each([
  ['Inbound', 65, 'Accepted', 'answered'],
  ['Inbound', 0, 'Accepted', 'answered'],
  ['Outbound', 0, 'Call connected', 'answered'],
  ['Inbound', 0, 'Missed', 'missed'],
  ['Inbound', 0, 'Voicemail', 'missed'],
  ['Outbound', 0, 'Hang Up', 'unanswered'],
  ['Outbound', 0, 'Busy', 'unanswered'],
  ['Inbound', 0, 'Disconnected', 'over'],
  ['Inbound', 0, 'Unknown', 'over'],
  ['Outbound', 0, 'In Progress', 'live'],
  ['Inbound', 0, 'Ringing', 'live'],
  ['Inbound', 0, 'CallConnected', 'live'],
] as const)('an %s call of %i s with result %s is %s', (direction, duration, result, outcome) => {
  expect(outcomeOf(sampleCall({ direction, duration, result }))).toBe(outcome);
});

test.each([
  [{}, 'Call from Ada Lovelace, +1 650 555 0123, 1 min', 'callIn'],
  [{ duration: 0, result: 'Missed' }, 'Missed call from Ada Lovelace, +1 650 555 0123', 'callMissed'],
  [
    { direction: 'Outbound', to: { phoneNumber: '+16505550123' } },
    'Call to Ada Lovelace, +1 650 555 0123, 1 min',
    'callOut',
  ],
  [
    { direction: 'Outbound', to: { phoneNumber: '+16505550123' }, duration: 0, result: 'Busy' },
    'Unanswered call to Ada Lovelace, +1 650 555 0123',
    'callOut',
  ],
] as const)('%j is heard as %j', (change, spoken, arrow) => {
  const form = { contact: ada, subject: '', note: '', additional: {} };
  const line = sampleLine({ call: sampleCall(change), form });
  expect(spokenLine(line, ['10:42 AM', '', 'Logged'])).toBe(`${spoken}, 10:42 AM, Logged`);
  expect(arrowOf(line)).toBe(arrow);
  expect(numberBeside(line)).toBe('+1 650 555 0123');
});

test('of whom no name is known, the number is the name, and is said once', () => {
  expect(spokenLine(sampleLine(), [])).toBe('Call from +1 650 555 0123, WIRELESS CALLER, 1 min');
  expect(numberBeside(sampleLine())).toBe('');
});

test('a call’s line has time, length and direction', () => {
  expect(whatLine(sampleLine(), 'en')).toMatch(/ · 1 min · Inbound$/);
  const missed = sampleCall({ duration: 0, result: 'Missed' });
  expect(whatLine(sampleLine({ call: missed }), 'en')).toMatch(/ · Missed$/);
});

test('a log that the CRM has: of somebody else, or perhaps the one that was sent', () => {
  const { problem, maybeSent } = sampleLine({ problem: { code: 'already_logged' }, maybeSent: true });
  expect(problem && reasonOf(problem, 'KeyCRM')).toContain('written elsewhere');
  expect(problem && reasonOf(problem, 'KeyCRM', maybeSent)).toContain('It may be yours');
});

test('waiting says for what', () => {
  expect(fateTag({ fate: 'waiting', problem: undefined, account: 'a' }, 'a').text).toBe('Waiting');
  expect(fateTag({ fate: 'waiting', problem: { code: 'offline' }, account: 'a' }, 'a').text).toBe(
    'Waiting for network',
  );
  expect(fateTag({ fate: 'waiting', problem: { code: 'session_revoked' }, account: 'a' }, 'a').text).toBe(
    'Waiting for sign-in',
  );
  expect(fateTag({ fate: 'waiting', problem: undefined, account: 'b' }, 'a').text).toBe(
    'Waiting for its CRM',
  );
  expect(fateTag({ fate: 'logged', problem: undefined, account: 'a' }, 'a')).toEqual({
    tone: 'ok',
    text: 'Logged',
  });
});

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [65, '1 min'],
  [3540, '59 min'],
  [3599, '1 h 0 min'],
  [3600, '1 h 0 min'],
  [5400, '1 h 30 min'],
  [7199, '2 h 0 min'],
])('%i s', (seconds, words) => {
  expect(sayDuration(seconds)).toBe(words);
});

test('a later moment is described by how near it is', () => {
  const now = Date.UTC(2026, 10, 21, 10, 0);
  expect(sayUntil(now - 1000, now, 'en')).toBe('in a moment');
  expect(sayUntil(now + 61_000, now, 'en')).toBe('in 2 min');
  expect(sayUntil(now + 3 * 3_600_000, now, 'en')).toMatch(/\d{1,2}:\d{2}/);
});

test('a moment of today has no day, unless its line stands alone; no line ends within a time', () => {
  const now = Date.now();
  const time = sayTime(now, 'en');
  expect(time).toMatch(/^\d{1,2}:\d\d.[AP]M$/);
  expect(time).not.toContain(' ');
  expect(sayMoment(now, now, 'en')).toBe(time);
  expect(sayDayAndTime(now, now, 'en')).toBe(`Today, ${time}`);
});
