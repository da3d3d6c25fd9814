import { describe, expect, test } from 'vitest';
import {
  findDifferences as differ,
  isOverwritten,
  putBack,
} from '../../../../src/core/plugins/admin-difference';
import { afterLooking, hasWrittenSince, type AdminWrite } from '../../../../src/core/plugins/admin-write';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';

function record(config: object, more: object = {}) {
  return {
    ...writeEntry(
      readEntry({
        customizable: true,
        ...more,
        value: { name: 'a.b', version: '1', logTypes: ['call'], config },
      }),
    ),
  };
}

const mine = record({ mark: { value: 'mine', customizable: false }, keep: { value: 1 } });

const plugin = { column: 'userSettings', key: 'plugin_x' } as const;
const findDifferences = (written: AdminWrite['written'], theirs: unknown) =>
  differ({ ...plugin, written }, theirs);

function write(more: Partial<AdminWrite> = {}): AdminWrite {
  return {
    column: 'userSettings',
    key: 'plugin_x',
    displayName: 'X',
    account: 'here',
    written: mine,
    writtenAt: 1,
    isConfirmed: true,
    ...more,
  };
}

describe('what differs', () => {
  test('a value, and whether it is locked', () => {
    expect(findDifferences(mine, record({ mark: { value: 'theirs' }, keep: { value: 1 } }))).toEqual([
      { what: { field: 'mark' }, mine: 'mine', theirs: 'theirs', isLockedByMe: true, isLockedByThem: false },
    ]);
  });

  test('whether it is installed at all, and then nothing else', () => {
    const removed = record({}, { isRemoved: true });
    expect(findDifferences(mine, removed)).toMatchObject([{ what: 'installed', mine: true, theirs: false }]);
    expect(findDifferences(mine, undefined)).toMatchObject([
      { what: 'installed', mine: true, theirs: false },
    ]);
    expect(findDifferences(removed, mine)).toMatchObject([{ what: 'installed', mine: false, theirs: true }]);
    expect(findDifferences(removed, undefined)).toEqual([]);
  });

  test('another client’s spelling of the same value is no difference', () => {
    expect(
      findDifferences(mine, {
        isCustomizable: true,
        value: {
          name: 'a.b',
          version: '1',
          supportedLogTypes: ['call'],
          config: { keep: { value: 1 }, mark: { value: 'mine', isCustomizable: false } },
        },
      }),
    ).toEqual([]);
  });
});

describe('a second look', () => {
  test('finds what was overwritten, and forgets it when it is as it was', () => {
    const overwritten = afterLooking(write(), record({}), 7);
    expect(overwritten).toMatchObject({ conflict: { foundAt: 7 } });
    if (!overwritten) throw new Error('It was forgotten');
    expect(afterLooking(overwritten, record({}), 9)).toMatchObject({
      conflict: { foundAt: 7 },
    });
    expect(afterLooking(overwritten, mine, 9)).not.toHaveProperty('conflict');
  });

  test('a write that was never seen to arrive is no conflict', () => {
    expect(afterLooking(write({ isConfirmed: false }), record({}), 7)).toBeUndefined();
    expect(afterLooking(write({ isConfirmed: false }), mine, 7)).toMatchObject({
      isConfirmed: true,
    });
  });
});

test('a different spelling is remembered but not reported; a different meaning is reported', () => {
  const conflictWith = (theirs: object) => {
    const seen = afterLooking(write(), theirs, 7);
    if (!seen) throw new Error('It was forgotten');
    return seen;
  };
  const respelt = conflictWith({ ...mine, another: 'client' });
  expect(respelt).toMatchObject({ conflict: { foundAt: 7 } });
  expect(isOverwritten(respelt)).toBe(false);
  expect(isOverwritten(conflictWith(record({})))).toBe(true);
  expect(isOverwritten(write())).toBe(false);
});

test('a write is younger than what was read before it', () => {
  const writes = { a: write({ writtenAt: 5 }), b: write({ writtenAt: 2 }) };
  expect([4, 5, 6].map((readAt) => hasWrittenSince(writes, readAt))).toEqual([true, false, false]);
});

test('putting back restores my fields and keeps what they added', () => {
  const theirs = record({ mark: { value: 'theirs' }, extra: { value: 2 } }, { note: 'theirs' });
  const back = putBack(write(), theirs);
  expect(back).toMatchObject({
    note: 'theirs',
    value: { config: { mark: { value: 'mine', customizable: false }, extra: { value: 2 } } },
  });
  expect(findDifferences(mine, back)).toMatchObject([{ what: { field: 'extra' } }]);
});
