import { dayOf, type TaskState } from '../../core/tasks/task';
import { noTasks, total, type TaskCounts } from '../../core/tasks/task-summary';

/** One bar of the picture. */
export interface TaskDay {
  /** Epoch ms of a moment in that day. */
  readonly time: number;
  readonly counts: TaskCounts;
  readonly total: number;
}

/** States from the bottom of a bar to its top. */
export const stacked: readonly TaskState[] = [
  'completed',
  'added',
  'sent',
  'replaced',
  'unknown',
  'pending',
  'failed',
];

/** The last seven days, today last, including days without tasks. */
export function lastSevenDays(days: { readonly [day: string]: TaskCounts }, now: number): TaskDay[] {
  return [6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const date = new Date(now);
    // At noon, days that are an hour shorter or longer keep their date.
    date.setHours(12, 0, 0, 0);
    date.setDate(date.getDate() - ago);
    const counts = days[dayOf(date.getTime())] ?? noTasks;
    return { time: date.getTime(), counts, total: total(counts) };
  });
}
