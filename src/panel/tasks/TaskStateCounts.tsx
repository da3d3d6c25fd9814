import type { TaskState } from '../../core/tasks/task';
import type { TaskCounts as Counts } from '../../core/tasks/task-summary';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { taskTone } from '../shared/tasks/task-words';
import { SmallText } from '../ui/SmallText';

const ordered: readonly TaskState[] = [
  'failed',
  'pending',
  'completed',
  'added',
  'unknown',
  'sent',
  'replaced',
];
/** Shown even where no task is in them, by what the server can say: a callback server never tells of a failure. */
const polled: readonly TaskState[] = ['failed', 'pending', 'completed', 'unknown'];
const calledBack: readonly TaskState[] = ['pending', 'completed', 'added', 'unknown'];

interface TaskCountsProps {
  counts: Counts;
  chosen: TaskState | undefined;
  onChoose: (state: TaskState | undefined) => void;
}

/** Number of tasks in each state; a press shows only those. */
export function TaskStateCounts({ counts, chosen, onChoose }: TaskCountsProps) {
  const always = useSeesFailures() ? polled : calledBack;
  const states = ordered.filter((state) => counts[state] > 0 || always.includes(state));
  return (
    <fieldset className={states.length > 4 ? 'task-counts task-counts-many' : 'task-counts'}>
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

/** Said once, below the counts: on this server nobody learns of a failure. */
export function NoFailuresNote() {
  return useSeesFailures() ? null : <SmallText>{say('tasks_no_failures')}</SmallText>;
}

function useSeesFailures(): boolean {
  return usePanel((state) => state.connection?.capabilities.pollsTasks !== false);
}
