import type { TaskState } from '../../core/tasks/task';
import type { TaskCounts as Counts } from '../../core/tasks/task-summary';
import { say } from '../app/words';
import { taskTone } from '../shared/tasks/task-words';

const shown: readonly TaskState[] = ['failed', 'pending', 'completed', 'unknown'];

interface TaskCountsProps {
  counts: Counts;
  chosen: TaskState | undefined;
  onChoose: (state: TaskState | undefined) => void;
}

/** Number of tasks in each state; a press shows only those. */
export function TaskStateCounts({ counts, chosen, onChoose }: TaskCountsProps) {
  // Only some logs have tasks that no server reports on.
  const states = counts.sent > 0 ? [...shown, 'sent' as const] : shown;
  return (
    <fieldset className={states.length > 4 ? 'task-counts task-counts-narrow' : 'task-counts'}>
      <legend className="visually-hidden">{say('tasks_by_state')}</legend>
      {states.map((state) => (
        <button
          key={state}
          type="button"
          className="task-count"
          data-tone={counts[state] === 0 ? 'plain' : taskTone[state]}
          aria-pressed={state === chosen}
          onClick={() => onChoose(state === chosen ? undefined : state)}
        >
          <span className="task-count-number">{counts[state]}</span>
          <span className="task-count-state">{say(`task_state_${state}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
