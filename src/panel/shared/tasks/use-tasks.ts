import { useEffect, useState } from 'react';
import { toProblem, type Problem } from '../../../core/basics/problem';
import type { Task } from '../../../core/tasks/task';
import { readNewestTasks, readTasksOf, type TaskFilter } from '../../../storage/tasks/task-store';
import { usePanel } from '../../app/store';
import { matchesWords } from './task-search';

/** How many tasks are read before the list paints, and more with each press. */
export const pageSize = 30;

export interface TaskPage {
  /** State of the ledger that it was read from. */
  readonly revision: number;
  /** `undefined` until they were read. */
  readonly tasks: readonly Task[] | undefined;
  readonly hasMore: boolean;
  /** Why they could not be read. */
  readonly problem?: Problem;
}

/** The newest tasks that the filter and the words let through; read again whenever the ledger changes. */
export function useTaskPage({ state, pluginId }: TaskFilter, query: string, limit: number): TaskPage {
  const revision = usePanel((panel) => panel.taskSummary.revision);
  const [page, setPage] = useState<TaskPage>({ revision, tasks: undefined, hasMore: false });
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const accept = (task: Task) => !isWanted || query === '' || matchesWords(task, query);
      const tasks = await readNewestTasks({ state, pluginId }, limit, accept);
      if (isWanted) setPage({ revision, tasks, hasMore: tasks.length === limit });
    };
    read().catch((error: unknown) => {
      if (isWanted) setPage((before) => ({ ...before, problem: toProblem(error) }));
    });
    return () => {
      isWanted = false;
    };
  }, [state, pluginId, query, limit, revision]);
  return page;
}

/** All background work of one log. */
export function useTasksOf(activityId: string): readonly Task[] {
  const revision = usePanel((panel) => panel.taskSummary.revision);
  const [found, setFound] = useState<{ revision: number; tasks: readonly Task[] }>({ revision, tasks: [] });
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const tasks = await readTasksOf(activityId);
      if (isWanted) setFound({ revision, tasks });
    };
    // Only a hint: without it the log's own state still says that it has arrived.
    read().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [activityId, revision]);
  return found.tasks;
}
