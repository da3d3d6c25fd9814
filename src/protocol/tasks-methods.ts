import * as v from 'valibot';
import { nothing } from './input';

const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** The work of plugins in the background. */
export const tasksMethods = {
  /** Starts the pass that the alarm would start later; answers when it is over. */
  checkTasksNow: nothing,
  /** Reads the notes of the last minutes whose early reading is due. */
  readFreshNotes: nothing,
  /** The person looks at the tasks: failures are no longer new. */
  markTasksSeen: nothing,
  /** Removes ended tasks from the list; their logs are not changed. */
  dismissTasks: () => v.object({ taskIds: v.pipe(v.array(taskId), v.maxLength(100)) }),
  clearFinishedTasks: nothing,
} as const;
