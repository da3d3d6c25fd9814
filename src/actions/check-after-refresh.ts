import { systemClock } from '../platform/clock';
import { withLock } from '../platform/lock';
import { checkLicences } from './plugins/check-licence';
import { checkRegistrations } from './plugins/check-registrations';
import { settleInterruptedChange } from './server-logging/change-subscription';
import { lookForServerLogs } from './server-logging/close-server-logged';

/** Of the refresh that was last checked after, whichever page did it; in `localStorage`, which all of them share. */
const lastChecked = 'checkedRefresh';

/**
 * What is asked after each refresh of the settings, whichever screen is open; nobody waits for it. Each open page sees
 * the refresh, and the first one asks.
 * @param refreshedAt when that was; epoch ms
 */
export async function checkAfterRefresh(refreshedAt: number): Promise<void> {
  const isFirst = await withLock('check-after-refresh', async () => {
    if (localStorage.getItem(lastChecked) === String(refreshedAt)) return false;
    localStorage.setItem(lastChecked, String(refreshedAt));
    return true;
  });
  if (!isFirst) return;
  await Promise.allSettled([checkPlugins(), lookForServerLogs(systemClock), settleInterruptedChange()]);
}

/** The answer about a registration is the plugin's licence too. */
async function checkPlugins(): Promise<void> {
  try {
    await checkRegistrations();
  } finally {
    await checkLicences();
  }
}
