import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntries, readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { settingsKey } from '../../../../src/core/plugins/plugin-key';
import { isObject } from '../../../../src/core/basics/json';
import { effectiveConfig } from '../../../../src/core/settings/locks';
import recorded from '../../../fixtures/recorded-entries.json';

test('reads both dialects', () => {
  const admin = readEntry({
    customizable: true,
    value: { name: 'a.b', logTypes: ['call', 'sms'], config: {} },
  });
  const user = readEntry({
    isCustomizable: true,
    value: { name: 'a.b', supportedLogTypes: ['call', 'sms'], config: {} },
  });
  expect(admin.logTypes).toEqual(['call', 'sms']);
  expect(user.logTypes).toEqual(['call', 'sms']);
});

test('writes every name that some reader wants', () => {
  const written = writeEntry(
    readEntry({
      value: { name: 'a.b', logTypes: ['fax'], config: { k: { value: 1, isCustomizable: false } } },
    }),
  );
  expect(written).toMatchObject({
    customizable: true,
    isCustomizable: true,
    value: {
      logTypes: ['fax'],
      supportedLogTypes: ['fax'],
      config: { k: { value: 1, customizable: false } },
    },
  });
});

test('keeps what it does not know, at each level', () => {
  const raw = {
    theirs: 1,
    value: { name: 'a.b', rcAccountId: '4', config: { k: { value: 1, unit: 'days' } } },
  };
  expect(writeEntry(readEntry(raw))).toMatchObject({
    theirs: 1,
    value: { rcAccountId: '4', config: { k: { unit: 'days' } } },
  });
});

test.each([
  [null, 'null_entry'],
  [{ customizable: true }, 'no_value'],
  [{ value: { name: 'a.b' } }, 'no_config'],
  [{ value: { config: { k: null } } }, 'null_field'],
] as const)('mends what bricks the settings route: %j', (raw, repair) => {
  const entry = readEntry(raw);
  expect(entry.repairs).toContain(repair);
  const written = writeEntry(entry);
  expect(readEntry(written).repairs).toEqual([]);
});

test('a tombstone without a value needs no mending', () => {
  expect(readEntry({ isRemoved: true }).repairs).toEqual([]);
});

test('ids may contain underscores', () => {
  expect([
    ...readEntries({ [settingsKey('my_own_plugin')]: { value: { config: {} } }, logCallNote: 1 }).keys(),
  ]).toEqual(['my_own_plugin']);
});

test('property: whatever is stored, what we write is never dangerous', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const written = writeEntry(readEntry(raw));
      const value = written['value'];
      expect(isObject(value) && isObject(value['config'])).toBe(true);
      const config = isObject(value) && isObject(value['config']) ? value['config'] : {};
      expect(Object.values(config).every((field) => isObject(field) && 'value' in field)).toBe(true);
    }),
  );
});

test('property: reading what was written gives the same again', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const once = writeEntry(readEntry(raw));
      expect(writeEntry(readEntry(once))).toEqual(once);
    }),
  );
});

describe('records as servers have stored them', () => {
  test.each(recorded.map(({ key, entry }) => [key, JSON.stringify(entry).slice(0, 60), entry]))(
    '%s %s…: no value is lost, and what is written is whole',
    (_key, _text, raw) => {
      const entry = readEntry(raw);
      const written = writeEntry(entry);
      expect(readEntry(written).repairs).toEqual([]);
      const config = Object(Object(Object(raw)['value'])['config']);
      const stored = Object.entries(config).flatMap(([name, field]) =>
        isObject(field) ? [[name, field['value']] as const] : [],
      );
      const kept = stored.map(([name]) => [name, readEntry(written).config[name]?.value ?? null]);
      expect(kept).toEqual(stored);
    },
  );

  test('an entry that is locked as a whole locks each of its values', () => {
    const admin = readEntry({
      customizable: false,
      value: { config: { k: { value: 'adm', customizable: true } } },
    });
    const again = readEntry(writeEntry(admin));
    for (const entry of [admin, again])
      expect(effectiveConfig([], entry, { k: 'mine' })['k']).toMatchObject({
        value: 'adm',
        origin: 'locked',
      });
  });
});
