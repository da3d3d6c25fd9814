import { browser } from './browser';

/** The organisation's policy for this extension; `undefined` if the browser cannot tell. */
export async function readManagedPolicy(): Promise<unknown> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return undefined;
  }
}

/** Calls back when the policy has changed. */
export function onManagedPolicy(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
