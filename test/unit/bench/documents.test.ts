import { describe, expect, it } from 'vitest';
import { findDeadPaths } from '../../bench/documents';

const there = new Set([
  'README.md',
  'src/README.md',
  'src/core/tasks',
  'src/core/tasks/task.ts',
  'test/unit',
]);
const find = (text: string, path = 'src/README.md') => findDeadPaths(path, text, (name) => there.has(name));

describe('paths that a document names', () => {
  it.each([
    'see [the top](../README.md) and [here](#rooms)',
    '`core/tasks/task.ts`, `core/tasks/task`, `core/tasks/`, `src/core/tasks`',
    '`test/unit`',
    '`test/*/nowhere`, `protocol/<domain>-methods.ts`',
    '[elsewhere](https://example.com/x.md), `POST /nowhere/at.all`, `application/json`',
  ])('are there: %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  it.each([
    ['[gone](gone.md)', 'gone.md'],
    ['`core/tasks/gone.ts`', 'core/tasks/gone.ts'],
    ['`test/unit/gone.test.ts`', 'test/unit/gone.test.ts'],
  ])('are not: %s', (text, name) => {
    expect(find(text)).toEqual([`src/README.md: names ${name}, which is not there`]);
  });
});
