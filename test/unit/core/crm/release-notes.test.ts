import { describe, expect, test } from 'vitest';
import { readReleaseNotes } from '../../../../src/core/crm/release-notes';

const note = (description: string, type = 'New') => ({ type, description });

describe('what a server says of its versions', () => {
  test('is of all connectors and of this one, newest first', () => {
    const body = {
      '1.7.9': { global: [note('Older')] },
      '1.7.41': { global: [note('For all')], keyCRM: [note('For KeyCRM', 'Fix')], other: [note('Not ours')] },
      '1.7.10': { other: [note('Not ours')] },
    };
    expect(readReleaseNotes(body, 'keyCRM')).toEqual([
      {
        version: '1.7.41',
        notes: [
          { kind: 'New', text: 'For all' },
          { kind: 'Fix', text: 'For KeyCRM' },
        ],
      },
      { version: '1.7.9', notes: [{ kind: 'New', text: 'Older' }] },
    ]);
  });

  test.each([[null], ['<html>'], [[]], [7]])('%j is no such answer', (body) => {
    expect(readReleaseNotes(body, 'keyCRM')).toBeUndefined();
  });

  test('junk in it is left out, and ten versions are enough', () => {
    const versions = Array.from({ length: 40 }, (_, index) => [
      `1.0.${index}`,
      { global: [note('x'), 'junk', {}] },
    ]);
    const read = readReleaseNotes(
      { ...Object.fromEntries(versions), bad: 'x', worse: { global: 'x' } },
      'toString',
    );
    expect(read?.map(({ version }) => version)).toEqual(
      Array.from({ length: 10 }, (_, index) => `1.0.${39 - index}`),
    );
    expect(read?.every(({ notes }) => notes.length === 1)).toBe(true);
  });
});
