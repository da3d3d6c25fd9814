import { useState } from 'react';
import { sayUntil } from '../activity/time-words';
import { useNow } from '../activity/use-now';
import { ProblemNotice } from '../ProblemNotice';
import { useAction } from '../request';
import { usePanel } from '../store';
import { EmptyState } from '../ui/EmptyState';
import { IconButton } from '../ui/IconButton';
import { LiveRegion } from '../ui/LiveRegion';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { groupTasks } from './task-groups';
import { TaskCounts } from './TaskCounts';
import { TaskGroupRow } from './TaskGroupRow';
import './tasks.css';

/** What became of the background work that logs have begun. */
export function TasksScreen() {
  const { counts, newest, nextCheckAt, problem: lastProblem } = usePanel((state) => state.taskSummary);
  const language = usePanel((state) => state.language);
  const now = useNow();
  const check = useAction('checkTasksNow');
  const [wasChecked, setChecked] = useState(false);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const problem = check.problem ?? lastProblem;
  const checkNow = async () => {
    setChecked(false);
    await check.run({});
    setChecked(true);
  };
  const groups = groupTasks(newest);
  const firstFailed = groups.find(({ tasks }) => tasks.some(({ state }) => state === 'failed'))?.operationId;
  return (
    <Screen
      title={say('tab_tasks')}
      actions={
        total > 0 && (
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
      {total === 0 ? (
        <EmptyState icon="clock" title={say('tasks_empty_title')}>
          {say('tasks_empty_help')}
        </EmptyState>
      ) : (
        <Section>
          <TaskCounts counts={counts} />
          <p className="tasks-next">
            {counts.pending > 0 && nextCheckAt !== undefined
              ? say('tasks_next_check', sayUntil(nextCheckAt, now, language))
              : say('tasks_nothing_pending')}
          </p>
        </Section>
      )}
      {groups.length > 0 && (
        <ul className="rows tasks-rows">
          {groups.map((group) => (
            <TaskGroupRow
              key={group.operationId}
              group={group}
              opensFirst={group.operationId === firstFailed}
            />
          ))}
        </ul>
      )}
      {total > newest.length && (
        <Section>
          <p className="tasks-rest">{say('tasks_newest_only', newest.length)}</p>
        </Section>
      )}
    </Screen>
  );
}

function liveWords(isRunning: boolean, isDone: boolean): string {
  if (isRunning) return say('tasks_checking');
  return isDone ? say('tasks_checked') : '';
}
