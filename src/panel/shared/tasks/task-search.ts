import type { Task } from '../../../core/tasks/task';

/** True when every typed word occurs in the subject, the plugin's name, its message or the CRM's name. */
export function matchesWords(
  task: Pick<Task, 'subject' | 'pluginTitle' | 'message' | 'crmName'>,
  query: string,
): boolean {
  const text = fold([task.subject, task.pluginTitle, task.message ?? '', task.crmName].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Ignores case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
