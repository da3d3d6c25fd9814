import { noticeLines } from '../../core/tasks/task-notice';
import type { TaskChange } from '../../core/tasks/task-summary';
import { browser } from '../../platform/browser';
import { findPanel, openPanelWindow } from '../../platform/panel-window';
import { randomText } from '../../platform/random';
import { writeItem } from '../../storage/basics/item';
import { readPreferences } from '../../storage/settings/preferences';
import { askedPlace } from '../../storage/tasks/asked-place';
import type { Context } from '../worker/context';
import { loadWorkerWords } from '../worker/words';

const prefix = 'tasks:';
const place = '#/tasks';

/** One notification for all results of a pass, failures first; none if there is nothing to report. */
export async function notifyOfTasks(context: Context, changes: readonly TaskChange[]): Promise<void> {
  const { notices } = await readPreferences();
  const lines = noticeLines(changes, notices);
  if (lines.length === 0) return;
  const { say, sayCount } = await loadWorkerWords(context);
  const counts = lines.map(({ state, count }) => sayCount(`tasks_${state}`, count));
  const details = lines.map(({ state, titles }) => say(`notice_${state}`, titles.join(', ')));
  await browser.notifications.create(`${prefix}${randomText(context.random)}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: counts.join(', '),
    message: details.join('\n'),
  });
}

/** A click on it opens the tasks, in an open panel or else in a window. */
export async function openNotice(context: Context, notificationId: string): Promise<void> {
  if (!notificationId.startsWith(prefix)) return;
  await browser.notifications.clear(notificationId);
  const panel = await findPanel();
  if (!panel) return openPanelWindow(place);
  await askForPlace(context, place);
  await browser.windows.update(panel.windowId, { focused: true });
}

/** Open panels show this screen, and so does one that opens at the same time. */
export async function askForPlace(context: Context, hash: string): Promise<void> {
  await writeItem(askedPlace, { hash, at: context.now() });
}
