import type { Task, TaskState } from '../../core/task';
import { sayTime } from '../activity/time-words';
import type { Tone } from '../ui/Tag';
import { say, sayCount, type Language } from '../words';

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

/** One step of the timeline, without the plugin's own words. When it ended nobody tells us, only when we saw it. */
export function sayStep({ state, pluginTitle, settledAt }: Task, language: Language): string {
  if (state !== 'completed' || settledAt === undefined) return say(`task_one_${state}`, pluginTitle);
  return say('task_completed_seen', pluginTitle, sayTime(settledAt, language));
}
