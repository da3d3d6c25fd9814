import { groupBy } from '../../core/group';
import type { Task, TaskState } from '../../core/task';

/** The background work that one sending of a log has begun. */
export interface TaskGroup {
  readonly operationId: string;
  readonly activityId: string;
  readonly subject: string;
  readonly startedAt: number;
  /** In the order in which people want to know: failed first. */
  readonly tasks: readonly Task[];
}

const urgency: { readonly [state in TaskState]: number } = {
  failed: 0,
  unknown: 1,
  pending: 2,
  sent: 3,
  completed: 4,
};

/** By log, newest first. */
export function groupTasks(tasks: readonly Task[]): TaskGroup[] {
  const groups = [...groupBy(tasks, (task) => task.operationId).values()].map(groupOf);
  return groups.filter((group) => group !== undefined).toSorted((a, b) => b.startedAt - a.startedAt);
}

function groupOf(tasks: readonly Task[]): TaskGroup | undefined {
  const [first] = tasks;
  if (!first) return undefined;
  return {
    operationId: first.operationId,
    activityId: first.activityId,
    subject: first.subject,
    startedAt: Math.min(...tasks.map(({ startedAt }) => startedAt)),
    tasks: tasks.toSorted((a, b) => urgency[a.state] - urgency[b.state] || a.startedAt - b.startedAt),
  };
}

/** A group's tasks by state; states without any are left out. */
export function groupByState(
  tasks: readonly Task[],
): { readonly state: TaskState; readonly tasks: readonly Task[] }[] {
  const states = tasks.map(({ state }) => state);
  return [...new Set(states)].map((state) => ({
    state,
    tasks: tasks.filter((task) => task.state === state),
  }));
}
