import { browser } from './browser';

/**
 * Asks the person for the hosts of these addresses. In a page, first thing in the click: after any wait, and in the
 * worker, the browser refuses to ask.
 */
export async function requestHosts(addresses: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: addresses.map(patternOf) });
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
