import { expect, test } from 'vitest';
import { callLogBody, callUpdateBody, type Call, type LogInput } from '../../../../src/core/activity/call';

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
const owner = { accountId: '1', extensionNumber: '101', hashedExtensionId: 'h' };

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

test('what the connector asked for of the person goes with a new log, under what was typed, and with no update', () => {
  const asking = { ...owner, parts: { dept: 'Sales', deal: 'none' } };
  const typed = { ...form, additional: { deal: 'd1' } };
  expect(callLogBody(call, typed, asking).additionalSubmission).toEqual({ dept: 'Sales', deal: 'd1' });
  expect(callUpdateBody(call, typed, asking).additionalSubmission).toEqual({ deal: 'd1' });
});
