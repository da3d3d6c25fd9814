import { expect, it, vi } from 'vitest';
import { median } from '../../bench/speed/median';
import { findOver, formatLines, type Line } from '../../bench/speed/results';
import { bestOf } from '../../bench/speed/try-again';

const line = (name: string, ratio: number, gate = 2): Line => ({
  name,
  value: 100 * ratio,
  unit: 'ms',
  ratio,
  gate,
  all: [],
});

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('the median of %o is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it('of nothing there is no median', () => {
  expect(median([])).toBeNaN();
});

it('prints what was measured, with what it is divided by left out where there is nothing', () => {
  const empty: Line = { name: 'empty page', value: 250.4, unit: 'ms', all: [240, 250.4, 262], files: 2 };
  const tasks: Line = { ...line('Tasks', 2.51, 2), all: [], files: 12, bytes: 250_000, gzBytes: 81_234 };
  expect(formatLines('first rows', [empty, tasks])).toBe(
    [
      'first rows',
      '  empty page  250  ms                       2 files                      240–262',
      '  Tasks       251  ms  2.51 ×  of 2  OVER  12 files  250 kB  81.2 kB gz',
    ].join('\n'),
  );
});

it('is over its gate where it is larger, or was not measured', () => {
  const lines = [line('a', 2), line('b', 2.01), line('c', Number.NaN)];
  expect(findOver(lines)).toEqual(['b: 2.01 ×, the gate is 2.00 ×', 'c: NaN ×, the gate is 2.00 ×']);
});

it('is over its gate where too much was fetched', () => {
  const fetchGate = { files: 8, gzBytes: 150_000 };
  const lines = [
    { ...line('a', 1), files: 8, gzBytes: 150_000, fetchGate },
    { ...line('b', 1), files: 9, gzBytes: 150_100, fetchGate },
  ];
  expect(findOver(lines)).toEqual([
    'b: 9 files, the gate is 8 files',
    'b: 150.1 kB gz, the gate is 150.0 kB gz',
  ]);
});

it('tries again what was over its gate, and that alone; the best counts', async () => {
  const ratios: { [name: string]: number[] } = { a: [1.9], b: [2.5, 1.8], c: [2.4, 2.2, 2.6] };
  const measure = vi.fn<(names: readonly string[]) => Promise<Line[]>>(async (names) =>
    names.map((name) => line(name, ratios[name]?.shift() ?? Number.NaN)),
  );
  const best = await bestOf(3, ['a', 'b', 'c'], measure);
  expect(measure.mock.calls).toEqual([[['a', 'b', 'c']], [['b', 'c']], [['c']]]);
  expect(best.map(({ name, ratio }) => [name, ratio])).toEqual([
    ['a', 1.9],
    ['b', 1.8],
    ['c', 2.2],
  ]);
});

it('tries once where once is asked for', async () => {
  const measure = vi.fn<() => Promise<Line[]>>(async () => [line('a', 3)]);
  await bestOf(1, ['a'], measure);
  expect(measure).toHaveBeenCalledTimes(1);
});
