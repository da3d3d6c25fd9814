import { test as base, type Page, type Worker } from '@playwright/test';
import { ensureBuild } from '../bench/build';
import { chromiumFlags } from '../stack/chromium-flags';
import { createControlClient, type ControlClient } from '../stack/control-client';
import { startStack, type Stack } from '../stack/stack';
import { openBrowser, openPanel, type ExtensionBrowser } from '../stack/start/browser';
import type { JobStep, JobWorld } from '../stack/start/job-world';
import { connectingSteps } from '../stack/start/main-job';
import { killWorker } from '../stack/start/worker';

interface TestFixtures {
  /** Origins (`https://host/*`) that the person grants when asked; set by `test.use`. */
  grantedHosts: string[];
  /** The stack's control port; every test finds the world as at its start. */
  control: ControlClient;
  /** A fresh profile with the production build. */
  browserWithPanel: ExtensionBrowser;
  /** The panel at the design width, 360 × 720, as a new person meets it. */
  panel: Page;
  worker: Worker;
  /** Stops the worker at once. */
  killWorker: () => Promise<void>;
  /** Takes the network away from the whole browser, or gives it back. */
  setOffline: (offline: boolean) => Promise<void>;
  /** The panel with the rest of the world, to take steps in. */
  world: JobWorld;
  /** The same after Priya Nair, an admin, has signed in and connected KeyCRM. */
  connected: JobWorld;
}

interface WorkerFixtures {
  stack: Stack;
}

/** Takes steps one after the other and checks each. */
export async function takeSteps(world: JobWorld, steps: JobStep[]): Promise<void> {
  for (const step of steps)
    await base.step(step.name, async () => {
      await step.act(world);
      await step.check(world);
    });
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
  control: async ({ stack }, use) => {
    const control = createControlClient(stack.control);
    await control.order('/calm');
    await control.order('/reset');
    await use(control);
  },
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
  world: async ({ browserWithPanel, panel, control }, use) => {
    await use({ browser: browserWithPanel, panel, control });
  },
  connected: async ({ world }, use) => {
    await takeSteps(world, connectingSteps('callback'));
    await use(world);
  },
});
export { expect } from '@playwright/test';
