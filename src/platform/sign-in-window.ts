import { browser, type Tabs } from './browser';

const size = { width: 600, height: 720 };

export async function openSignInWindow(url: string): Promise<number | undefined> {
  return (await browser.windows.create({ type: 'popup', url, ...size })).id;
}

export async function focusWindow(windowId: number): Promise<void> {
  await browser.windows.update(windowId, { focused: true });
}

/** Closing what is closed already is no error. */
export async function closeWindow(windowId: number): Promise<void> {
  await browser.windows.remove(windowId).catch(() => undefined);
}

/** Addresses in a window, as far as this extension may see them; `undefined` when the window is gone. */
export async function addressesIn(windowId: number): Promise<string[] | undefined> {
  try {
    const { tabs = [] } = await browser.windows.get(windowId, { populate: true });
    return tabs.map((tab) => tab.url ?? '').filter((url) => url !== '');
  } catch {
    return undefined;
  }
}

export interface WindowWatch {
  /** From now on, also for a worker that is started anew by what happens. */
  start(): void;
  /** The browser no longer wakes the worker for it. */
  stop(): void;
}

/** Watches what windows reach, and which are closed. An address is seen only where this extension may see it. */
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
