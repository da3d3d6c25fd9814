import { browser } from '../../platform/browser';
import type { Context } from '../worker/context';
import { loadWorkerWords } from '../worker/words';

/** The toolbar badge with the number of failures that nobody has looked at; its title says the same in words. */
export async function showFailures(context: Context, count: number): Promise<void> {
  const text = count === 0 ? '' : count > 999 ? '999+' : String(count);
  if ((await browser.action.getBadgeText({})) === text) return;
  await browser.action.setBadgeBackgroundColor({ color: '#c2321f' });
  await browser.action.setBadgeText({ text });
  const { say, sayCount } = await loadWorkerWords(context);
  const words = count === 0 ? '' : `: ${sayCount('badge_title_failed', count)}`;
  await browser.action.setTitle({ title: `${say('appName')}${words}` });
}
