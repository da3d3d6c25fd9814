import type { TaskState } from '../../core/tasks/task';
import type { LedgerSummary } from '../../core/tasks/task-summary';
import { say, sayCount } from '../app/words';
import { taskTone } from '../shared/tasks/task-words';
import { Tag } from '../ui/Tag';
import { Tags } from '../ui/Tags';

const shown: readonly TaskState[] = [
  'failed',
  'unknown',
  'pending',
  'added',
  'completed',
  'sent',
  'replaced',
];

interface TaskPluginsProps {
  plugins: LedgerSummary['plugins'];
  chosen: string | undefined;
  onChoose: (pluginId: string | undefined) => void;
}

/** Results by plugin; a press shows only its tasks. */
export function TaskPlugins({ plugins, chosen, onChoose }: TaskPluginsProps) {
  const entries = Object.entries(plugins).toSorted(([, a], [, b]) => a.title.localeCompare(b.title));
  return (
    <details className="task-plugins" open={chosen !== undefined || undefined}>
      <summary>{say('tasks_by_plugin', entries.length)}</summary>
      <ul>
        {entries.map(([id, { title, counts }]) => (
          <li key={id}>
            <button
              type="button"
              className="task-plugin"
              aria-pressed={id === chosen}
              onClick={() => onChoose(id === chosen ? undefined : id)}
            >
              <span className="task-plugin-title">{title || say('task_unnamed_plugin')}</span>
              <Tags>
                {shown
                  .filter((state) => counts[state] > 0)
                  .map((state) => (
                    <Tag key={state} tone={taskTone[state]}>
                      {sayCount(`tasks_${state}`, counts[state])}
                    </Tag>
                  ))}
              </Tags>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
