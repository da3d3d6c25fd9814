import { expect, test } from 'vitest';
import { differencesOf } from '../../../../src/core/activity/log-differences';

const form = {
  contact: { id: 'c1', name: 'Ada', type: 'Contact' },
  subject: 'Call',
  note: 'Wants a quote\nby Friday',
  additional: {},
};
const log = { logId: 'l1', contactName: 'Ada', subject: 'Call', note: form.note, dispositions: {} };
const none = { contactName: '', subject: '', added: '', note: '' };

test.each([
  ['the same', {}, none],
  ['another spelling of empty lines', { note: 'Wants a quote\n\n by Friday\n' }, none],
  ['a text that a plugin has added', { note: `${form.note}\nSummary: …` }, { ...none, added: 'Summary: …' }],
  [
    'a note that has lost a line',
    { note: 'Wants a quote\n[removed]' },
    { ...none, note: 'Wants a quote\n[removed]' },
  ],
  ['another subject', { subject: 'Inbound call' }, { ...none, subject: 'Inbound call' }],
  ['another contact', { contactName: 'Ada L.' }, { ...none, contactName: 'Ada L.' }],
])('%s in the CRM', (_what, change, differences) => {
  expect(differencesOf({ ...log, ...change }, form)).toEqual(differences);
});

test('a log that somebody else wrote differs in all of it', () => {
  expect(differencesOf(log, undefined)).toEqual({
    contactName: 'Ada',
    subject: 'Call',
    added: 'Wants a quote\nby Friday',
    note: '',
  });
});
