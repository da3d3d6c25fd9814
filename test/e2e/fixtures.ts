import { test as base, type Page, type Worker } from '@playwright/test';
import { ensureBuild } from '../bench/build';
import { chromiumFlags } from '../stack/chromium-flags';
import { startStack, type Stack } from '../stack/stack';
import { openBrowser, openPanel, type ExtensionBrowser } from '../stack/start/browser';
import { killWorker } from '../stack/start/worker';

interface TestFixtures {
  /** Origins (`https://host/*`) that the person grants when asked; set by `test.use`. */
  grantedHosts: string[];
  /** A fresh profile with the production build. */
  browserWithPanel: ExtensionBrowser;
  /** The panel at the design width, 360 × 720. */
  panel: Page;
  worker: Worker;
  /** Stops the worker at once. */
  killWorker: () => Promise<void>;
  /** Takes the network away from the whole browser, or gives it back. */
  setOffline: (offline: boolean) => Promise<void>;
}

interface WorkerFixtures {
  stack: Stack;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    async ({}, use) => {
      await ensureBuild();
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  grantedHosts: [[], { option: true }],
  browserWithPanel: async ({ stack, grantedHosts }, use) => {
    const browser = await openBrowser({ flags: chromiumFlags(stack), headless: true, grantedHosts });
    await use(browser);
    await browser.close();
  },
  panel: async ({ browserWithPanel }, use) => {
    await use(await openPanel(browserWithPanel));
  },
  worker: async ({ browserWithPanel }, use) => {
    await use(browserWithPanel.worker);
  },
  killWorker: async ({ panel }, use) => {
    await use(() => killWorker(panel));
  },
  setOffline: async ({ browserWithPanel }, use) => {
    await use((offline) => browserWithPanel.context.setOffline(offline));
  },
});
export { expect } from '@playwright/test';
