import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followStored, replacedUnseen, withChanges } from '../../../../src/core/settings/choice-changes';

describe('the changes of a save', () => {
  test('come over what is stored now; null gives a choice up', () => {
    expect(withChanges({ a: 1, b: 2, c: 3 }, { a: false, b: null, d: '' })).toEqual({
      a: false,
      c: 3,
      d: '',
    });
  });

  test.each([
    ['nobody else has changed it', { a: 1 }, { a: 2 }, { a: 1 }, {}],
    ['another value was chosen elsewhere', { a: 3 }, { a: 2 }, { a: 1 }, { a: 3 }],
    ['the same value was chosen elsewhere', { a: 2 }, { a: 2 }, { a: 1 }, {}],
    ['it was given up elsewhere', {}, { a: 2 }, { a: 1 }, { a: null }],
    ['both gave it up', {}, { a: null }, { a: 1 }, {}],
    ['it was first chosen elsewhere, and is given up here', { a: 3 }, { a: null }, {}, { a: 3 }],
    ['another field was changed elsewhere', { a: 1, b: 9 }, { a: 2 }, { a: 1, b: 2 }, {}],
  ])('replace unseen what was chosen elsewhere: %s', (_case, own, changes, shown, replaced) => {
    expect(replacedUnseen(own, changes, shown)).toEqual(replaced);
  });
});

describe('what is edited', () => {
  const choices = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(0, 1, false, null), {
    noNullPrototype: true,
  });

  test('follows what is stored in all that the person has not touched, and nothing of theirs is lost', () => {
    fc.assert(
      fc.property(choices, choices, choices, (values, shown, stored) => {
        const followed = followStored({ values, shown }, stored);
        for (const key of ['a', 'b', 'c']) {
          const isTouched = key in values !== key in shown || values[key] !== shown[key];
          const from = isTouched ? values : stored;
          expect(key in followed.values).toBe(key in from);
          expect(followed.values[key]).toBe(from[key]);
          expect(followed.shown[key]).toBe(isTouched ? shown[key] : stored[key]);
        }
        // Looked at again, nothing more changes.
        expect(followStored(followed, stored)).toEqual(followed);
      }),
    );
  });
});
