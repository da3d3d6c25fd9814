import { browser } from './browser';

const page = 'panel.html';
const marker = 'window';
const size = { width: 420, height: 780 };

/** Brings the panel's window to the front or opens it; there is at most one in the browser. */
export async function openPanelWindow(hash: string): Promise<void> {
  const windowId = await findPanelWindow();
  if (windowId === undefined) {
    await browser.windows.create({
      type: 'popup',
      url: browser.runtime.getURL(`${page}?${marker}${hash}`),
      ...size,
    });
  } else {
    await browser.windows.update(windowId, { focused: true });
  }
}

/** An open panel, in a side panel or window; side panels first. */
export async function findPanel(): Promise<{ readonly windowId: number } | undefined> {
  const pages = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] });
  const panels = pages.filter(
    ({ documentUrl }) => documentUrl && new URL(documentUrl).pathname === `/${page}`,
  );
  return panels.find(({ contextType }) => contextType === 'SIDE_PANEL') ?? panels[0];
}

/** True in the panel's own window, where the page can ask before closing; false in a side panel. */
export function isPanelWindow(): boolean {
  return isMarked(location.href);
}

// The browser itself knows which pages are open, so nothing has to be remembered. `getContexts` is Chrome's (116);
// webextension-polyfill has no types for it.
async function findPanelWindow(): Promise<number | undefined> {
  const pages = await chrome.runtime.getContexts({ contextTypes: ['TAB'] });
  return pages.find(({ documentUrl }) => documentUrl !== undefined && isMarked(documentUrl))?.windowId;
}

function isMarked(address: string): boolean {
  const url = new URL(address);
  return url.pathname === `/${page}` && url.searchParams.has(marker);
}
