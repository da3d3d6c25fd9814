import { browser, type Runtime } from './browser';

/**
 * Answers messages from this extension's own pages. Other extensions, web pages and frames of other origins get no
 * answer.
 * @param answer never rejects
 */
export function onRequest(answer: (message: unknown) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    if (isOwnPage(sender)) void answer(message).then(sendResponse);
    else sendResponse(undefined);
    // Keeps the channel open for a later answer; unlike the polyfill, Chrome does not accept a promise.
    return true;
  });
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
