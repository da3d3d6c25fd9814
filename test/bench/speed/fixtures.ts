import { test as base, type Page } from '@playwright/test';
import { connectingSteps } from '../../stack/start/main-job';
import { chromiumFlags } from '../../stack/chromium-flags';
import { createControlClient } from '../../stack/control-client';
import { HOSTS } from '../../stack/hosts';
import { startStack, type Stack } from '../../stack/stack';
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
      try {
        const { panel, grown, tiny } = extensions;
        const browser = await openBrowser({
          flags: chromiumFlags(stack),
          headless: true,
          grantedHosts: [`https://${HOSTS.landing}/*`],
          extensions: [panel.folder, grown.folder, tiny.folder],
        });
        try {
          await use(await openWorld(browser, stack, extensions));
        } finally {
          await browser.close();
        }
      } finally {
        await stack.stop();
      }
    },
    { scope: 'worker', timeout },
  ],
});

/** Signs in through the panel's own screens, and fills the profile. */
async function openWorld(
  browser: ExtensionBrowser,
  stack: Stack,
  extensions: MeasuredExtensions,
): Promise<MeasuredWorld> {
  const panel = await openPanel(browser);
  const world = { browser, panel, control: createControlClient(stack.control) };
  for (const { act, check } of connectingSteps('callback')) {
    await act(world);
    await check(world);
  }
  const plain = browser.context.pages()[0] ?? (await browser.context.newPage());
  await plain.goto(`chrome-extension://${extensions.panel.id}/icons/16.png`);
  const person = await seedProfile({ stack, browser, panel, plain, extensions });
  await panel.close();
  return { browser, extensions, plain, person };
}

/** Ends the workers and what they have in hand, as the browser does after half a minute. */
export async function putToSleep({ plain }: Pick<MeasuredWorld, 'plain'>): Promise<void> {
  await killWorker(plain);
  await plain.waitForTimeout(200);
}
