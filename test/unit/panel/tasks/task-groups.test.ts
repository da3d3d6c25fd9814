import { expect, test } from 'vitest';
import { groupByState, groupTasks } from '../../../../src/panel/tasks/task-groups';
import { sampleTask } from '../sample-view';

const tasks = [
  sampleTask({ id: 'o1/a', operationId: 'o1', startedAt: 100, state: 'completed' }),
  sampleTask({ id: 'o2/a', operationId: 'o2', startedAt: 200, state: 'pending' }),
  sampleTask({ id: 'o1/b', operationId: 'o1', startedAt: 101, state: 'failed' }),
  sampleTask({ id: 'o1/c', operationId: 'o1', startedAt: 99, state: 'completed' }),
];

test('by log operation, newest first, failures first inside', () => {
  const groups = groupTasks(tasks);
  expect(groups.map(({ operationId, startedAt }) => [operationId, startedAt])).toEqual([
    ['o2', 200],
    ['o1', 99],
  ]);
  expect(groups[1]?.tasks.map(({ id }) => id)).toEqual(['o1/b', 'o1/c', 'o1/a']);
});

test('the states of a group, each with its tasks', () => {
  const states = groupByState(groupTasks(tasks)[1]?.tasks ?? []);
  expect(states.map(({ state, tasks: own }) => [state, own.length])).toEqual([
    ['failed', 1],
    ['completed', 2],
  ]);
});
