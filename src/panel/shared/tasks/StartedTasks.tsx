import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { titleOf } from './task-words';
import { useTasksOf } from './use-tasks';

/** One line after a log: which background work it has started. */
export function StartedTasks({ activityId }: { activityId: string }) {
  const tasks = useTasksOf(activityId);
  if (tasks.length === 0) return null;
  const names = [...new Set(tasks.map(titleOf))].join(', ');
  return (
    <p>
      {say('log_background', names)} <a href={hashOf({ screen: 'tasks' })}>{say('tab_tasks')}</a>
    </p>
  );
}
