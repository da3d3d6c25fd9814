import type { Task, TaskState } from '../../../core/tasks/task';
import { sayMoment, sayTime } from '../time-words';
import type { Tone } from '../../ui/Tag';
import { say, sayCount, type Language } from '../../app/words';

export const taskTone: { readonly [state in TaskState]: Tone } = {
  pending: 'wait',
  completed: 'ok',
  failed: 'bad',
  sent: 'unknown',
  unknown: 'unknown',
};

export function titleOf({ pluginTitle }: Pick<Task, 'pluginTitle'>): string {
  return pluginTitle || say('task_unnamed_plugin');
}

/** A single task by its plugin's name, several by their number. */
export function sayTasks(state: TaskState, tasks: readonly Task[]): string {
  const [only] = tasks;
  return tasks.length === 1 && only
    ? say(`task_one_${state}`, titleOf(only))
    : sayCount(`tasks_${state}`, tasks.length);
}

/** What the log was about: "Call with Ada". */
export function sayLog(logType: Task['logType'], who: string): string {
  return say(`tasks_of_${logType}`, who);
}

/**
 * One step of the timeline, without the plugin's message. The time is when we learned of it; nobody reports when a
 * task really ended.
 */
export function sayStep(task: Task, language: Language): string {
  const { state, settledAt } = task;
  if (state !== 'completed' || settledAt === undefined) return say(`task_one_${state}`, titleOf(task));
  return say('task_completed_seen', titleOf(task), sayTime(settledAt, language));
}

/** How a state is known, or why it is unknown; `undefined` when the state says it all. */
export function sayReason(task: Task, now: number, language: Language): string | undefined {
  const { state, source, watch, checkedAt } = task;
  switch (source) {
    case 'note':
    case 'notes':
    case 'vanished':
    case 'not_started':
    case 'ids_lost':
    case 'no_route':
    case 'expired':
    case 'unclear':
      return say(`task_source_${source}`);
    case 'left':
      return say('task_source_left', task.crmName);
    default:
  }
  if (state !== 'pending') return undefined;
  if (watch.by === 'note' && watch.seen.length > 0)
    return say('task_seen_of', watch.seen.length, watch.expected);
  if (watch.by === 'note' && watch.isUnclear) return say('task_maybe');
  return checkedAt === undefined ? undefined : say('task_checked', sayMoment(checkedAt, now, language));
}
