import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineFormat } from '../../../../src/storage/basics/format';

const schema = v.object({ name: v.string() });
/** Version 1 was the name alone; version 2 an object; version 3 trims it. */
const migrations = [
  (first: unknown) => ({ name: first }),
  (second: unknown) => ({ name: String(Object(second).name).trim() }),
];

describe('what is stored has a version', () => {
  test('the first stands bare, as it always has', () => {
    const format = defineFormat(schema);
    expect(format.stored({ name: 'Ada' })).toEqual({ name: 'Ada' });
    expect(v.parse(format.schema, { name: 'Ada' })).toEqual({ name: 'Ada' });
  });

  test.each([
    ['the first', ' Ada '],
    ['the second', { storedVersion: 2, value: { name: ' Ada ' } }],
    ['the newest', { storedVersion: 3, value: { name: 'Ada' } }],
  ])('%s version is read', (_, stored) => {
    expect(v.parse(defineFormat(schema, migrations).schema, stored)).toEqual({ name: 'Ada' });
  });

  test('one from the future cannot be read', () => {
    const format = defineFormat(schema, migrations);
    expect(v.is(format.schema, { storedVersion: 4, value: { name: 'Ada' } })).toBe(false);
  });

  test('property: what is stored is read again, whatever the version', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (name, hasMigrations) => {
        const format = defineFormat(schema, hasMigrations ? migrations : []);
        expect(v.parse(format.schema, format.stored({ name }))).toEqual({ name });
      }),
    );
  });
});
