import { browser } from './browser';

/** The address to which RingCentral returns the person; determined by the extension's id. */
export function redirectUri(): string {
  return browser.identity.getRedirectURL('ringcentral');
}

/**
 * Opens the browser's own sign-in window and returns the full redirect address; `undefined` when it was closed or, if
 * not `interactive`, when the person would have had to act.
 */
export async function launchSignIn(url: string, interactive: boolean): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive });
  } catch {
    return undefined;
  }
}
