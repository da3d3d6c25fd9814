import * as v from 'valibot';
import { method } from './method';
import { nothing } from './input';

const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** The work of plugins in the background. */
export const tasksMethods = {
  /** Starts the pass that the alarm would start later; answers when it is over. */
  checkTasksNow: method<void>()(nothing),
  /** Reads the notes of the last minutes whose early reading is due. */
  readFreshNotes: method<void>()(nothing),
  /** The person looks at the tasks: failures are no longer new. */
  markTasksSeen: method<void>()(nothing),
  /** Removes ended tasks from the list; their logs are not changed. */
  dismissTasks: method<void>()(v.object({ taskIds: v.pipe(v.array(taskId), v.maxLength(100)) })),
  clearFinishedTasks: method<void>()(nothing),
} as const;
