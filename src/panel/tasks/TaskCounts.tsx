import type { TaskCounts as Counts, TaskState } from '../../core/task';
import { say } from '../words';
import { toneOf } from './task-words';

const shown: readonly TaskState[] = ['failed', 'pending', 'completed', 'unknown'];

/** How many tasks are in each state. */
export function TaskCounts({ counts }: { counts: Counts }) {
  // Work that no server reports on is a state of its own, but only some servers have it.
  const states = counts.sent > 0 ? [...shown, 'sent' as const] : shown;
  return (
    <dl className="task-counts">
      {states.map((state) => (
        <div key={state} className={`task-count task-count-${counts[state] === 0 ? 'none' : toneOf[state]}`}>
          <dt>{say(`task_state_${state}`)}</dt>
          <dd>{counts[state]}</dd>
        </div>
      ))}
    </dl>
  );
}
