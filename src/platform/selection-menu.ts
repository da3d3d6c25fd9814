const id = 'call';

/**
 * Puts an item for selected text into the browser's menu on web pages, in place of the one that was there. The browser
 * keeps it; `%s` in the title is the selected text.
 */
export async function showSelectionItem(title: string): Promise<void> {
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create(
    { id, title, contexts: ['selection'], documentUrlPatterns: ['https://*/*', 'http://*/*'] },
    // Another page may have made it meanwhile: then it is there.
    () => void chrome.runtime.lastError,
  );
}
