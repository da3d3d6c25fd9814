import type { Task } from '../../core/tasks/task';
import { sayMoment } from '../shared/time-words';
import { useNow } from '../shared/use-now';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import type { TaskGroup } from '../shared/tasks/task-groups';
import { sayReason, sayStep, taskTone } from '../shared/tasks/task-words';

/** From the log to the end of each task, with the plugin's message as plain text. */
export function TaskTimeline({ group }: { group: TaskGroup }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  return (
    <ol className="timeline">
      {group.operations.map(({ operationId, isUpdate, startedAt, tasks }) => (
        <li key={operationId} className="timeline-operation">
          <ol>
            <li className="timeline-step" data-tone="plain">
              {say(isUpdate ? 'tasks_log_updated' : 'log_logged', group.crmName)}{' '}
              <span className="timeline-time">{sayMoment(startedAt, now, language)}</span>
            </li>
            {tasks.map((task) => (
              <TaskStep key={task.id} task={task} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function TaskStep({ task }: { task: Task }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  const reason = sayReason(task, now, language);
  return (
    <li className="timeline-step" data-tone={taskTone[task.state]}>
      <span className={task.state === 'failed' ? 'timeline-failure' : undefined}>
        {sayStep(task, language)}
      </span>
      {reason !== undefined && <span className="timeline-reason">{reason}</span>}
      {task.message && <q className="timeline-message">{task.message}</q>}
    </li>
  );
}
