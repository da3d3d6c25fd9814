import type { Task } from '../../core/task';
import { usePanel } from '../store';
import { say } from '../words';
import { sayStep, toneOf } from './task-words';

/** From the log to the end of each task, with the plugin's own words as plain text. */
export function TaskTimeline({ tasks }: { tasks: readonly Task[] }) {
  const language = usePanel((state) => state.language);
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  return (
    <ol className="timeline">
      <li className="timeline-step">{say('log_logged', crm)}</li>
      {tasks.map((task) => (
        <li key={task.id} className={`timeline-step timeline-${toneOf[task.state]}`}>
          <span className="timeline-words">{sayStep(task, language)}</span>
          {task.message && <q className="timeline-message">{task.message}</q>}
        </li>
      ))}
    </ol>
  );
}
