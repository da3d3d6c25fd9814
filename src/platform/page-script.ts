import { browser } from './browser';

/** Asks the worker, from a script on a web page. */
export async function askExtension(message: string): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** One of the words that Chrome itself knows, in the browser's language. */
export function wordOf(key: string, value: string): string {
  return browser.i18n.getMessage(key, value);
}
