import { browser } from '../platform/browser';

/** The toolbar badge: how many tasks have failed; nothing when none. */
export async function showFailures(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#c2321f' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
}
