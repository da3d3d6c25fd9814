import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Setting } from '../../../../../src/core/plugins/installed-plugin';
import {
  changeChoices,
  changedChoices,
  countChanges,
  draftedChoices,
  shownValues,
  storedChoices,
  withoutChoice,
} from '../../../../../src/panel/shared/settings/config-choices';

const settings: Setting[] = [
  { key: 'region', value: 'eu', origin: 'locked', inherited: 'eu' },
  { key: 'days', value: 90, origin: 'own', inherited: 365 },
  { key: 'mark', value: '[removed]', origin: 'plugin', inherited: '[removed]' },
  { key: 'link', value: true, origin: 'admin', inherited: true },
  { key: 'note', value: undefined, origin: 'none' },
];
const stored = storedChoices(settings);

function edit(change: object) {
  return changeChoices(settings, stored, { ...shownValues(settings, stored), ...change });
}

describe('own choices', () => {
  test('are what the person chose, and the rest is shown as inherited', () => {
    expect(stored).toEqual({ days: 90 });
    expect(shownValues(settings, stored)).toEqual({ region: 'eu', days: 90, mark: '[removed]', link: true });
  });

  test('grow by what is changed: false, 0 and empty text count', () => {
    expect(edit({ link: false, days: 0, mark: undefined })).toEqual({ link: false, days: 0, mark: '' });
  });

  test('do not grow when the inherited value is typed', () => {
    const typed = edit({ mark: '[x]' });
    expect(changeChoices(settings, typed, { ...shownValues(settings, typed), mark: '[removed]' })).toEqual(
      stored,
    );
  });

  test('stay chosen when they happen to equal the default', () => {
    expect(edit({ days: 365 })).toEqual({ days: 365 });
  });

  test('never contain a locked field', () => {
    expect(edit({ region: 'us' })).toEqual(stored);
    expect(changedChoices(settings, { region: 'us', days: 1 })).toEqual({ days: 1 });
  });

  test('go back to the default', () => {
    const without = withoutChoice(stored, 'days');
    expect(shownValues(settings, without)['days']).toBe(365);
    expect(countChanges(settings, without)).toBe(1);
    expect(changedChoices(settings, without)).toEqual({ days: null });
  });

  test('show an emptied number as empty, and save it as inherited', () => {
    const emptied = edit({ days: undefined });
    expect(shownValues(settings, emptied)).not.toHaveProperty('days');
    expect(changedChoices(settings, emptied)).toEqual({ days: null });
  });

  test('lose a field without default when it is emptied', () => {
    const typed = edit({ note: 'a' });
    expect(typed).toEqual({ days: 90, note: 'a' });
    expect(changeChoices(settings, typed, { ...shownValues(settings, typed), note: undefined })).toEqual(
      stored,
    );
  });

  test('are counted against what is stored', () => {
    expect(countChanges(settings, stored)).toBe(0);
    expect(countChanges(settings, edit({ days: 1, mark: 'a', note: 'b' }))).toBe(3);
  });

  test('always show what was typed last', () => {
    const values = fc.record({
      days: fc.integer(),
      mark: fc.string({ minLength: 1 }),
      link: fc.boolean(),
      note: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(values, (typed) => {
        const next = { ...shownValues(settings, stored), ...typed };
        expect(shownValues(settings, changeChoices(settings, stored, next))).toEqual({
          region: 'eu',
          ...typed,
        });
      }),
    );
  });

  test('are read from a draft only if it is one', () => {
    expect(draftedChoices({ choices: { a: 1 } })).toEqual({ a: 1 });
    expect([draftedChoices(undefined), draftedChoices({ choices: [1] }), draftedChoices('x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
