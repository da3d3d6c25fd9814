import type { CDPSession, Locator, Page } from '@playwright/test';
import { test, type MeasuredWorld } from './fixtures';
import { frame } from './gates';
import { median } from './median';
import { keepResults, type Line } from './results';
import { scenes } from './scenes';
import { renewCatalog } from './seed';

/** What is typed: each key finds fewer of the five thousand. */
const query = 'summary of ada adler';
const text = 'Wants the quote';

const fields = [
  {
    name: 'a key in the search of the catalog',
    path: scenes.catalog.path,
    field: 'input[type=search]',
    typed: query,
  },
  {
    name: 'a key in a plugin’s form of 30 fields',
    path: scenes.plugin.path,
    field: 'main input',
    typed: text,
  },
  { name: 'a key in the note of a log', path: scenes.log.path, field: 'main textarea', typed: text },
];

test('keys, not slowed', async ({ measured }) => {
  const { browser, extensions, plain, person } = measured;
  const lines: Line[] = [await timeEmptyField(measured)];
  for (const { name, path, field, typed } of fields) {
    await renewCatalog(plain, person.catalogKey);
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 360, height: 720 });
    const address = path === scenes.log.path ? path + encodeURIComponent(person.openActivity) : path;
    await page.goto(`chrome-extension://${extensions.panel.id}/${address}`);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const all = await timeKeys(
      session,
      page,
      page.locator(`.app-room:not([hidden]) ${field}`).first(),
      typed,
    );
    await page.close();
    lines.push({ name, value: median(all), unit: 'ms', ratio: median(all) / frame, all });
  }
  keepResults('keys, not slowed; × a frame', lines);
});

/** What the browser itself takes for a key, in a page with nothing but a field. */
async function timeEmptyField({ browser, extensions }: MeasuredWorld): Promise<Line> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 360, height: 720 });
  await page.goto(`chrome-extension://${extensions.panel.id}/icons/16.png`);
  await page.evaluate(() => document.body.append(document.createElement('input')));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const all = await timeKeys(session, page, page.locator('input'), text);
  await page.close();
  return { name: 'a key in an empty page', value: median(all), unit: 'ms', ratio: median(all) / frame, all };
}

/** What each key costs the page's thread, all that follows from it included; ms. */
async function timeKeys(session: CDPSession, page: Page, input: Locator, typed: string): Promise<number[]> {
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  await input.click();
  // What else a page does after it was opened is over by then; the first keys warm the code up.
  await page.waitForTimeout(3000);
  await page.keyboard.type(typed, { delay: 150 });
  await input.fill('');
  await page.waitForTimeout(500);
  const costs: number[] = [];
  for (const key of typed) {
    const before = await spent();
    // What a key leaves to be done later, such as keeping the draft, is over by then.
    await page.keyboard.type(key);
    await page.waitForTimeout(300);
    costs.push((await spent()) - before);
  }
  return costs;
}
