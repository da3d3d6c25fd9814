import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  adminTemplatesKey,
  fillTemplate,
  mostTemplates,
  ownTemplatesKey,
  placeholders,
  readTemplates,
  templatesIn,
  unknownPlaceholder,
} from '../../../../src/core/settings/note-template';

const values = {
  contact: 'Ada {number} $&',
  company: 'Engines',
  number: '+1 650 555 0123',
  date: 'Nov 21, 2026',
  time: '10:42',
  duration: '1:05',
  me: 'Priya Nair',
};
const template = { id: 't1', name: 'Voicemail', text: 'Left a voicemail.' };

test('placeholders are filled in once, whatever stands in a name; other braces stay', () => {
  expect(fillTemplate('{contact} on {date}, {Me}: {next step} {next}', values)).toBe(
    'Ada {number} $& on Nov 21, 2026, Priya Nair: {next step} {next}',
  );
  expect(unknownPlaceholder('{contact} {next}')).toBe('{next}');
  expect(unknownPlaceholder('{Contact}')).toBeUndefined();
});

test('a text without braces is itself, and each placeholder becomes its value alone', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (text) => fillTemplate(text.replaceAll('{', ''), values) === text.replaceAll('{', ''),
    ),
  );
  for (const name of placeholders) expect(fillTemplate(`{${name}}`, values)).toBe(values[name]);
});

test.each([
  ['nothing', undefined, []],
  ['another kind', 'text', []],
  ['one that cannot be read', [{ id: 't2' }, template], [template]],
  ['one twice', [template, template], [template]],
  ['one that is too long', [{ ...template, text: 'x'.repeat(2001) }], []],
])('of %s what can be read is there', (_what, stored, read) => {
  expect(readTemplates(stored)).toEqual(read);
});

test('of too many the first are there', () => {
  const many = Array.from({ length: 90 }, (_, index) => ({ ...template, id: `t${index}` }));
  expect(readTemplates(many)).toHaveLength(mostTemplates);
});

test.each([
  ['a default', true, false],
  ['a lock', false, true],
])('an admin’s are there under %s', (_how, customizable, isLocked) => {
  const documents = {
    admin: { [adminTemplatesKey]: { value: [template], customizable } },
    own: { [ownTemplatesKey]: { value: [{ ...template, id: 'mine' }] } },
  };
  expect(templatesIn(documents)).toEqual({
    admins: [template],
    own: [{ ...template, id: 'mine' }],
    isLocked,
  });
});
