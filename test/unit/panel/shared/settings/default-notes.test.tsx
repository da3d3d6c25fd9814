import { beforeEach, expect, test } from 'vitest';
import en from '../../../../../public/_locales/en/messages.json';
import { setWords } from '../../../../../src/panel/app/words';
import { defaultNotes } from '../../../../../src/panel/shared/settings/DefaultNotes';

beforeEach(() => setWords(en));

/** What is said of a field that another admin has locked. */
function hintOf(by: string, at: number): string | undefined {
  const lock = { by, at, reason: '' };
  const field = {
    key: 'a',
    isHidden: false,
    value: 1,
    locked: true,
    lock,
    reason: '',
    pluginDefault: undefined,
  };
  const form = { schema: {}, uiSchema: {} };
  const all = { fields: [field], edits: {}, form, titles: {}, onEdit: () => undefined };
  return defaultNotes({ ...all, language: 'en' })['a']?.hint;
}

test.each([
  [new Date(2026, 10, 12).getTime(), 'Set by Priya N. on Nov 12, 2026'],
  [0, 'Set by Priya N.'],
  [-1, 'Set by Priya N.'],
  [1e20, 'Set by Priya N.'],
])('a lock of the time %s: %s', (at, words) => expect(hintOf('Priya N.', at)).toBe(words));

test('a lock of nobody who is known is said by its switch alone', () => {
  expect(hintOf('', 0)).toBeUndefined();
});
