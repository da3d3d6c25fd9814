import { browser } from './browser';

/**
 * Asks the person for permission to access these hosts. Must be called in a page, before anything else in the click
 * handler: the browser refuses it after any wait, and in the worker.
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

/** Gives back what was granted; asked again, the browser grants it without a prompt. */
export async function releaseHost(address: string): Promise<void> {
  await browser.permissions.remove({ origins: [patternOf(address)] });
}

function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}
