import { useDeferredValue, useEffect, useState } from 'react';
import type { TaskState } from '../../core/tasks/task';
import { total } from '../../core/tasks/task-summary';
import { useNow } from '../shared/use-now';
import { ProblemNotice } from '../shared/ProblemNotice';
import { SetAsideNotice } from '../shared/SetAsideNotice';
import { useAction } from '../shared/request';
import { usePanel } from '../app/store';
import { EmptyState } from '../ui/EmptyState';
import { IconButton } from '../ui/IconButton';
import { LiveRegion } from '../ui/LiveRegion';
import { Screen } from '../ui/Screen';
import { SearchField } from '../ui/SearchField';
import { Section } from '../ui/Section';
import { say } from '../app/words';
import { NextCheck } from './NextCheck';
import { NoFailuresNote, TaskStateCounts } from './TaskStateCounts';
import { TaskDays } from './TaskDays';
import { TaskList } from './TaskList';
import { TaskPlugins } from './TaskPlugins';
import './tasks.css';

/** From this many tasks on there is a search. */
const searchFrom = 6;

/** What became of the background work that logs have started. */
export function TasksScreen() {
  const { counts, plugins, days, problem: lastProblem } = usePanel((state) => state.taskSummary);
  const [state, setState] = useState<TaskState | undefined>(undefined);
  const [pluginId, setPluginId] = useState<string | undefined>(undefined);
  const [query, setQuery] = useState('');
  const words = useDeferredValue(query.trim());
  const now = useNow();
  const check = useAction('checkTasksNow');
  const [wasChecked, setChecked] = useState(false);
  useFailuresSeen();
  const all = total(counts);
  const problem = check.problem ?? lastProblem;
  const checkNow = async () => {
    setChecked(false);
    await check.run({});
    setChecked(true);
  };
  return (
    <Screen
      title={say('tab_tasks')}
      actions={
        all > 0 && (
          <IconButton
            icon="refresh"
            label={say('tasks_check_now')}
            busy={check.isRunning}
            onClick={() => void checkNow()}
          />
        )
      }
    >
      <LiveRegion text={liveWords(check.isRunning, wasChecked && problem === undefined)} />
      <SetAsideNotice kind="tasks" />
      {problem && (
        <Section>
          <ProblemNotice
            problem={problem}
            kept={say('tasks_kept')}
            onRetry={() => void checkNow()}
            isRetrying={check.isRunning}
          />
        </Section>
      )}
      {all === 0 ? (
        <EmptyState icon="clock" title={say('tasks_empty_title')}>
          {say('tasks_empty_help')}
        </EmptyState>
      ) : (
        <>
          <Section>
            <TaskStateCounts counts={counts} chosen={state} onChoose={setState} />
            <div className="tasks-line">
              <span aria-hidden="true">{say('tasks_last_days')}</span>
              <NextCheck />
            </div>
            <TaskDays days={days} now={now} />
            <NoFailuresNote />
            <TaskPlugins plugins={plugins} chosen={pluginId} onChoose={setPluginId} />
            {all >= searchFrom && (
              <SearchField
                label={say('tasks_search')}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            )}
          </Section>
          <TaskList filter={{ state, pluginId }} query={words} />
        </>
      )}
    </Screen>
  );
}

/** Opening this screen marks failures as seen, which clears the badge. */
function useFailuresSeen(): void {
  const unseen = usePanel((state) => state.taskSummary.unseen);
  const { run } = useAction('markTasksSeen');
  useEffect(() => {
    if (unseen === 0) return undefined;
    const see = () => {
      if (document.visibilityState === 'visible') void run({});
    };
    see();
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, [unseen, run]);
}

function liveWords(isRunning: boolean, isDone: boolean): string {
  if (isRunning) return say('tasks_checking');
  return isDone ? say('tasks_checked') : '';
}
