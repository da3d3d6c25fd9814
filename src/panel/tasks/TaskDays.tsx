import type { TaskState } from '../../core/tasks/task';
import type { TaskCounts } from '../../core/tasks/task-summary';
import { sayDay } from '../shared/time-words';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { lastSevenDays, stacked, type TaskDay } from './task-days';
import { taskTone } from '../shared/tasks/task-words';

/** Height of the picture; CSS px. */
const height = 56;

/** Tasks of the last seven days: a bar chart, and a table for screen readers. */
export function TaskDays({ days, now }: { days: { readonly [day: string]: TaskCounts }; now: number }) {
  const language = usePanel((state) => state.language);
  const shown = lastSevenDays(days, now);
  const most = Math.max(1, ...shown.map((day) => day.total));
  return (
    <>
      <div className="task-days" aria-hidden="true">
        {shown.map((day) => (
          <div key={day.time} title={`${sayDay(day.time, now, language)}: ${day.total}`}>
            <Bar day={day} most={most} />
          </div>
        ))}
      </div>
      <table className="visually-hidden">
        <caption>{say('tasks_last_days')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('tasks_day')}</th>
            {stacked.map((state) => (
              <th key={state} scope="col">
                {say(`task_state_${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((day) => (
            <tr key={day.time}>
              <th scope="row">{sayDay(day.time, now, language)}</th>
              {stacked.map((state) => (
                <td key={state}>{day.counts[state]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Bar({ day, most }: { day: TaskDay; most: number }) {
  if (day.total === 0) return <span className="task-bar-none" />;
  const parts = partsOf(day, most);
  const size = Math.min(
    height,
    parts.reduce((sum, part) => sum + part.size, 0),
  );
  return (
    <svg className="task-bar" viewBox={`0 0 10 ${size}`} preserveAspectRatio="none" height={size}>
      {parts.map((part) => (
        <rect
          key={part.state}
          data-tone={taskTone[part.state]}
          x="0"
          y={Math.max(0, size - part.end)}
          width="10"
          height={part.size}
        />
      ))}
    </svg>
  );
}

interface Part {
  readonly state: TaskState;
  readonly size: number;
  /** Its upper edge, from the bottom of the bar. */
  readonly end: number;
}

/** The parts of a bar from the bottom up; each has a minimum height, so that it can be seen. */
function partsOf({ counts }: TaskDay, most: number): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const state of stacked.filter((one) => counts[one] > 0)) {
    const size = Math.max(4, (counts[state] / most) * height);
    end += size;
    parts.push({ state, size, end });
  }
  return parts;
}
