import { expect, type Page } from '@playwright/test';

/** Waits until words that were typed are kept as a draft, which takes up to 250 ms. */
export async function expectDraft(panel: Page, words: string): Promise<void> {
  const drafts = () => panel.evaluate(async () => JSON.stringify(await chrome.storage.local.get('drafts')));
  await expect.poll(drafts).toContain(words);
}
