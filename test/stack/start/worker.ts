import type { Page, Worker } from '@playwright/test';

/** Ends the worker as the browser does it: at once, in the middle of anything. The next event starts it again. */
export async function killWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/**
 * Rings an alarm now instead of in minutes, as the browser would at its time.
 * @throws when the worker has not set it: then nothing would ever ring
 */
export async function ringAlarm(worker: Worker, name: string): Promise<void> {
  const found: unknown = await worker.evaluate(`(async () => {
    const alarm = await chrome.alarms.get(${JSON.stringify(name)});
    if (alarm) browser.alarms.onAlarm.dispatch(alarm);
    return alarm !== undefined;
  })()`);
  if (found !== true) throw new Error(`The worker has set no alarm "${name}"`);
}
