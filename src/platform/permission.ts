import { browser } from './browser';

/**
 * Asks the person for one host. In a page, first thing in the click: after any wait, and in the worker, the
 * browser refuses to ask.
 */
export async function requestHost(address: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [patternOf(address)] });
  } catch {
    return false;
  }
}

export async function hasHost(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
