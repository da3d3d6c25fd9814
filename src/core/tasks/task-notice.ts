import { taskNotices, type TaskNotice } from '../settings/panel-preference';
import type { TaskChange } from './task-summary';

/** One line of what a pass has found: how many tasks ended so, and of which plugins. */
export interface NoticeLine {
  readonly state: TaskNotice;
  readonly count: number;
  readonly titles: readonly string[];
}

/** What a pass has found, failures first; only the chosen levels, and nothing for nothing. */
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
