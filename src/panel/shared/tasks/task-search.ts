import type { Task } from '../../../core/tasks/task';
import { searchFor } from '../../../core/basics/word-search';

/** True when every typed word occurs in the subject, the plugin's name, its message or the CRM's name. */
export function matchesWords(
  task: Pick<Task, 'subject' | 'pluginTitle' | 'message' | 'crmName'>,
  query: string,
): boolean {
  return searchFor(query)([task.subject, task.pluginTitle, task.message, task.crmName]);
}
