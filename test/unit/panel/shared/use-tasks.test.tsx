// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { ownerKey } from '../../../../src/core/crm/account';
import { pageSize, readFirstPage, useTaskPage } from '../../../../src/panel/shared/tasks/use-tasks';
import { settle } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { connection, identity } from '../sample-view';

const { stored, limits } = vi.hoisted(() => {
  const stored: { count: number } = { count: 0 };
  return { stored, limits: new Set<number>() };
});
vi.mock('../../../../src/storage/tasks/task-store', () => ({
  readTasksOf: async () => [],
  readNewestTasks: async ({ state }: { state?: string }, limit: number) => {
    limits.add(limit);
    const count = state === 'failed' ? 0 : Math.min(stored.count, limit);
    return Array.from({ length: count }, (_, at) => ({ activityId: `call:${at}` }));
  },
}));

const owner = ownerKey(identity, connection);
const seen: (number | undefined)[] = [];

function Page() {
  seen.push(useTaskPage({}, '', pageSize).tasks?.length);
  return null;
}

beforeEach(() => {
  seen.length = 0;
  limits.clear();
});

test('the first page begins with what is in sight, and has the rest once that is painted', async () => {
  stored.count = 100;
  await readFirstPage(owner, 0);
  expect(Math.max(...limits)).toBeLessThan(pageSize);
  await paintPanel(<Page />);
  await settle();
  expect(seen[0]).toBeGreaterThan(0);
  expect(seen[0]).toBeLessThan(pageSize);
  expect(seen.at(-1)).toBe(pageSize);
});

test('where there are no more, it is not read again', async () => {
  stored.count = 3;
  await readFirstPage(owner, 0);
  limits.clear();
  await paintPanel(<Page />);
  await settle();
  expect(new Set(seen)).toEqual(new Set([3]));
  expect(limits.size).toBe(0);
});

test('one that was read for somebody else is not shown', async () => {
  stored.count = 3;
  await readFirstPage('somebody else', 0);
  await paintPanel(<Page />);
  expect(seen[0]).toBeUndefined();
});
