import type { Task, TaskState } from '../../../core/tasks/task';
import { grewAt } from '../../../core/tasks/task-schedule';
import { sayMoment, sayTime } from '../time-words';
import type { Tone } from '../../ui/Tag';
import { say, sayCount, type Language } from '../../app/words';

export const taskTone: { readonly [state in TaskState]: Tone } = {
  pending: 'wait',
  completed: 'ok',
  failed: 'bad',
  sent: 'unknown',
  unknown: 'unknown',
  added: 'accent',
  replaced: 'plain',
};

/** From then on a pending task has no answer, rather than that one is to be expected; ms. */
const answerExpected = 24 * 3_600_000;

export function titleOf({ pluginTitle }: Pick<Task, 'pluginTitle'>): string {
  return pluginTitle || say('task_unnamed_plugin');
}

/** A single task by its plugin's name, several by their number. */
export function sayTasks(state: TaskState, tasks: readonly Task[], now: number): string {
  const [only] = tasks;
  return tasks.length === 1 && only ? sayState(only, now) : sayCount(`tasks_${state}`, tasks.length);
}

/** Nobody may ever say what became of it. */
export function isUnanswered({ state, watch, startedAt }: Task, now: number): boolean {
  return state === 'pending' && watch.by === 'note' && now - startedAt >= answerExpected;
}

function sayState(task: Task, now: number): string {
  return isUnanswered(task, now)
    ? say('task_no_answer', titleOf(task))
    : say(`task_one_${task.state}`, titleOf(task));
}

/** What the log was about: "Call with Ada". */
export function sayLog(logType: Task['logType'], who: string): string {
  return say(`tasks_of_${logType}`, who);
}

/**
 * One step of the timeline, without the plugin's message. The time is when we learned of it; nobody reports when a
 * task really ended.
 */
export function sayStep(task: Task, now: number, language: Language): string {
  const { state, settledAt } = task;
  if (state !== 'completed' || settledAt === undefined) return sayState(task, now);
  return say('task_completed_seen', titleOf(task), sayTime(settledAt, language));
}

/** How a state is known, or why it is unknown; `undefined` when the state says it all. */
export function sayReason(task: Task, now: number, language: Language): string | undefined {
  const { state, source, checkedAt } = task;
  switch (source) {
    case 'note':
    case 'notes':
    case 'vanished':
    case 'not_started':
    case 'ids_lost':
    case 'no_route':
    case 'expired':
    case 'unclear':
    case 'rerun':
      return say(`task_source_${source}`);
    case 'left':
      return say('task_source_left', task.crmName);
    default:
  }
  if (state !== 'pending') return undefined;
  if (grewAt(task) !== undefined) return say('task_maybe');
  return checkedAt === undefined ? undefined : say('task_checked', sayMoment(checkedAt, now, language));
}

/** That it began under settings which may not be what an admin wants by now; `undefined` when they were fresh. */
export function saySettings({ settingsReadAt }: Task, now: number, language: Language): string | undefined {
  return settingsReadAt === undefined
    ? undefined
    : say('task_settings_old', sayMoment(settingsReadAt, now, language));
}
