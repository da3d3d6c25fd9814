import { browser } from './browser';

const page = 'panel.html';
const marker = 'window';
const size = { width: 420, height: 780 };

/** Brings the panel's window to the front or opens it; there is at most one in the browser. */
export async function openPanelWindow(hash: string): Promise<void> {
  const [open] = await findPanels(isMarked);
  if (open) {
    await browser.windows.update(open.windowId, { focused: true });
  } else {
    await browser.windows.create({
      type: 'popup',
      url: browser.runtime.getURL(`${page}?${marker}${hash}`),
      ...size,
    });
  }
}

/** An open panel, in a side panel or window; side panels first. */
export async function findPanel(): Promise<{ readonly windowId: number } | undefined> {
  const panels = await findPanels(() => true);
  return panels.find(({ contextType }) => contextType === 'SIDE_PANEL') ?? panels[0];
}

/** Brings the window of this page to the front. */
export async function focusThisWindow(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.windows.update(id, { focused: true });
}

/** True in the panel's own window, where the page can ask before closing; false in a side panel. */
export function isPanelWindow(): boolean {
  return isMarked(new URL(location.href));
}

// The browser itself knows which pages are open, so nothing has to be remembered. `getContexts` is Chrome's (116);
// webextension-polyfill has no types for it.
async function findPanels(isWanted: (address: URL) => boolean) {
  const pages = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] });
  return pages.filter(({ documentUrl }) => {
    const address = documentUrl ? new URL(documentUrl) : undefined;
    return address?.pathname === `/${page}` && isWanted(address);
  });
}

function isMarked(address: URL): boolean {
  return address.searchParams.has(marker);
}
