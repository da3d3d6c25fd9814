import { expect, test } from 'vitest';
import { csvOf } from '../../../../src/panel/shared/csv';

/** The first cell of a table with this text in it, without the mark and the line's end. */
const cellOf = (text: string) => csvOf([[text]]).slice(1, -2);

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', " '=1"],
  ['＝1+1', "'＝1+1"],
  ['＋1+cmd', "'＋1+cmd"],
  ['－1', "'－1"],
  ['＠SUM', "'＠SUM"],
  ['a;=1', '"a;\'=1"'],
  ['a;＝1', '"a;\'＝1"'],
  ['a\t=1', '"a\t\'=1"'],
  ['a\n@x', '"a\n\'@x"'],
  ['a,"=1', '"a,""\'=1"'],
  ['\t=1', '"\'\t\'=1"'],
])('%j runs nowhere', (text, cell) => {
  expect(cellOf(text)).toBe(cell);
});

test.each([
  ['+16505550123', '+16505550123'],
  ['12', '12'],
  ['Ada-Lovelace', 'Ada-Lovelace'],
  ['a@example.com', 'a@example.com'],
  ['Quote "x"', '"Quote ""x"""'],
])('%j stays', (text, cell) => {
  expect(cellOf(text)).toBe(cell);
});
