import { describe, expect, test } from 'vitest';
import { adminRecord, readAdminSettings, settingsIn } from '../../../../src/core/settings/setting-record';

const lock = { by: 'Priya Nair', at: 7, reason: 'contract' };
const locked = { value: 'sales', customizable: false, lock };
const open = { value: 'sales', customizable: true };

describe('a record of the admin’s', () => {
  test.each([
    ['customizable', open, 'sales', true],
    ['locked', locked, 'sales', false],
    ['without a flag is verbatim on the server, and so a lock', { value: 1 }, 1, false],
    ['the other spelling does not count there', { value: 1, isCustomizable: true }, 1, false],
  ])('%s', (_name, raw, value, customizable) => {
    expect(readAdminSettings({ key: raw })).toMatchObject({ key: { value, customizable } });
  });

  test.each([
    ['null', null],
    ['a text', 'text'],
    ['without a value', { customizable: false }],
    ['with no value', { value: null, customizable: false }],
    ['taken out', { ...locked, isRemoved: true }],
  ])('%s sets nothing', (_name, raw) => {
    expect(readAdminSettings({ key: raw })).toEqual({});
  });

  test('of plugins and of the panel are other records', () => {
    const document = { plugin_x: {}, panel_theme: open, category: open, broken: null };
    expect(settingsIn(document)).toEqual({ category: open });
  });

  test('is written whole, without a null entry', () => {
    const field = { value: 'a', customizable: false, lock, rest: {} };
    expect(adminRecord(field)).toEqual({ value: 'a', customizable: false, lock });
    expect(adminRecord({ ...field, customizable: true, lock: undefined })).toMatchObject({
      customizable: true,
      lock: null,
    });
    expect(adminRecord({ ...field, value: undefined })).toBeNull();
  });
});
