import 'fake-indexeddb/auto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as written from 'idb-keyval';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortenStores } from '../../../shorten.config';

const source = createRequire(import.meta.url)
  .resolve('idb-keyval')
  .replace(/\.c?js$/, '.js');
const folder = mkdtempSync(join(tmpdir(), 'present-stores-'));
let short: typeof written;

beforeAll(async () => {
  const file = join(folder, 'short.mjs');
  writeFileSync(file, shortenStores(readFileSync(source, 'utf8')));
  short = await import(pathToFileURL(file).href);
});

afterAll(() => rmSync(folder, { recursive: true }));

function refuse(): never {
  throw new Error('no');
}

/** All that this extension does with a store of its own. */
async function use(idb: typeof written, name: string): Promise<unknown[]> {
  const store = idb.createStore(name, 'records');
  await idb.set('a', { text: 'one' }, store);
  await idb.set('b', 2, store);
  await idb.update<number>('b', (known = 0) => known + 1, store);
  await idb.update<number>('c', (known = 0) => known + 1, store);
  const before = await idb.entries(store);
  await idb.del('a', store);
  return [
    before,
    await idb.keys(store),
    await idb.values(store),
    await idb.get('b', store),
    await idb.get('a', store),
    await idb.getMany(['c', 'a', 'b'], store),
    await idb.update('b', refuse, store).catch(String),
  ];
}

test('the build’s stores keep what the written ones do', async () => {
  const kept = await use(short, 'short');
  expect(kept).toEqual(await use(written, 'written'));
  expect(kept[1]).toEqual(['b', 'c']);
});

test('a version that is written in another way is refused', () => {
  expect(() => shortenStores('const nothing = 1;')).toThrow('nothing any more');
});
