/** Not in webextension-polyfill's types; Chrome only. */
export async function openSidePanelOnClick(): Promise<void> {
  await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}

/**
 * Opens the side panel of a window, unless a panel is open somewhere. The browser allows it after a key press, and takes
 * what follows in a callback for part of that; what waits for a promise it does not.
 */
export function openSidePanelIfNone(windowId: number): void {
  chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] }, ({ length }) => {
    if (length === 0) void chrome.sidePanel.open({ windowId });
  });
}
