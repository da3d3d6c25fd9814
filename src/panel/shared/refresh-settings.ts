import { whenIdle } from '../../platform/idle';

/** A list that was just opened is painted first; ms. */
const mostWait = 1500;

/** The action of this name. What it needs is much, and no first paint needs it: its code is loaded when the page has time. */
export async function refreshSettings(maxAgeMs: number): Promise<void> {
  await whenIdle(mostWait);
  const action = await import('../../actions/settings/refresh-settings');
  await action.refreshSettings(maxAgeMs);
}
