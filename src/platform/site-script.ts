import { browser } from './browser';

/**
 * The name of the script that runs on this origin; `undefined` where none was chosen for it, or ever, or where the browser
 * no longer permits the site: a page that is still open has the script all the same.
 */
export async function siteScript(origin: string): Promise<string | undefined> {
  // A pattern without a port is for all of them.
  const site = `${origin.replace(/:\d+$/, '')}/*`;
  // There once the permission is.
  const scripts = await chrome.scripting?.getRegisteredContentScripts();
  const name = scripts?.find(({ matches }) => matches?.includes(site))?.id;
  return (await browser.permissions.contains({ origins: [site] })) ? name : undefined;
}
