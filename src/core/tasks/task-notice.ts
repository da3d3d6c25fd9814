import { taskNotices, type TaskNotice } from '../settings/panel-preference';
import type { TaskChange } from './task-summary';

/** One line of a notification: how many tasks ended this way, and of which plugins. */
export interface NoticeLine {
  readonly state: TaskNotice;
  readonly count: number;
  readonly titles: readonly string[];
}

/** Results of a pass, failures first; only the chosen levels. */
export function noticeLines(changes: readonly TaskChange[], levels: readonly TaskNotice[]): NoticeLine[] {
  const ended = changes.flatMap(({ before, after }) =>
    after && before?.state !== after.state ? [after] : [],
  );
  return taskNotices
    .filter((state) => levels.includes(state))
    .map((state) => {
      const titles = ended.filter((task) => task.state === state).map((task) => task.pluginTitle);
      return { state, count: titles.length, titles: [...new Set(titles)] };
    })
    .filter(({ count }) => count > 0);
}
