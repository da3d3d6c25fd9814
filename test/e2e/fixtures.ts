import { expect, test as base, type Page, type Worker } from '@playwright/test';
import { ensureBuild } from '../bench/build';
import { createControlClient, type ControlClient } from '../stack/control-client';
import { startStack, type Stack } from '../stack/stack';
import { openPanel } from '../stack/start/browser';
import { Screen } from '../stack/start/screen';
import { killWorker } from '../stack/start/worker';
import { signInAs, type ReusedWorld } from './recorded-sign-in';
import { openReusedBrowser, type ReusedBrowser } from './reused-browser';

/** What a whole project of tests can choose. */
export interface ProjectChoices {
  /** How the simulated dialer behaves, as the control verb `/dialer` takes it. */
  dialer: object;
}

interface TestFixtures {
  /** Whether the test has a browser that no other test has used. */
  newBrowser: boolean;
  /** The stack's control port; every test finds the world as at its start. */
  control: ControlClient;
  /** A browser in which the production build is as if it had just been installed. */
  browserWithPanel: ReusedBrowser;
  /** Another such browser, for another person. */
  secondBrowser: ReusedBrowser;
  /** The panel at the design width, 360 × 720, as a new person meets it. */
  panel: Page;
  worker: Worker;
  /** Stops the worker at once. */
  killWorker: () => Promise<void>;
  /** Takes the network away from the whole browser, or gives it back. */
  setOffline: (offline: boolean) => Promise<void>;
  /** The panel with the rest of the world, to take steps in. */
  world: ReusedWorld;
  /** The same after Priya Nair, an admin, has signed in and connected KeyCRM. */
  connected: ReusedWorld;
}

interface AutomaticFixtures {
  /** After every test: no request had a secret where the table names none (test/stack/judge). */
  noSecretElsewhere: void;
}

interface WorkerFixtures {
  stack: Stack;
  reusedBrowser: ReusedBrowser;
  secondReusedBrowser: ReusedBrowser;
}

const timeout = 120_000;

export const test = base.extend<ProjectChoices & TestFixtures & AutomaticFixtures, WorkerFixtures>({
  stack: [
    async ({}, use) => {
      await ensureBuild();
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout },
  ],
  reusedBrowser: [
    async ({ stack }, use) => {
      const reused = await openReusedBrowser(stack);
      await use(reused);
      await reused.close();
    },
    { scope: 'worker', timeout },
  ],
  secondReusedBrowser: [
    async ({ stack }, use) => {
      const reused = await openReusedBrowser(stack);
      await use(reused);
      await reused.close();
    },
    { scope: 'worker', timeout },
  ],
  newBrowser: [false, { option: true }],
  dialer: [{}, { option: true }],
  control: async ({ stack, dialer }, use) => {
    const control = createControlClient(stack.control);
    await control.order('/calm');
    await control.order('/reset');
    await control.order('/dialer', dialer);
    await use(control);
  },
  noSecretElsewhere: [
    async ({ control }, use) => {
      await use();
      expect(await control.read('/leaks'), 'secrets where src/README.md names none').toEqual([]);
    },
    { auto: true },
  ],
  // Below `control`, so that nothing asks the servers any more when the next test puts the world back.
  browserWithPanel: async ({ control: _control, reusedBrowser, newBrowser }, use) => {
    if (newBrowser) await reusedBrowser.replace();
    await use(reusedBrowser);
    await reusedBrowser.reset();
  },
  secondBrowser: async ({ control: _control, secondReusedBrowser }, use) => {
    await use(secondReusedBrowser);
    await secondReusedBrowser.reset();
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
    await signInAs(world, '101', 'keycrm', { withDialer: true });
    await new Screen(world.panel).openTab('Settings');
    await use(world);
  },
});
export { takeSteps } from './steps';
export { expect };
