import type { Task } from '../../core/tasks/task';
import type { TaskChange } from '../../core/tasks/task-summary';

/** One request of a pass. */
export interface TaskRequest {
  /** The tasks it asks about, longest overdue first. */
  readonly tasks: readonly Task[];
  /**
   * Asks, and stores the answer before anything else.
   * @returns what changed in the ledger
   */
  readonly ask: () => Promise<TaskChange[]>;
}

/** When the first of these tasks was due. */
export function firstDueAt(tasks: readonly Task[]): number {
  return Math.min(...tasks.map((task) => task.nextAt ?? 0));
}
