import { browser } from './browser';
import { openPanelWindow } from './panel-window';

/** Not in webextension-polyfill's types; Chrome only. */
export async function openSidePanelOnClick(): Promise<void> {
  await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}

/**
 * Opens the side panel of a window, unless a panel is open somewhere. The browser allows it after a key press, and takes
 * what follows in a callback for part of that; what waits for a promise it does not. Where it refuses, the panel opens in
 * a window of its own.
 */
export function openSidePanelIfNone(windowId: number): void {
  chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] }, ({ length }) => {
    if (length === 0) chrome.sidePanel.open({ windowId }).catch(() => openPanelWindow(''));
  });
}

/**
 * Calls back with the selected text when a person has pressed the item for it in the browser's menu. The side panel is
 * opened first: the browser allows it only at once.
 */
export function onSelectionPress(take: (text: string, opening: Promise<void>) => void): void {
  browser.contextMenus.onClicked.addListener(({ selectionText = '' }, tab) =>
    take(selectionText, openSidePanel(tab?.windowId)),
  );
}

/** To be called at once in an event that a press has caused. Rejects where there can be none, as beside a popup window. */
export async function openSidePanel(windowId: number | undefined): Promise<void> {
  if (windowId === undefined) throw new Error('There is no window');
  await chrome.sidePanel.open({ windowId });
}
