import { groupBy } from '../../../core/basics/group';
import type { Task, TaskState } from '../../../core/tasks/task';

/** One write of a log and the tasks it started. */
export interface TaskOperation {
  readonly operationId: string;
  readonly isUpdate: boolean;
  readonly startedAt: number;
  /** Sorted by importance: failed first. */
  readonly tasks: readonly Task[];
}

/** The tasks of one log, from creating and updating it. */
export interface TaskGroup {
  readonly activityId: string;
  readonly subject: string;
  readonly logType: Task['logType'];
  readonly crmName: string;
  /** Owner key (core/crm/account.ts ownerKey). */
  readonly account: string;
  /** Start of the newest operation. */
  readonly startedAt: number;
  /** When the call or message was; of tasks that do not know it, when the log was written. */
  readonly aboutAt: number;
  /** In order. */
  readonly operations: readonly TaskOperation[];
  readonly tasks: readonly Task[];
}

const urgency: { readonly [state in TaskState]: number } = {
  failed: 0,
  unknown: 1,
  pending: 2,
  added: 3,
  sent: 4,
  completed: 5,
  replaced: 6,
};

/** By log: those with a failure first, then the newest. */
export function groupTasks(tasks: readonly Task[]): TaskGroup[] {
  const groups = [...groupBy(tasks, (task) => task.activityId).values()].map(groupOf);
  return groups
    .filter((group) => group !== undefined)
    .toSorted((a, b) => Number(hasFailed(b)) - Number(hasFailed(a)) || b.startedAt - a.startedAt);
}

function hasFailed({ tasks }: TaskGroup): boolean {
  return tasks.some(({ state }) => state === 'failed');
}

function groupOf(tasks: readonly Task[]): TaskGroup | undefined {
  const [first] = tasks;
  if (!first) return undefined;
  const operations = [...groupBy(tasks, (task) => task.operationId).values()].map(operationOf);
  return {
    activityId: first.activityId,
    subject: first.subject,
    logType: first.logType,
    crmName: first.crmName,
    account: first.account,
    startedAt: Math.max(...tasks.map(({ startedAt }) => startedAt)),
    aboutAt: Math.min(...tasks.map(({ aboutAt, startedAt }) => aboutAt ?? startedAt)),
    operations: operations.toSorted((a, b) => a.startedAt - b.startedAt),
    tasks: byUrgency(tasks),
  };
}

function operationOf(tasks: readonly Task[]): TaskOperation {
  return {
    operationId: tasks[0]?.operationId ?? '',
    isUpdate: tasks[0]?.operation === 'update',
    startedAt: Math.min(...tasks.map(({ startedAt }) => startedAt)),
    tasks: byUrgency(tasks),
  };
}

function byUrgency(tasks: readonly Task[]): Task[] {
  return tasks.toSorted((a, b) => urgency[a.state] - urgency[b.state] || a.startedAt - b.startedAt);
}

/** A group's tasks by state, without empty states. */
export function groupByState(
  tasks: readonly Task[],
): { readonly state: TaskState; readonly tasks: readonly Task[] }[] {
  const states = tasks.map(({ state }) => state);
  return [...new Set(states)].map((state) => ({
    state,
    tasks: tasks.filter((task) => task.state === state),
  }));
}
