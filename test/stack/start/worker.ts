import { expect, type Page, type Worker } from '@playwright/test';

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

/**
 * Rings an alarm again until what it is to bring has come. From then on it must not ring: what has come may have ended
 * the alarm, however late it is seen here.
 */
export async function ringUntil(
  worker: Worker,
  name: string,
  hasCome: () => Promise<boolean>,
): Promise<void> {
  await expect(async () => {
    if (!(await hasCome())) await ringAlarm(worker, name);
    await expect.poll(hasCome, { timeout: 1000 }).toBe(true);
  }).toPass({ timeout: 60_000 });
}
