/** Not in webextension-polyfill's types; Chrome only. */
export async function openSidePanelOnClick(): Promise<void> {
  await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}
