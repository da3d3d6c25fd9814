import { groupBy } from '../core/group';
import type { Task } from '../core/task';
import type { TaskChange } from '../core/task-summary';

/** One request of a pass: asks, and records what it was told before anything else. */
export interface TaskRequest {
  /** When the first of its tasks was due: the longest overdue goes first. */
  readonly dueAt: number;
  /** @returns what has changed in the ledger */
  readonly ask: () => Promise<TaskChange[]>;
  /** Puts its tasks behind the others. */
  readonly postpone: () => Promise<TaskChange[]>;
}

export function firstDueAt(tasks: readonly Task[]): number {
  return Math.min(...tasks.map((task) => task.nextAt ?? 0));
}

/** Tasks by log operation. */
export function byOperation(tasks: readonly Task[]): Task[][] {
  return [...groupBy(tasks, (task) => task.operationId).values()];
}
