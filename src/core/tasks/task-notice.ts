import { taskNotices, type TaskNotice } from '../settings/panel-preference';
import type { TaskChange } from './task-summary';

/** Text that was added is a result too, though nobody can tell whose. */
const states = [...taskNotices, 'added'] as const;

/** One line of a notification: how many tasks ended this way, and of which plugins. */
export interface NoticeLine {
  readonly state: (typeof states)[number];
  readonly count: number;
  readonly titles: readonly string[];
}

/** Results of a pass, failures first; only the chosen levels. */
export function noticeLines(changes: readonly TaskChange[], levels: readonly TaskNotice[]): NoticeLine[] {
  const ended = changes.flatMap(({ before, after }) =>
    after && before?.state !== after.state ? [after] : [],
  );
  return states
    .filter((state) => levels.includes(state === 'added' ? 'completed' : state))
    .map((state) => {
      const titles = ended.filter((task) => task.state === state).map((task) => task.pluginTitle);
      return { state, count: titles.length, titles: [...new Set(titles)] };
    })
    .filter(({ count }) => count > 0);
}
