import { createStore, get, set } from 'idb-keyval';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { openRecords } from '../../../../src/storage/basics/records';
import { readSetAside } from '../../../../src/storage/basics/set-aside';
import { installDatabases } from '../../fakes/fake-databases';

const noteSchema = v.object({ note: v.string() });
const broken = { note: 7, text: 'typed long ago' };
let name = '';
let count = 0;

beforeEach(async () => {
  name = `notes-${(count += 1)}`;
  installDatabases({ besides: false });
});

const store = () => createStore(`panel-${name}`, 'records');
const open = (options = {}) => openRecords(name, noteSchema, { keepsUnreadable: true, ...options });

describe('a record that cannot be read', () => {
  test('is set aside by the change that would have taken its place', async () => {
    await set('a', broken, store());
    const written = await open().update('a', (known) => known ?? { note: 'new' });
    expect(written).toEqual({ note: 'new' });
    expect(await get('a', store())).toEqual({ note: 'new' });
    expect(await readSetAside()).toEqual([{ kind: name, id: 'a', raw: broken }]);
  });

  test('is set aside when all are looked through; the others stay', async () => {
    await set('a', broken, store());
    await set('b', { note: 'fine' }, store());
    const records = open();
    await records.settleUnreadable();
    expect([...(await records.entries())]).toEqual([['b', { note: 'fine' }]]);
    expect(await get('a', store())).toBeUndefined();
    expect(await readSetAside()).toEqual([{ kind: name, id: 'a', raw: broken }]);
  });

  test('comes back with a version that can read it', async () => {
    await set('a', broken, store());
    await open().settleUnreadable();
    const later = open({ migrations: [(first: unknown) => ({ note: Object(first).text })] });
    await later.settleUnreadable();
    expect(await later.get('a')).toEqual({ note: 'typed long ago' });
    expect(await readSetAside()).toEqual([]);
  });

  test('does not come back over another one', async () => {
    await set('a', broken, store());
    await open().update('a', () => ({ note: 'new' }));
    const later = openRecords(name, v.union([noteSchema, v.object({ text: v.string() })]), {
      keepsUnreadable: true,
    });
    await later.settleUnreadable();
    expect(await later.get('a')).toEqual({ note: 'new' });
    expect(await readSetAside()).toHaveLength(1);
  });

  test('survives a worker that dies after it was set aside and before it was taken out', async () => {
    await set('a', broken, store());
    await open().settleUnreadable();
    await set('a', broken, store());
    await open().update('a', () => ({ note: 'new' }));
    expect(await readSetAside()).toEqual([{ kind: name, id: 'a', raw: broken }]);
  });
});

test('a cache keeps nothing that it cannot read', async () => {
  await set('a', broken, store());
  await openRecords(name, noteSchema).update('a', () => ({ note: 'new' }));
  expect(await readSetAside()).toEqual([]);
});
