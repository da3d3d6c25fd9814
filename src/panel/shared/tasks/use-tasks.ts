import { useEffect, useRef, useState } from 'react';
import { toProblem, type Problem } from '../../../core/basics/problem';
import type { Task } from '../../../core/tasks/task';
import { readNewestTasks, readTasksOf, type TaskFilter } from '../../../storage/tasks/task-store';
import { usePanel } from '../../app/store';
import { useOwnerKey } from '../use-owner-key';
import { matchesWords } from './task-search';

/** Number of tasks read with each "Show more". */
export const pageSize = 30;

/** As many as are in sight when the screen is opened: all of the first page is read once these are painted. */
const inSight = 12;

export interface TaskPage {
  /** Revision of the ledger it was read from. */
  readonly revision: number;
  /** `undefined` until read. */
  readonly tasks: readonly Task[] | undefined;
  readonly hasMore: boolean;
  /** Why they could not be read. */
  readonly problem?: Problem;
}

/** The page that the Tasks screen begins with, and whose it is; until it is shown. */
let firstPage: { readonly owner: string; readonly page: TaskPage } | undefined;

/** Reads it before the screen is painted, so that nothing has to be painted before it. */
export async function readFirstPage(owner: string, revision: number): Promise<void> {
  firstPage = {
    owner,
    page: { revision, ...(await readPage({}, inSight, (task) => task.account === owner)) },
  };
}

/** The newest tasks, and however old they are, those that have failed, with the others of their log. */
async function readPage(
  filter: TaskFilter,
  limit: number,
  accept: (task: Task) => boolean,
): Promise<Required<Pick<TaskPage, 'tasks' | 'hasMore'>>> {
  const failed = filter.state === undefined ? { ...filter, state: 'failed' as const } : undefined;
  const [newest, failures] = await Promise.all([
    readNewestTasks(filter, limit, accept),
    failed ? readNewestTasks(failed, limit, accept) : [],
  ]);
  const listed = new Set(newest.map(({ activityId }) => activityId));
  const older = new Set(failures.map(({ activityId }) => activityId).filter((id) => !listed.has(id)));
  const others = await Promise.all(Array.from(older, (id) => readTasksOf(id)));
  return { tasks: [...newest, ...others.flat().filter(accept)], hasMore: newest.length === limit };
}

function takeFirstPage(owner: string, revision: number): TaskPage {
  const first = firstPage;
  firstPage = undefined;
  if (first?.owner === owner && first.page.revision === revision) return first.page;
  return { revision, tasks: undefined, hasMore: false };
}

/** The newest own tasks that match filter and words; read again whenever the ledger changes. */
export function useTaskPage({ state, pluginId }: TaskFilter, query: string, limit: number): TaskPage {
  const revision = usePanel((panel) => panel.taskSummary.revision);
  const owner = useOwnerKey();
  const [page, setPage] = useState(() => takeFirstPage(owner, revision));
  const isRead = useRef(page.tasks !== undefined && !page.hasMore);
  useEffect(() => {
    let isWanted = !isRead.current;
    isRead.current = false;
    if (!isWanted) return undefined;
    const readAgain = async () => {
      const accept = (task: Task) =>
        !isWanted || (task.account === owner && (query === '' || matchesWords(task, query)));
      const read = await readPage({ state, pluginId }, limit, accept);
      if (isWanted) setPage({ revision, ...read });
    };
    readAgain().catch((error: unknown) => {
      if (isWanted) setPage((before) => ({ ...before, problem: toProblem(error) }));
    });
    return () => {
      isWanted = false;
    };
  }, [owner, state, pluginId, query, limit, revision]);
  return page;
}

/** All tasks of one log. */
export function useTasksOf(activityId: string): readonly Task[] {
  const revision = usePanel((panel) => panel.taskSummary.revision);
  const [found, setFound] = useState<{ revision: number; tasks: readonly Task[] }>({ revision, tasks: [] });
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const tasks = await readTasksOf(activityId);
      if (isWanted) setFound({ revision, tasks });
    };
    // Only a hint: without it the log's own state still shows that it has arrived.
    read().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [activityId, revision]);
  return found.tasks;
}
