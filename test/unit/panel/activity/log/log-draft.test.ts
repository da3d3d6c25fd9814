import { describe, expect, test } from 'vitest';
import {
  contactOf,
  finishDraft,
  openDraft,
  secretsOfLog,
  draftWithContact,
} from '../../../../../src/panel/activity/log/log-draft';
import { readLogFields } from '../../../../../src/core/crm/log-field';
import { ada, grace, sampleActivity } from '../../sample-view';

const form = { contact: ada, subject: 'Sent before', note: 'Sent', additional: { deal: 'd1' } };

describe('opening', () => {
  test('a new call begins empty, a sent one with what was sent', () => {
    expect(openDraft(undefined, sampleActivity())).toEqual({ additional: {} });
    expect(openDraft(undefined, sampleActivity({ form }))).toEqual(form);
  });

  test('what was typed later goes before what was sent', () => {
    const draft = { note: 'Typed later', additional: {} };
    expect(openDraft(draft, sampleActivity({ form }))).toEqual(draft);
  });

  test.each([7, 'note', { note: 7 }, { note: 'x', contact: {}, additional: {} }])(
    'a draft that cannot be read is none: %j',
    (kept) => expect(openDraft(kept, sampleActivity({ form }))).toEqual(form),
  );
});

describe('contact', () => {
  const draft = { note: '', additional: {} };

  test('the only match is meant, of several none', () => {
    expect(contactOf(draft, [ada])).toBe(ada);
    expect(contactOf(draft, [ada, grace])).toBeUndefined();
    expect(contactOf(draft, [])).toBeUndefined();
  });

  test('the chosen one stays, whatever the lookup says', () => {
    const chosen = draftWithContact(draft, grace);
    expect(contactOf(chosen, [ada])).toEqual(grace);
    expect(contactOf(draftWithContact(chosen, undefined), [ada])).toEqual(ada);
  });
});

const shown = { subject: 'Inbound call', note: 'Theirs' };

test('an emptied subject is the one that follows the contact', () => {
  expect(finishDraft({ subject: '  ', note: 'n', additional: {} }, ada, shown).subject).toBe('Inbound call');
  expect(finishDraft({ subject: 'Mine', note: 'n', additional: {} }, ada, shown).subject).toBe('Mine');
});

test('a note that nobody typed is the one that is shown; an emptied one is empty', () => {
  expect(finishDraft({ additional: {} }, ada, shown).note).toBe('Theirs');
  expect(finishDraft({ note: ' ', additional: {} }, ada, shown).note).toBe('');
});

test('what is typed into a password field is in no draft, nor what was sent in a field that nobody knows', () => {
  const { fields } = readLogFields([
    { const: 'pin', type: 'string', uiSchema: { 'ui:widget': 'password' } },
    { const: 'code', type: 'string', uiSchema: { 'ui:inputType': 'password' } },
    { const: 'deal', type: 'string' },
  ]);
  expect([...secretsOfLog(fields, { deal: 'd1', old: 'x' })]).toEqual(['pin', 'code', 'old']);
});
