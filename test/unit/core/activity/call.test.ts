import { describe, expect, test } from 'vitest';
import { callLogBody, callUpdateBody, type Call, type LogInput } from '../../../../src/core/activity/call';
import { contentOf, withoutDeliveredTexts } from '../../../../src/core/activity/log-content';
import { plainText } from '../../../../src/core/basics/text';

const call: Call = {
  sessionId: '9001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123' },
  to: { phoneNumber: '+16505550100' },
  recordingLink: 'https://example.com/r',
  aiNote: 'Asked for a quote.',
};
const form: LogInput = { subject: '', note: '', additional: {} };
const owner = { accountId: '1', name: 'Grace Hopper', extensionNumber: '101', hashedExtensionId: 'h' };

test('an update carries the person’s own note always, an empty one too; without it the server empties it', () => {
  expect(callUpdateBody(call, form, owner)).toMatchObject({
    note: '',
    recordingLink: 'https://example.com/r',
  });
  expect(callUpdateBody(call, { ...form, note: 'Mine' }, owner).note).toBe('Mine');
});

test('an update that changes no field of the connector sends none, so that none is cleared', () => {
  expect(callUpdateBody(call, form, owner)).not.toHaveProperty('additionalSubmission');
  const additional = { deal: 'd1' };
  expect(callUpdateBody(call, { ...form, additional }, owner)).toMatchObject({
    additionalSubmission: additional,
  });
});

test('a subject is sent where a person has written one; the connector has words of its own', () => {
  expect(callLogBody(call, form, owner).logInfo).not.toHaveProperty('customSubject');
  expect(callLogBody(call, { ...form, subject: 'S' }, owner).logInfo).toMatchObject({
    customSubject: 'S',
    telephonySessionId: '9001',
    recording: { link: 'https://example.com/r' },
  });
});

test.each([
  ['Inbound', 'to', 'from'],
  ['Outbound', 'from', 'to'],
] as const)(
  'in an %s call, whoever logs is named at their side, where the dialer does not name them',
  (direction, own, other) => {
    const { logInfo } = callLogBody({ ...call, direction }, form, owner);
    expect(logInfo[own]).toEqual({ name: 'Grace Hopper', phoneNumber: call[own].phoneNumber });
    expect(logInfo[other]).toEqual(call[other]);
    const queue = { ...call[own], name: 'Sales queue' };
    expect(callUpdateBody({ ...call, direction, [own]: queue }, form, owner)[own]).toEqual(queue);
  },
);

test.each([
  ['65 seconds', 65, false, 65],
  ['0 of a final record', 0, true, 0],
  ['0 that nobody has measured yet', 0, false, undefined],
])('an update says a duration that is known: %s', (_what, duration, isFinal, said) => {
  expect(callUpdateBody({ ...call, duration }, form, owner, isFinal).duration).toBe(said);
});

describe('a text that the server would read as an order', () => {
  test.each([
    ['costs $100', 'costs $\u2060100'],
    ['$1', '$\u20601'],
    ['$01', '$\u206001'],
    ["$& $` $' $$", "$\u2060& $\u2060` $\u2060' $\u2060$"],
  ])('%s goes with a character that nobody sees, and is read without it', (note, sent) => {
    const noted = { ...form, note, subject: note };
    const told = { ...call, aiNote: note, transcript: note };
    expect(callLogBody(told, noted, owner)).toMatchObject({
      note: sent,
      aiNote: sent,
      transcript: sent,
      logInfo: { customSubject: sent },
    });
    expect(callUpdateBody(told, noted, owner)).toMatchObject({ note: sent, subject: sent, aiNote: sent });
    expect(plainText(sent)).toBe(note);
  });

  test.each(['costs $250', '$ 1', 'US$', '$x', '$09', '$<a>'])('%s is none and goes as it is', (note) => {
    expect(callUpdateBody(call, { ...form, note }, owner).note).toBe(note);
  });
});

test('a text that its log has does not go again; one that is new or another does', () => {
  const told = { ...call, transcript: 'Hello.' };
  const delivered = contentOf(told, form);
  const again = withoutDeliveredTexts(told, delivered);
  expect([again.aiNote, again.transcript]).toEqual([undefined, undefined]);
  expect(withoutDeliveredTexts({ ...told, aiNote: 'Wants two.' }, delivered)).toMatchObject({
    aiNote: 'Wants two.',
    recordingLink: call.recordingLink,
  });
  expect(withoutDeliveredTexts(told, undefined)).toEqual(told);
});
