import { chromiumFlags } from '../stack/chromium-flags';
import { HOSTS } from '../stack/hosts';
import { openBrowser, type ExtensionBrowser } from '../stack/start/browser';
import { killWorker } from '../stack/start/worker';

/** A browser that serves one test after the other: starting one costs more than most tests. */
export interface ReusedBrowser extends ExtensionBrowser {
  /** Removes all that the extension has stored and has in hand; its pages are closed, or elsewhere, by then. */
  forget(): Promise<void>;
  /** Closes what is open and forgets, so that the extension is as if it had just been installed. */
  reset(): Promise<void>;
}

/** The person would accept the prompt for the page on which sign-ins land; every other prompt stays open. */
const grantedHosts = [`https://${HOSTS.landing}/*`];

export async function openReusedBrowser(stack: { readonly tlsPort: number }): Promise<ReusedBrowser> {
  const browser = await openBrowser({ flags: chromiumFlags(stack), headless: true, grantedHosts });
  const { context, extensionId } = browser;
  // A page of the extension in which nothing of it runs: it reaches what is stored, and keeps the browser open.
  const plain = context.pages()[0] ?? (await context.newPage());
  await plain.goto(`chrome-extension://${extensionId}/icons/16.png`);
  const forget = async (): Promise<void> => {
    // What the worker still has in hand must not be written after all was removed.
    await killWorker(plain);
    await plain.evaluate(removeAll, grantedHosts);
    await killWorker(plain);
    const session = await context.newCDPSession(plain);
    const origin = `https://${HOSTS.dialer}`;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    await context.clearCookies();
  };
  const reset = async (): Promise<void> => {
    await context.setOffline(false);
    for (const page of context.pages()) if (page !== plain) await page.close();
    await forget();
  };
  return { ...browser, forget, reset };
}

/** Runs in the page. */
async function removeAll(origins: string[]): Promise<void> {
  await chrome.alarms.clearAll();
  for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  await chrome.action.setBadgeText({ text: '' });
  await chrome.action.setTitle({ title: chrome.i18n.getMessage('appName') });
  await chrome.permissions.remove({ origins });
  await chrome.storage.session.clear();
  await chrome.storage.local.clear();
  localStorage.clear();
  for (const { name } of await indexedDB.databases())
    if (name !== undefined)
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error(`The database ${name} stays`)));
      });
}
