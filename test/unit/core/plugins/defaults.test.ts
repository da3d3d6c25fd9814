import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeDefaults,
  describeDefaults,
  findWrongDefaults,
  type FieldDefault,
} from '../../../../src/core/plugins/defaults';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { readFields } from '../../../../src/core/forms/field';
import { effectiveConfig } from '../../../../src/core/settings/locks';

const { fields } = readFields([
  { const: 'mark', title: 'Mark', type: 'string', default: '[removed]', required: true },
  { const: 'keep', title: 'Keep', type: 'number' },
  { const: 'upper', title: 'Upper', type: 'boolean' },
  { const: 'region', title: 'Region', type: 'selection', oneOf: [{ const: 'eu' }, { const: 'us' }] },
  { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
]);
const who = { by: 'Priya Nair', at: 1000 };
const set = (value: unknown, locked = false, reason = ''): FieldDefault => ({ value, locked, reason });

function entry(config: object = {}) {
  return readEntry({ value: { name: 'labs.x', logTypes: ['call'], theirs: 1, config } });
}

describe('setting', () => {
  test('a lock names who set it, when and why', () => {
    const after = changeDefaults(entry(), fields, { mark: set('x', true, 'contract') }, who);
    expect(after.config['mark']).toMatchObject({
      value: 'x',
      customizable: false,
      lock: { by: 'Priya Nair', at: 1000, reason: 'contract' },
    });
  });

  test('the admin who locked this value stays named', () => {
    const lock = { by: 'Lee Wong', at: 5, reason: 'contract' };
    const before = entry({ mark: { value: 'x', customizable: false, lock } });
    expect(
      changeDefaults(before, fields, { mark: set('x', true, 'contract') }, who).config['mark']?.lock,
    ).toEqual(lock);
    expect(
      changeDefaults(before, fields, { mark: set('y', true, 'contract') }, who).config['mark']?.lock,
    ).toMatchObject({ by: 'Priya Nair' });
  });

  test('other fields, and what is not known, stay as they are', () => {
    const before = entry({ mark: { value: 'x', unit: 'words' }, keep: { value: 3, customizable: true } });
    const after = writeEntry(changeDefaults(before, fields, { mark: set('y') }, who));
    expect(after).toMatchObject({
      value: {
        theirs: 1,
        config: { mark: { value: 'y', unit: 'words' }, keep: { value: 3, customizable: true } },
      },
    });
  });

  test('unlocking takes the lock’s note away', () => {
    const before = entry({ mark: { value: 'x', customizable: false, lock: { by: 'L', at: 1, reason: '' } } });
    expect(changeDefaults(before, fields, { mark: set('x') }, who).config['mark']).toMatchObject({
      customizable: true,
      lock: undefined,
    });
  });

  test('a hidden field is never the users’, lock or not', () => {
    const after = changeDefaults(entry(), fields, { tenant: set('acme') }, who);
    expect(after.config['tenant']).toMatchObject({ value: 'acme', customizable: false, lock: undefined });
    expect(effectiveConfig(fields, after, { tenant: 'mine' })['tenant']).toMatchObject({ value: 'acme' });
  });
});

describe('checking', () => {
  test.each([
    ['a number for a text', { mark: set(5) }, ['mark']],
    ['none of the options', { region: set('moon') }, ['region']],
    ['a field that is not declared', { other: set('x') }, ['other']],
    ['a lock without a value', { keep: set(undefined, true) }, ['keep']],
    ['a required text locked empty', { mark: set('', true) }, ['mark']],
    ['a required field left to the users', { mark: set(undefined) }, []],
    ['false, 0 and a hidden value', { upper: set(false, true), keep: set(0, true), tenant: set('a') }, []],
  ])('%s', (_name, changes, wrong) => {
    expect(findWrongDefaults(fields, changes)).toEqual(wrong);
  });
});

test('describes what is set, locked and hidden, and what the plugin would do', () => {
  const described = describeDefaults(
    fields,
    entry({
      mark: { value: 'x', customizable: false, lock: { by: 'L', at: 1, reason: 'r' } },
      tenant: { value: 't', customizable: false },
    }),
  );
  expect(described[0]).toMatchObject({ key: 'mark', locked: true, reason: 'r', pluginDefault: '[removed]' });
  expect(described[1]).toMatchObject({ key: 'keep', locked: false, value: undefined });
  expect(described[4]).toMatchObject({ key: 'tenant', isHidden: true, locked: false, value: 't' });
});

test('property: what is saved as locked is what the plugin gets, whatever the person chose', () => {
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
  fc.assert(
    fc.property(value, fc.dictionary(fc.constantFrom('mark', 'keep', 'upper'), value), (locked, own) => {
      const after = changeDefaults(entry(), fields, { mark: set(locked, true) }, who);
      const stored = readEntry(JSON.parse(JSON.stringify(writeEntry(after))));
      expect(effectiveConfig(fields, stored, own)['mark']).toMatchObject({ value: locked, origin: 'locked' });
    }),
  );
});
