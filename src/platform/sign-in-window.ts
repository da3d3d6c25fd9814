import { browser, type Tabs } from './browser';

const size = { width: 600, height: 720 };

export async function openSignInWindow(url: string): Promise<number | undefined> {
  return (await browser.windows.create({ type: 'popup', url, ...size })).id;
}

export async function focusWindow(windowId: number): Promise<void> {
  await browser.windows.update(windowId, { focused: true });
}

/** Closing a window that is already closed is not an error. */
export async function closeWindow(windowId: number): Promise<void> {
  await browser.windows.remove(windowId).catch(() => undefined);
}

/** Addresses open in a window, as far as this extension may see them; `undefined` when the window is gone. */
export async function addressesIn(windowId: number): Promise<string[] | undefined> {
  try {
    const { tabs = [] } = await browser.windows.get(windowId, { populate: true });
    return tabs.map((tab) => tab.url ?? '').filter((url) => url !== '');
  } catch {
    return undefined;
  }
}

export interface WindowWatch {
  /** Starts watching, even if the event has to start the worker first. */
  start(): void;
  /** Stops watching; the worker is no longer woken. */
  stop(): void;
}

/** Watches which addresses windows reach and which windows close. Addresses are visible only with permission. */
export function watchWindows(
  onAddress: (windowId: number, url: string) => void,
  onClosed: (windowId: number) => void,
): WindowWatch {
  const onUpdated = (_tabId: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) => {
    if (change.url !== undefined && tab.windowId !== undefined) onAddress(tab.windowId, change.url);
  };
  return {
    start: () => {
      browser.tabs.onUpdated.addListener(onUpdated);
      browser.windows.onRemoved.addListener(onClosed);
    },
    stop: () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.windows.onRemoved.removeListener(onClosed);
    },
  };
}
