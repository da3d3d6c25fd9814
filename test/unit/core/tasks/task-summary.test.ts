import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taskStates, type Task } from '../../../../src/core/tasks/task';
import { noticeLines } from '../../../../src/core/tasks/task-notice';
import { afterChanges, emptySummary, summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { lastSevenDays } from '../../../../src/panel/tasks/task-days';
import { polled } from '../../fakes/task';

const anyTask: fc.Arbitrary<Task> = fc
  .record({
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    pluginId: fc.constantFrom('summary', 'digest', '__proto__', 'constructor'),
    state: fc.constantFrom(...taskStates),
    day: fc.constantFrom('2026-11-20', '2026-11-21'),
    account: fc.constantFrom('a', 'b'),
    isUnseen: fc.boolean(),
  })
  .map(({ isUnseen, ...task }) => ({ ...polled, ...task, ...(isUnseen && { unseen: 1 as const }) }));

test('the summary after any changes is the one of a count from the beginning', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ task: anyTask, isRemoved: fc.boolean() })), (steps) => {
      const stored = new Map<string, Task>();
      let summary = emptySummary;
      for (const { task, isRemoved } of steps) {
        const before = stored.get(task.id);
        const after = isRemoved ? undefined : task;
        if (after) stored.set(task.id, after);
        else stored.delete(task.id);
        summary = afterChanges(summary, [{ before, after }]);
      }
      const { revision: _revision, ...counted } = summarizeTasks([...stored.values()]);
      expect(summary).toEqual({ ...counted, revision: steps.length });
    }),
  );
});

test('a notice names failures first, each level only where it is wanted, and nothing for no end', () => {
  const end = (state: Task['state'], pluginTitle: string) => ({
    before: polled,
    after: { ...polled, state, pluginTitle },
  });
  const changes = [end('completed', 'A'), end('failed', 'B'), end('completed', 'C'), end('pending', 'D')];
  expect(noticeLines(changes, ['failed', 'unknown', 'completed'])).toEqual([
    { state: 'failed', count: 1, titles: ['B'] },
    { state: 'completed', count: 2, titles: ['A', 'C'] },
  ]);
  expect(noticeLines(changes, ['unknown'])).toEqual([]);
  expect(noticeLines([end('added', 'A'), end('replaced', 'B')], ['completed'])).toEqual([
    { state: 'added', count: 1, titles: ['A'] },
  ]);
  expect(noticeLines([{ before: undefined, after: polled }], ['failed', 'completed'])).toEqual([]);
});

test('the picture has seven days, today last, also over a change of the clock', () => {
  const now = new Date(2026, 2, 30, 0, 10).getTime();
  const days = lastSevenDays({ '2026-03-30': { ...emptySummary.counts, failed: 2 } }, now);
  expect(days.map(({ time }) => new Date(time).getDate())).toEqual([24, 25, 26, 27, 28, 29, 30]);
  expect(days.at(-1)).toMatchObject({ total: 2 });
});
