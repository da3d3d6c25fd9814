import type { Task, TaskState } from '../../core/task';
import { sayDuration } from '../activity/time-words';
import type { Tone } from '../ui/Tag';
import { say, sayCount } from '../words';

export const toneOf: { readonly [state in TaskState]: Tone } = {
  pending: 'wait',
  completed: 'ok',
  failed: 'bad',
  sent: 'unknown',
  unknown: 'unknown',
};

/** One task by its plugin's name, several by their number. */
export function sayTasks(state: TaskState, tasks: readonly Task[]): string {
  const [only] = tasks;
  return tasks.length === 1 && only
    ? say(`task_one_${state}`, only.pluginTitle)
    : sayCount(`tasks_${state}`, tasks.length);
}

/** One step of the timeline, without the plugin's own words. */
export function sayStep({ state, pluginTitle, startedAt, settledAt }: Task): string {
  if (state !== 'completed' || settledAt === undefined) return say(`task_one_${state}`, pluginTitle);
  const seconds = Math.max(1, Math.round((settledAt - startedAt) / 1000));
  return say('task_completed_after', pluginTitle, sayDuration(seconds));
}
