/**
 * `npm run shots`: the pictures for the stores, 1280 × 800, light, in both languages, taken while the tour is made
 * (test-results/shots). The CRM's page stands at the left and the panel at the right, as in a browser's window.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ensureBuild } from '../../bench/build';
import { projectPath } from '../../bench/project';
import { chromiumFlags } from '../chromium-flags';
import { createControlClient } from '../control-client';
import { HOSTS } from '../hosts';
import { startStack } from '../stack';
import { openBrowser, openPanel } from './browser';
import { tourSteps, type TourWorld } from './tour';

const folder = projectPath('test-results', 'shots');
const size = { width: 1280, height: 800 };
const panelWidth = 376;
const languages = ['en', 'de'] as const;

/** Steps of the tour after which a picture is taken, with its name. */
const pictures: { readonly [step: string]: string } = {
  'Read what Redaction would receive': 'consent',
  'Choose own settings for Redaction': 'settings',
  'Write the log, with the contact that the CRM found': 'log',
  'See the call among the activities': 'activity',
  'The five-minute alarm finds it completed': 'background-work',
};

async function speak(panel: Page, language: (typeof languages)[number]): Promise<void> {
  const message = { method: 'savePreferences', input: { language } };
  await panel.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  await expect(panel.locator('html')).toHaveAttribute('lang', language);
}

/** Both pages side by side, put together on a page of their own. */
async function takePicture(world: TourWorld, crm: Page, frame: Page, name: string): Promise<void> {
  // What the last click left under the pointer would look as if it were chosen.
  await world.panel.mouse.move(0, 0);
  const [left, right] = await Promise.all([crm.screenshot(), world.panel.screenshot()]);
  const image = (picture: Buffer) => `<img src="data:image/png;base64,${picture.toString('base64')}">`;
  await frame.setContent(
    `<style>body { display: flex; margin: 0; } img + img { box-shadow: -1px 0 #d5d9e0; }</style>${image(left)}${image(right)}`,
  );
  await expect
    .poll(() => frame.evaluate(() => [...document.images].every(({ complete }) => complete)))
    .toBe(true);
  writeFileSync(join(folder, `${name}.png`), await frame.screenshot());
}

console.log('Building the extension and starting the stack …');
await ensureBuild();
const stack = await startStack({ workMs: 300 });
try {
  const browser = await openBrowser({ flags: chromiumFlags(stack), headless: true });
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const panel = await openPanel(browser);
    const world: TourWorld = { browser, panel, control: createControlClient(stack.control) };
    const frame = await browser.context.newPage();
    await frame.setViewportSize(size);
    const crm = await browser.context.newPage();
    await crm.setViewportSize({ width: size.width - panelWidth, height: size.height });
    await crm.goto(`https://${HOSTS.keyCrm}/`);
    await panel.bringToFront();
    await panel.setViewportSize({ width: panelWidth, height: size.height });
    await panel.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const step of tourSteps) {
      await step.act(world);
      await step.check(world);
      const name = pictures[step.name];
      if (name === undefined) continue;
      await crm.reload();
      for (const language of languages) {
        await speak(panel, language);
        await takePicture(world, crm, frame, `${name}-${language}`);
      }
      await speak(panel, 'en');
      await panel.bringToFront();
      console.log(`${name}: test-results/shots/${name}-{${languages.join(',')}}.png`);
    }
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
}
