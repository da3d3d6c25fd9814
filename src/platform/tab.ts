import { browser } from './browser';

/** A page of the web in a tab of its own. */
export async function openTab(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
}
