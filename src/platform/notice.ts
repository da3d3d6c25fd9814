import { browser } from './browser';

/** A notification of the system, by an id that says whose it is. */
export interface Notice {
  readonly title: string;
  readonly message: string;
}

export async function showNotice(id: string, notice: Notice): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    ...notice,
  });
}

/** One that is on the screen says something else; nothing rings again for it. Not in webextension-polyfill's types. */
export async function changeNotice(id: string, notice: Notice): Promise<void> {
  await chrome.notifications.update(id, { ...notice });
}

export async function clearNotice(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/** Every page and the worker hear of each press. Returns a function that stops it. */
export function onNotice(onPress: (id: string) => void): () => void {
  browser.notifications.onClicked.addListener(onPress);
  return () => browser.notifications.onClicked.removeListener(onPress);
}
