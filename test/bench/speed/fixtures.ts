import { test as base, type Page } from '@playwright/test';
import { connectingSteps } from '../../stack/start/main-job';
import { chromiumFlags } from '../../stack/chromium-flags';
import { createControlClient } from '../../stack/control-client';
import { HOSTS } from '../../stack/hosts';
import { startStack } from '../../stack/stack';
import { openBrowser, openPanel, type ExtensionBrowser } from '../../stack/start/browser';
import { killWorker } from '../../stack/start/worker';
import { makeExtensions, type MeasuredExtensions } from './extensions';
import { seedProfile, type Person } from './seed';

/** A browser with everything that is measured, from a signed-in profile. */
export interface MeasuredWorld {
  readonly browser: ExtensionBrowser;
  readonly extensions: MeasuredExtensions;
  /** A page of the measured extension in which nothing of it runs. */
  readonly plain: Page;
  readonly person: Person;
}

interface Choices {
  /** How many times each thing is measured; a median is of so many. */
  runs: number;
  /** Whether what is over its gate fails. */
  isGate: boolean;
}

interface WorkerFixtures {
  measured: MeasuredWorld;
}

const timeout = 600_000;

export const test = base.extend<Choices, WorkerFixtures>({
  runs: [15, { option: true }],
  isGate: [false, { option: true }],
  measured: [
    async ({}, use) => {
      const extensions = await makeExtensions(process.env['BENCH_DIST']);
      const stack = await startStack({ servers: ['callback'] });
      const folders = [extensions.panel.folder, extensions.grown.folder, extensions.tiny.folder] as const;
      const browser = await openBrowser({
        flags: chromiumFlags(stack),
        headless: true,
        grantedHosts: [`https://${HOSTS.landing}/*`],
        extensions: [...folders],
      });
      try {
        const panel = await openPanel(browser);
        for (const { act, check } of connectingSteps('callback')) {
          const world = { browser, panel, control: createControlClient(stack.control) };
          await act(world);
          await check(world);
        }
        const plain = browser.context.pages()[0] ?? (await browser.context.newPage());
        await plain.goto(`chrome-extension://${extensions.panel.id}/icons/16.png`);
        const person = await seedProfile({ stack, browser, panel, plain, extensions });
        await panel.close();
        await use({ browser, extensions, plain, person });
      } finally {
        await browser.close();
        await stack.stop();
      }
    },
    { scope: 'worker', timeout },
  ],
});

/** Ends the workers and what they have in hand, as the browser does after half a minute. */
export async function putToSleep({ plain }: Pick<MeasuredWorld, 'plain'>): Promise<void> {
  await killWorker(plain);
  await plain.waitForTimeout(200);
}
