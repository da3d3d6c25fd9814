import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { fitEntry, fitSettings, type FittedSettings } from '../../../../src/core/plugins/fitted-settings';
import { effectiveConfig } from '../../../../src/core/settings/locks';

const bytes = (value: unknown) => JSON.stringify(value).length;
const field = (key: string, value?: string) => ({
  key,
  kind: 'text' as const,
  required: false,
  hidden: false,
  options: [],
  default: value,
});
const set = (value: string, customizable: boolean) => ({ value, customizable, lock: undefined, rest: {} });

/** What a record of these would hold. */
const held = ({ config, own }: Pick<FittedSettings, 'config' | 'own'>) =>
  bytes([Object.entries(config).map(([key, { value }]) => [key, value]), own]);

function fit(limit: number, isSave = false) {
  const fields = [field('theirs', 'p'.repeat(300)), field('small', 'p')];
  const admin = { config: { given: set('a'.repeat(300), true), locked: set('l'.repeat(300), false) } };
  const own = { long: 'o'.repeat(300), short: 'o' };
  return fitSettings({ own, config: effectiveConfig(fields, admin, own) }, limit, held, isSave);
}

test('what fits stays as it is', () => {
  expect(fit(10_000)).toMatchObject({
    dropped: [],
    own: { short: 'o' },
    config: { theirs: { origin: 'plugin' } },
  });
});

test('first the plugin’s values go, then the admin’s, then own choices, of each the largest; locks never', () => {
  const all = fit(10_000);
  const size = held(all);
  const less = fit(size - 100);
  expect(less.config['theirs']).toMatchObject({ origin: 'none', value: undefined });
  expect(less.config['given']).toMatchObject({ origin: 'admin' });
  const little = fit(size - 1000);
  expect(little.config['given']?.value).toBeUndefined();
  expect(little.dropped).toEqual(['long']);
  expect(little.own).toEqual({ short: 'o' });
  expect(little.config['locked']).toMatchObject({ origin: 'locked', value: 'l'.repeat(300) });
});

test('a save leaves out no choice', () => {
  expect(fit(500, true)).toMatchObject({ dropped: [], own: { short: 'o', long: 'o'.repeat(300) } });
});

test('property: a record of open values always comes to fit', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.string({ maxLength: 400 }), { maxKeys: 30 }),
      fc.jsonValue(),
      (values, strange) => {
        const config = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
        const entry = readEntry({ strange, value: { strange, config } });
        const size = (part: typeof entry) => bytes(writeEntry(part));
        const fitted = fitEntry(entry, 3000, size);
        expect(size(fitted ?? entry)).toBeLessThanOrEqual(fitted ? size(entry) : 3000);
        expect(Object.keys((fitted ?? entry).config).toSorted()).toEqual(
          Object.keys(entry.config).toSorted(),
        );
      },
    ),
  );
});
