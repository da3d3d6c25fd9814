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

/** The panel in a window of its own, to stand beside the CRM's. */
async function openPanelWindow({ context, extensionId }: ExtensionBrowser, besides: Page): Promise<void> {
  const session = await context.newCDPSession(besides);
  await session.send('Target.createTarget', {
    url: `chrome-extension://${extensionId}/panel.html`,
    newWindow: true,
    width: panelWidth,
    height: 800,
    left: 1000,
    top: 40,
  });
}

async function showToPerson(browser: ExtensionBrowser): Promise<void> {
  const [first] = browser.context.pages();
  const crm = first ?? (await browser.context.newPage());
  await crm.goto(`https://${HOSTS.keyCrm}/`);
  await openPanelWindow(browser, crm);
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
