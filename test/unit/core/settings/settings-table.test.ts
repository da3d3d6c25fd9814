import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInClientSettings, clientSettingKeys } from '../../../../src/core/settings/client-setting';
import { adminLogDetailKeys } from '../../../../src/core/settings/log-detail';

/** The rows of the document, by key. */
const rows = new Map(
  readFileSync('src/core/settings/README.md', 'utf8')
    .split('\n')
    .flatMap((line): [string, string[]][] => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [, key] = /^`(\w+)`$/.exec(cells[1] ?? '') ?? [];
      return key !== undefined && cells.length === 6 ? [[key, cells.slice(2, 5)]] : [];
    }),
);

test('every setting has one line that says what becomes of it, and no other has one', () => {
  expect([...rows.keys()].toSorted()).toEqual([...clientSettingKeys].toSorted());
  for (const [key, [, , words]] of rows) expect([key, words]).not.toEqual([key, '']);
});

test('the document says who sets each, and what applies where nobody did', () => {
  for (const key of clientSettingKeys) {
    const [who, usual = ''] = rows.get(key) ?? [];
    const isAdmins = adminLogDetailKeys.some((one) => one === key) || key === 'language';
    expect([key, who]).toEqual([key, isAdmins ? 'admin' : 'all']);
    const value = builtInClientSettings[key];
    // Lists and empty texts are said in words.
    const isPlain = typeof value === 'boolean' || (typeof value === 'string' && value !== '');
    const said = isPlain ? `\`${value}\`` : /^[a-z’' ]+$/.exec(usual)?.[0];
    expect([key, usual]).toEqual([key, said]);
  }
});
