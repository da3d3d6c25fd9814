import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
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
  /** Goes on with a browser that was just started. */
  replace(): Promise<void>;
}

/** The person would accept the prompts for the page on which sign-ins land, and for numbers on the CRM's own pages; every other prompt stays open. */
const grantedHosts = [HOSTS.landing, HOSTS.keyCrm].map((host) => `https://${host}/*`);

/** Time in which a browser has forgotten everything, on a very busy machine too; ms. */
const longestReset = 40_000;

export async function openReusedBrowser(stack: { readonly tlsPort: number }): Promise<ReusedBrowser> {
  const flags = chromiumFlags(stack);
  const open = async () => {
    const browser = await openBrowser({ flags, headless: true, grantedHosts });
    // A page of the extension in which nothing of it runs: it reaches what is stored, and keeps the browser open.
    const plain = browser.context.pages()[0] ?? (await browser.context.newPage());
    await plain.goto(`chrome-extension://${browser.extensionId}/icons/16.png`);
    return { browser, plain };
  };
  let current = await open();
  const replace = async () => {
    void current.browser.close();
    current = await open();
  };
  const reset = async () => {
    const { browser, plain } = current;
    await browser.context.setOffline(false);
    for (const page of browser.context.pages()) if (page !== plain) await page.close();
    await forget(browser, plain);
  };
  return {
    extensionId: current.browser.extensionId,
    get context() {
      return current.browser.context;
    },
    get worker() {
      return current.browser.worker;
    },
    close: () => current.browser.close(),
    forget: () => forget(current.browser, current.plain),
    reset: async () => {
      if (await endsWithin(longestReset, reset())) return;
      // One that got stuck is no fault of the next test.
      await replace();
    },
    replace,
  };
}

async function endsWithin(limitMs: number, work: Promise<void>): Promise<boolean> {
  const limit = new AbortController();
  const tooLate = setTimeout(limitMs, false, { signal: limit.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), tooLate]);
  } finally {
    limit.abort();
  }
}

async function forget({ context }: ExtensionBrowser, plain: Page): Promise<void> {
  // What the worker still has in hand must not be written after all was removed.
  await killWorker(plain);
  await plain.evaluate(removeAll, grantedHosts);
  await killWorker(plain);
  const session = await context.newCDPSession(plain);
  const origin = `https://${HOSTS.dialer}`;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
  await context.clearCookies();
}

/** Runs in the page. */
async function removeAll(origins: string[]): Promise<void> {
  await chrome.alarms.clearAll();
  for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  await chrome.action.setBadgeText({ text: '' });
  await chrome.action.setTitle({ title: chrome.i18n.getMessage('appName') });
  // Where it was taken back the page still has the name of it, and nothing can be called.
  if (await chrome.permissions.contains({ permissions: ['scripting'] }))
    await chrome.scripting.unregisterContentScripts();
  await chrome.permissions.remove({ permissions: ['scripting'], origins });
  await chrome.storage.session.clear();
  await chrome.storage.local.clear();
  localStorage.clear();
  // Emptied, not deleted: on a busy machine a deletion beside a killed worker can leave the origin's databases stuck.
  for (const { name } of await indexedDB.databases())
    if (name !== undefined)
      await new Promise<void>((resolve, reject) => {
        const fail = () => reject(new Error(`The database ${name} stays as it is`));
        const request = indexedDB.open(name);
        request.addEventListener('error', fail);
        request.addEventListener('success', () => {
          const { result: database } = request;
          const stores = [...database.objectStoreNames];
          const end = () => {
            database.close();
            resolve();
          };
          if (stores.length === 0) return end();
          const transaction = database.transaction(stores, 'readwrite');
          for (const store of stores) transaction.objectStore(store).clear();
          transaction.addEventListener('complete', end);
          transaction.addEventListener('abort', fail);
        });
      });
}
