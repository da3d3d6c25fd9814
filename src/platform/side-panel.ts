import { browser } from './browser';

/** Not in webextension-polyfill's types; Chrome only. */
export async function openSidePanelOnClick(): Promise<void> {
  await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
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
