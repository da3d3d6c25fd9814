import { useState } from 'react';
import type { TaskFilter } from '../../storage/tasks/task-store';
import { total } from '../../core/tasks/task-summary';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAction } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRows } from '../ui/painted';
import { Skeleton } from '../ui/Skeleton';
import { say, sayCount } from '../app/words';
import { groupTasks, type TaskGroup } from '../shared/tasks/task-groups';
import { TaskGroupRow } from './TaskGroupRow';
import { pageSize, useTaskPage } from '../shared/tasks/use-tasks';

/** Tasks by log, failures first, then the newest, page by page. */
export function TaskList({ filter, query }: { filter: TaskFilter; query: string }) {
  const [limit, setLimit] = useState(pageSize);
  const { tasks, hasMore, problem } = useTaskPage(filter, query, limit);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!tasks) return <Skeleton label={say('loading')} />;
  const groups = groupTasks(tasks);
  return (
    <>
      {groups.length > 0 ? (
        <TaskRows groups={groups} />
      ) : (
        <p className="tasks-none">{say('tasks_filtered_empty')}</p>
      )}
      <div className="tasks-foot">
        {hasMore && (
          <Button size="small" variant="quiet" onClick={() => setLimit(limit + pageSize)}>
            {say('tasks_show_more')}
          </Button>
        )}
        <ClearFinished />
      </div>
    </>
  );
}

function TaskRows({ groups }: { groups: readonly TaskGroup[] }) {
  return (
    <ul className="tasks-rows">
      {useRows(groups).map((group) => (
        <TaskGroupRow key={group.activityId} group={group} />
      ))}
    </ul>
  );
}

/** Removes ended tasks from the list, after asking. */
function ClearFinished() {
  const { counts } = usePanel((state) => state.taskSummary);
  const clear = useAction('clearFinishedTasks');
  const [isAsking, setAsking] = useState(false);
  const finished = total(counts) - counts.pending;
  if (finished === 0) return null;
  return (
    <>
      <Button size="small" variant="text" busy={clear.isRunning} onClick={() => setAsking(true)}>
        {say('tasks_clear')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={sayCount('tasks_clear_title', finished)}
          confirmLabel={say('tasks_clear')}
          cancelLabel={say('cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void clear.run({});
          }}
        >
          <p>{say('tasks_clear_help')}</p>
          {counts.failed > 0 && <p>{sayCount('tasks_clear_failed', counts.failed)}</p>}
        </ConfirmDialog>
      )}
    </>
  );
}
