import { expect, test } from 'vitest';
import { groupByState, groupTasks } from '../../../../../src/panel/shared/tasks/task-groups';
import { matchesWords } from '../../../../../src/panel/shared/tasks/task-search';
import { sampleTask } from '../../sample-view';

const other = { activityId: 'call:2' };
const tasks = [
  sampleTask({ id: 'o1/a', operationId: 'o1', startedAt: 100, state: 'completed' }),
  sampleTask({ id: 'o2/a', operationId: 'o2', startedAt: 200, state: 'pending', ...other }),
  sampleTask({ id: 'o1/b', operationId: 'o1', startedAt: 101, state: 'failed' }),
  sampleTask({ id: 'o3/a', operationId: 'o3', startedAt: 150, operation: 'update', state: 'completed' }),
];

test('by log, failures first, then the newest, each sending in its order, failures first inside', () => {
  const later = sampleTask({ id: 'o4/a', activityId: 'call:3', startedAt: 300, state: 'sent' });
  const groups = groupTasks([...tasks, later]);
  expect(groups.map(({ activityId, startedAt }) => [activityId, startedAt])).toEqual([
    ['call:90000001', 150],
    ['call:3', 300],
    ['call:2', 200],
  ]);
  const operations = groups[0]?.operations ?? [];
  expect(operations.map(({ operationId, isUpdate }) => [operationId, isUpdate])).toEqual([
    ['o1', false],
    ['o3', true],
  ]);
  expect(operations[0]?.tasks.map(({ id }) => id)).toEqual(['o1/b', 'o1/a']);
});

test('the states of a group, each with its tasks', () => {
  const states = groupByState(groupTasks(tasks)[0]?.tasks ?? []);
  expect(states.map(({ state, tasks: own }) => [state, own.length])).toEqual([
    ['failed', 1],
    ['completed', 2],
  ]);
});

test.each([
  ['lovelace', true],
  ['CALL summary ada', true],
  ['quôta', true],
  ['grace', false],
])('the words %j find it: %s', (query, isFound) => {
  expect(matchesWords(sampleTask({ message: 'Quota used up' }), query)).toBe(isFound);
});
