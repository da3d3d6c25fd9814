import type { Task } from '../../core/tasks/task';
import type { TaskChange } from '../../core/tasks/task-summary';

/** One request of a pass. */
export interface TaskRequest {
  /** What it asks about; the longest overdue goes first. */
  readonly tasks: readonly Task[];
  /** Asks, and records what it was told before anything else. @returns what has changed in the ledger */
  readonly ask: () => Promise<TaskChange[]>;
}

/** When the first of these tasks was due. */
export function firstDueAt(tasks: readonly Task[]): number {
  return Math.min(...tasks.map((task) => task.nextAt ?? 0));
}
