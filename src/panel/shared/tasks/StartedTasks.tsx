import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { useNow } from '../use-now';
import { groupByState } from './task-groups';
import { sayTasks, titleOf } from './task-words';
import { useTasksOf } from './use-tasks';

/** One line after a log: which background work goes on, and what became of the other. */
export function StartedTasks({ activityId }: { activityId: string }) {
  const now = useNow();
  // What became of a run that was replaced is said of the later one.
  const tasks = useTasksOf(activityId).filter(({ state }) => state !== 'replaced');
  if (tasks.length === 0) return null;
  const lines = groupByState(tasks).map(({ state, tasks: some }) =>
    state === 'pending'
      ? say('log_background', [...new Set(some.map(titleOf))].join(', '))
      : `${sayTasks(state, some, now)}.`,
  );
  return (
    <p>
      {lines.join(' ')} <a href={hashOf({ screen: 'tasks' })}>{say('tab_tasks')}</a>
    </p>
  );
}
