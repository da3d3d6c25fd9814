import type { CurrentCall } from '../../core/activity/current-call';
import { callBadge, failuresBadge, readBadge, setBadge } from '../../platform/toolbar';
import { say, sayCount } from '../app/words';

/**
 * Shows on the toolbar's icon that a call rings or is on; without one, the number of failures that stands there otherwise.
 * @param failures background tasks that have failed, and that nobody has looked at
 */
export async function showCallBadge(calls: readonly CurrentCall[], failures: number): Promise<void> {
  const isRinging = calls.some(({ status }) => status === 'ringing');
  if (calls.length > 0) {
    const words = say(isRinging ? 'badge_title_ringing' : 'badge_title_call');
    return setBadge(callBadge, 'call', `${say('appName')}: ${words}`);
  }
  if ((await readBadge()) !== callBadge) return;
  const words = failures === 0 ? '' : `: ${sayCount('badge_title_failed', failures)}`;
  await setBadge(failuresBadge(failures), 'failures', `${say('appName')}${words}`);
}
