import { browser } from './browser';

const page = 'panel.html';
const marker = 'window';
const size = { width: 420, height: 780 };

/** Brings the panel's own window to the front, or opens it; there is one for the whole browser. */
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

/** A panel that is open, in the side or in a window; the side first. */
export async function findPanel(): Promise<{ readonly windowId: number } | undefined> {
  const pages = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] });
  const panels = pages.filter(
    ({ documentUrl }) => documentUrl && new URL(documentUrl).pathname === `/${page}`,
  );
  return panels.find(({ contextType }) => contextType === 'SIDE_PANEL') ?? panels[0];
}

/** True in the panel's own window, where the page can ask before it closes; false in a side panel. */
export function isPanelWindow(): boolean {
  return isMarked(location.href);
}

// The browser itself knows which pages are open: nothing to remember, nothing to become stale.
// `getContexts` is Chrome's (116); webextension-polyfill has no types for it.
async function findPanelWindow(): Promise<number | undefined> {
  const pages = await chrome.runtime.getContexts({ contextTypes: ['TAB'] });
  return pages.find(({ documentUrl }) => documentUrl !== undefined && isMarked(documentUrl))?.windowId;
}

function isMarked(address: string): boolean {
  const url = new URL(address);
  return url.pathname === `/${page}` && url.searchParams.has(marker);
}
