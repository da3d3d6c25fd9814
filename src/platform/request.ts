import { browser, type Runtime } from './browser';

export type AnswerScript = (message: unknown, site: string, windowId: number | undefined) => Promise<unknown>;

/**
 * Answers messages from this extension's own pages, and from its script on sites that a person has chosen. Other
 * extensions, web pages and frames of other origins get no answer.
 * @param answer never rejects
 * @param answerScript `site` is the origin of the page
 */
export function onRequest(
  answer: (message: unknown) => Promise<unknown>,
  answerScript: AnswerScript | undefined,
): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    if (isOwnPage(sender)) void answer(message).then(sendResponse);
    // Security: a page that runs this script is a stranger's; what it says is parsed, and its site looked up, by
    // `answerScript`. Held by test/unit/background/activity/asked-number.test.ts.
    else if (answerScript && sender.id === browser.runtime.id && sender.tab)
      void answerScript(message, originOf(sender), sender.tab.windowId)
        .catch(() => undefined)
        .then(sendResponse);
    else sendResponse(undefined);
    // Keeps the channel open for a later answer; unlike the polyfill, Chrome does not accept a promise.
    return true;
  });
}

/** As the browser says it, of the very frame; not in webextension-polyfill's types. */
function originOf(sender: Runtime.MessageSender & { readonly origin?: string }): string {
  return sender.origin ?? '';
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
