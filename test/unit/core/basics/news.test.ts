import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isNewer, news, newsBetween } from '../../../../src/core/basics/news';

describe('which version is newer', () => {
  test.each([
    ['0.2.0', '0.1.0', true],
    ['0.10.0', '0.9.9', true],
    ['1.0', '0.9.9', true],
    ['0.1.0', '0.1.0', false],
    ['0.1', '0.1.0', false],
    ['0.1.0', '0.2.0', false],
    ['0.2.0', '', true],
  ])('%s after %s: %s', (version, than, isIt) => {
    expect(isNewer(version, than)).toBe(isIt);
  });
});

test('what is new is between the version that was seen and the one that runs', () => {
  const versions = (seen: string, running: string) =>
    newsBetween(seen, running).map(({ version }) => version);
  expect(versions('0.1.0', '0.2.0')).toContain('0.2.0');
  expect(versions('0.2.0', '0.2.0')).toEqual([]);
  expect(versions('0.1.0', '0.1.9')).toEqual([]);
});

test('a version that is released tells its people something', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const sorted = news.map((one) => one.version).toSorted((a, b) => (isNewer(a, b) ? -1 : 1));
  expect(news.map((one) => one.version)).toEqual(sorted);
  // The first one has nothing to be compared with.
  expect(['0.1.0', ...sorted]).toContain(version);
});
