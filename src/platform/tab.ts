import { browser } from './browser';

/** Opens a web page in a new tab. */
export async function openTab(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
}
