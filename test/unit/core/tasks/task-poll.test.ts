import { describe, expect, test } from 'vitest';
import type { Task } from '../../../../src/core/tasks/task';
import { afterPoll, sortAnswers } from '../../../../src/core/tasks/task-poll';
import { polled } from '../../fakes/task';

const minute = 60_000;
const name = polled.pluginName;

describe('the answer to one operation', () => {
  test.each(['completed', 'failed'] as const)('%s is taken by the plugin’s own name', (status) => {
    const answers = [
      { pluginName: 'labs.other', status: 'processing' },
      { pluginName: name, status },
    ];
    expect(afterPoll([polled], answers, 10)[0]).toMatchObject({
      state: status,
      source: 'server',
      settledAt: 10,
    });
  });

  test.each(['initialized', 'processing', '', 'constructor'])(
    '%j stays pending and is asked again',
    (status) => {
      expect(afterPoll([polled], [{ pluginName: name, status }], 10)[0]).toMatchObject({
        state: 'pending',
        nextAt: 10 + 5 * minute,
      });
    },
  );

  test('gone without having been read as finished is unknown, neither completed nor pending for ever', () => {
    const [task] = afterPoll([{ ...polled, attempts: 2 }], [], 10);
    expect(task).toMatchObject({ state: 'unknown', source: 'vanished' });
  });

  test('when every id is answered for, a plugin that is not named was never started', () => {
    const [task, found] = afterPoll([polled], [{ pluginName: 'labs.new', status: 'processing' }], 10);
    expect(task).toMatchObject({ state: 'unknown', source: 'not_started' });
    expect(found).toMatchObject({ id: 'o/labs.new', pluginTitle: 'labs.new', state: 'pending' });
  });

  test('a plugin revealed only by the answer is recorded with its result, which is never reported again', () => {
    const unnamed: Task = { ...polled, id: 'o/unnamed-1', pluginId: 'unnamed-1', pluginName: '' };
    const operation = [{ ...polled, watch: { by: 'poll' as const, ids: ['1', '2'] } }, unnamed];
    const answers = [
      { pluginName: 'labs.new', status: 'failed' },
      { pluginName: name, status: 'processing' },
    ];
    expect(afterPoll(operation, answers, 10)).toMatchObject([
      { id: 'o/summary', state: 'pending' },
      { id: 'o/unnamed-1', pluginTitle: 'labs.new', state: 'failed' },
    ]);
  });

  test('what has ended stays as it is, and its late answer is nobody else’s', () => {
    const done: Task = { ...polled, state: 'failed', source: 'server', settledAt: 1 };
    expect(afterPoll([done], [{ pluginName: name, status: 'completed' }], 10)).toEqual([done]);
  });
});

describe('one answer for many operations', () => {
  const one = [polled];
  const two: Task[] = [{ ...polled, id: 'p/summary', operationId: 'p', watch: { by: 'poll', ids: ['u-2'] } }];

  const byOperation = (...operations: Task[][]) =>
    new Map(operations.map((tasks) => [tasks[0]?.operationId ?? '', tasks]));

  test('is told apart by ids', () => {
    const answers = [{ pluginName: name, status: 'completed', id: 'u-2' }];
    const sorted = sortAnswers(byOperation(one, two), answers);
    expect(sorted.get(polled.operationId)).toEqual([]);
    expect(sorted.get('p')).toEqual(answers);
  });

  test('without ids only what is unmistakable counts', () => {
    const answers = [{ pluginName: name, status: 'completed' }];
    expect(sortAnswers(byOperation(one, two), answers).size).toBe(0);
    const other: Task[] = [{ ...polled, operationId: 'q', pluginName: 'labs.digest' }];
    expect(sortAnswers(byOperation(one, other), answers)).toEqual(new Map([[polled.operationId, answers]]));
  });

  test('that is asked about alone has all that was answered', () => {
    const answers = [{ pluginName: 'labs.new', status: 'completed' }];
    expect(sortAnswers(byOperation(one), answers)).toEqual(new Map([[polled.operationId, answers]]));
  });
});
