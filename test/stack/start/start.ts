/**
 * `npm start [-- --tour]`: the production build in Chromium beside a running stack, for a person to try. Without a
 * display, or with `--tour`, it does the main job itself and exits 0 only if every step held.
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ensureBuild } from '../../bench/build';
import { chromiumFlags } from '../chromium-flags';
import { createControlClient } from '../control-client';
import { HOSTS } from '../hosts';
import { startStack } from '../stack';
import { openBrowser, openPanel, type ExtensionBrowser } from './browser';
import { describeTour } from './guidance';
import { tourSteps } from './tour';
import { runSteps } from './tour-run';

const panelWidth = 376;
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** The CRM at the left, the panel in a narrow window of its own at the right, as a side panel would stand. */
async function placeSideBySide({ worker }: ExtensionBrowser, crm: Page): Promise<void> {
  const { width, height } = await crm.evaluate(() => ({
    width: screen.availWidth,
    height: screen.availHeight,
  }));
  await worker.evaluate(
    async (place) => {
      const [window] = await chrome.windows.getAll();
      const left = place.width - place.panelWidth;
      if (window?.id !== undefined)
        await chrome.windows.update(window.id, { left: 0, top: 0, width: left, height: place.height });
      await chrome.windows.create({
        url: 'panel.html',
        type: 'popup',
        left,
        top: 0,
        width: place.panelWidth,
        height: place.height,
      });
    },
    { width, height, panelWidth },
  );
}

async function showToPerson(browser: ExtensionBrowser): Promise<void> {
  const [first] = browser.context.pages();
  const crm = first ?? (await browser.context.newPage());
  await crm.goto(`https://${HOSTS.keyCrm}/`);
  await placeSideBySide(browser, crm);
  console.log(describeTour());
  await new Promise<void>((resolve) => {
    browser.context.on('close', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

const { values } = parseArgs({ options: { tour: { type: 'boolean', default: false } } });
const isTour = values.tour || !hasDisplay;

console.log('Building the extension and starting the stack …');
await ensureBuild();
// Long enough to be seen pending, short enough to wait for.
const stack = await startStack({ workMs: isTour ? 300 : 4000 });
try {
  const browser = await openBrowser({ flags: chromiumFlags(stack), headless: isTour });
  try {
    if (isTour) {
      const panel = await openPanel(browser);
      const held = await runSteps(tourSteps, { browser, panel, control: createControlClient(stack.control) });
      process.exitCode = held ? 0 : 1;
    } else {
      await showToPerson(browser);
    }
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
}
