import { browser } from './browser';

/** As it is in the package (vite.config.ts). */
const file = 'page.js';

export interface PageScript {
  /** What the script is told when it asks (background/activity/asked-number.ts). */
  readonly name: string;
  readonly host: string;
}

const patternOf = (host: string) => `https://${host}/*`;

/** The scripts that run on sites which a person has chosen. Nothing where scripts were never allowed. */
export async function listPageScripts(): Promise<PageScript[]> {
  // There once the permission is.
  const scripts = (await chrome.scripting?.getRegisteredContentScripts()) ?? [];
  return scripts.map(({ id, matches = [] }) => ({
    name: id,
    host: (matches[0] ?? '').replace(/^https:\/\/(.*)\/\*$/, '$1'),
  }));
}

/** Exchanges scripts: those of these names go, and these come; the browser keeps them until it updates the extension. */
export async function changePageScripts(
  gone: readonly string[],
  added: readonly PageScript[],
): Promise<void> {
  if (gone.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [...gone] });
  if (added.length > 0)
    await chrome.scripting.registerContentScripts(
      added.map(({ name, host }) => ({
        id: name,
        js: [file],
        matches: [patternOf(host)],
        allFrames: true,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      })),
    );
}

/** Runs the script also on pages of a site that are open already. */
export async function runOnOpenPages(host: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(host) });
  await Promise.allSettled(
    tabs.map(async ({ id: tabId }) => {
      if (tabId !== undefined)
        await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files: [file] });
    }),
  );
}

/** Asks for a site and for scripts; to be called before anything else in a click. */
export async function requestPageScripts(host: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: ['scripting'], origins: [patternOf(host)] });
  } catch {
    return false;
  }
}

export async function mayRunOn(host: string): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['scripting'], origins: [patternOf(host)] });
}

/** Gives a site back. */
export async function giveUpHost(host: string): Promise<void> {
  await browser.permissions.remove({ origins: [patternOf(host)] }).catch(() => false);
}

/** Follows what a person allows or takes back in the browser's own settings. Returns what ends it. */
export function onPermissionChange(take: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(take);
  onRemoved.addListener(take);
  return () => {
    onAdded.removeListener(take);
    onRemoved.removeListener(take);
  };
}
