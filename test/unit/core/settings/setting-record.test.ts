import { describe, expect, test } from 'vitest';
import {
  adminRecord,
  effectiveSettings,
  readAdminSettings,
  settingsIn,
  settleSettings,
} from '../../../../src/core/settings/setting-record';

const lock = { by: 'Priya Nair', at: 7, reason: 'contract' };
const locked = { value: 'sales', customizable: false, lock };
const open = { value: 'sales', customizable: true };

/** What stands in the person's settings after they were settled. */
function settled(admin: object, own: object, changes = {}) {
  const { records, remove } = settleSettings({ ...admin }, { ...own }, changes);
  const kept = Object.entries(own).filter(([key]) => !remove.includes(key));
  return { ...Object.fromEntries(kept), ...records };
}

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
    expect(adminRecord(field)).toEqual({ value: 'a', customizable: false, isCustomizable: false, lock });
    expect(adminRecord({ ...field, customizable: true, lock: undefined })).toMatchObject({
      customizable: true,
      lock: null,
    });
    expect(adminRecord({ ...field, value: undefined })).toBeNull();
  });
});

describe('the person’s settings', () => {
  test('get a locked value beside their own choice, and the choice back when it is unlocked', () => {
    const chosen = settled({}, {}, { category: 'support' });
    expect(chosen).toEqual({
      category: { value: 'support', customizable: true, ownChoice: { value: 'support' } },
    });
    const fixed = settled({ category: locked }, chosen);
    expect(fixed).toEqual({
      category: { value: 'sales', customizable: false, lock, ownChoice: { value: 'support' } },
    });
    expect(settled({ category: open }, fixed)).toEqual(chosen);
  });

  test('follow a changed default where nobody chose, also to nothing', () => {
    const first = settled({ category: open }, {});
    expect(first).toEqual({ category: { value: 'sales', customizable: true, ownChoice: {} } });
    expect(settled({ category: { ...open, value: 'support' } }, first)).toMatchObject({
      category: { value: 'support', ownChoice: {} },
    });
    expect(settled({}, first)).toEqual({});
  });

  test('a choice of false, 0 or nothing counts, as the server’s merge does not have it', () => {
    for (const choice of [false, 0, '']) {
      const own = settled({ flag: { value: true, customizable: true } }, {}, { flag: choice });
      expect(effectiveSettings({ flag: { value: true, customizable: true } }, own)).toMatchObject({
        flag: { value: choice, origin: 'own', inherited: { value: true, origin: 'admin' } },
      });
    }
  });

  test('of another client are a choice where they differ, and stay as they are without an admin’s record', () => {
    const theirs = { category: { value: 'support', options: ['kept'] }, other: { value: 1 } };
    expect(settled({ category: open }, theirs)).toEqual({
      category: {
        value: 'support',
        options: ['kept'],
        customizable: true,
        ownChoice: { value: 'support' },
      },
      other: { value: 1 },
    });
    expect(settled({ category: open }, { category: { value: 'sales' } })).toMatchObject({
      category: { ownChoice: {} },
    });
  });

  test('keep what the CRM stored next to a value that is removed', () => {
    const own = { category: { value: 'a', options: ['a'], ownChoice: { value: 'a' } } };
    expect(settled({}, own, { category: null })).toEqual({ category: { options: ['a'] } });
  });

  test('are settled once: a second time there is nothing to write', () => {
    // Every combination of what stands on either side.
    const adminSides = [{}, { key: open }, { key: locked }, { key: { value: false } }];
    const ownSides = [
      {},
      { key: { value: 'x' } },
      { key: { value: '' } },
      { key: null },
      { key: { value: 'sales', ownChoice: {} } },
      { key: { value: 'y', ownChoice: { value: 'y' } } },
      { key: { options: [1] } },
    ];
    for (const admin of adminSides) {
      for (const own of ownSides) {
        const once = settled(admin, own);
        expect(settleSettings(admin, once), JSON.stringify([admin, own])).toEqual({
          records: {},
          remove: [],
        });
      }
    }
  });
});
