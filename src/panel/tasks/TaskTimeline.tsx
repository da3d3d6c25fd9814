import type { Task } from '../../core/tasks/task';
import { sayMoment } from '../shared/time-words';
import { useNow } from '../shared/use-now';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import type { TaskGroup } from '../shared/tasks/task-groups';
import { sayReason, saySettings, sayStep, taskTone } from '../shared/tasks/task-words';

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
              <TaskStep key={task.id} task={task} shares={sharesText(task, tasks)} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** Text that cannot be told apart is stored with each task of the log and shown with the first. */
function sharesText(task: Task, tasks: readonly Task[]): boolean {
  return tasks.find(({ message }) => message === task.message) !== task;
}

function TaskStep({ task, shares }: { task: Task; shares: boolean }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  const reasons = [sayReason(task, now, language), saySettings(task, now, language)];
  return (
    <li className="timeline-step" data-tone={taskTone[task.state]}>
      <span className={task.state === 'failed' ? 'timeline-failure' : undefined}>
        {sayStep(task, now, language)}
      </span>
      {reasons.map(
        (reason) =>
          reason !== undefined && (
            <span key={reason} className="timeline-reason">
              {reason}
            </span>
          ),
      )}
      {task.message && !shares && <q className="timeline-message">{task.message}</q>}
    </li>
  );
}
