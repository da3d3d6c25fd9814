import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  count,
  defineStore,
  del,
  entries,
  get,
  getMany,
  set,
  update,
} from '../../../../src/storage/basics/database';
import { installDatabases } from '../../fakes/fake-databases';

beforeEach(() => installDatabases({ besides: false }));

test('nothing is opened before it is used', async () => {
  const open = vi.spyOn(indexedDB, 'open');
  const store = defineStore('panel-lazy');
  expect(open).not.toHaveBeenCalled();
  expect(await get('a', store)).toBeUndefined();
  expect(open).toHaveBeenCalledOnce();
});

test('a record is found by its id, among others, and gone once it is deleted', async () => {
  const store = defineStore('panel-found');
  await set('a', { text: 'first' }, store);
  await set('b', 2, store);
  expect(await getMany(['b', 'none', 'a'], store)).toEqual([2, undefined, { text: 'first' }]);
  expect(await entries(store)).toEqual([
    ['a', { text: 'first' }],
    ['b', 2],
  ]);
  await del('a', store);
  expect(await get('a', store)).toBeUndefined();
  expect(await count(store)).toBe(1);
});

describe('a change', () => {
  test('follows the one before, however many are begun at once', async () => {
    const store = defineStore('panel-counted');
    const more = (known: unknown) => Number(known ?? 0) + 1;
    await Promise.all(Array.from({ length: 20 }, () => update('a', more, store)));
    expect(await get('a', store)).toBe(20);
  });

  test('that changes nothing leaves no trace', async () => {
    const store = defineStore('panel-unchanged');
    await update('a', (known) => known, store);
    expect(await count(store)).toBe(0);
  });

  test('that fails writes nothing and is heard of', async () => {
    const store = defineStore('panel-failing');
    await set('a', 1, store);
    const fails = () => {
      throw new Error('no');
    };
    await expect(update('a', fails, store)).rejects.toThrow('no');
    expect(await get('a', store)).toBe(1);
  });

  test('that cannot be stored is heard of', async () => {
    const store = defineStore('panel-uncloneable');
    await expect(set('a', () => 1, store)).rejects.toThrow('could not be cloned');
    expect(await count(store)).toBe(0);
  });
});

describe('a database', () => {
  test('that the browser has closed is opened again', async () => {
    const store = defineStore('panel-closed');
    await set('a', 1, store);
    installDatabases({ besides: false });
    expect(await get('a', store)).toBeUndefined();
  });

  test('that could not be opened is tried again', async () => {
    const store = defineStore('panel-refused');
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new Error('no disk');
    });
    await expect(set('a', 1, store)).rejects.toThrow('no disk');
    await set('a', 1, store);
    expect(await get('a', store)).toBe(1);
  });
});
