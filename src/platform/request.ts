import { browser, type Runtime } from './browser';

/**
 * Answers the pages of this extension. Another extension, a web page or a frame of another origin is not heard and
 * gets nothing.
 * @param answer never rejects
 */
export function onRequest(answer: (message: unknown) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    if (isOwnPage(sender)) void answer(message).then(sendResponse);
    else sendResponse(undefined);
    // An answer may come later: Chrome itself, unlike the polyfill, takes no promise for one.
    return true;
  });
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
