import { callBadge, failuresBadge, readBadge, setBadge } from '../../platform/toolbar';
import type { Context } from '../worker/context';
import { loadWorkerWords } from '../worker/words';

/**
 * The toolbar badge with the number of failures that nobody has looked at; its title says the same in words. During a call
 * the page with the dialer has the badge, and shows the number again afterwards (panel/dialer/call-badge.ts).
 */
export async function showFailures(context: Context, count: number): Promise<void> {
  const text = failuresBadge(count);
  const shown = await readBadge();
  if (shown === text || shown === callBadge) return;
  const { say, sayCount } = await loadWorkerWords(context);
  const words = count === 0 ? '' : `: ${sayCount('badge_title_failed', count)}`;
  await setBadge(text, 'failures', `${say('appName')}${words}`);
}
