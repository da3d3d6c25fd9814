import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { packFiles } from '../../bench/archive';

const bytes = (text: string) => new TextEncoder().encode(text);

afterEach(() => {
  vi.useRealTimers();
});

it('gives the same bytes for the same files in any order, at any time', async () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
  const first = await packFiles(
    new Map([
      ['b.js', bytes('two')],
      ['a/a.js', bytes('one')],
    ]),
  );
  vi.setSystemTime(new Date('2031-07-01T12:34:56Z'));
  const second = await packFiles(
    new Map([
      ['a/a.js', bytes('one')],
      ['b.js', bytes('two')],
    ]),
  );
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});

it('keeps every file as it was', async () => {
  const files = unzipSync(await packFiles(new Map([['a/a.js', bytes('one')]])));
  expect(Object.entries(files).map(([name, content]) => [name, strFromU8(content)])).toEqual([
    ['a/a.js', 'one'],
  ]);
});

it('packs what is said again into little', async () => {
  const content = bytes('What is said once. '.repeat(500));
  const archive = await packFiles(new Map([['a.js', content]]));
  expect(archive.length).toBeLessThan(400);
  expect(unzipSync(archive)['a.js']).toEqual(content);
});
