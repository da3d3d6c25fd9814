import { readFileSync } from 'node:fs';
import { chromium, expect, test, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../../stack/find-chromium.mjs';
import { nameOfRules } from '../../../src/core/crm/page-rules';
import { pageFile } from '../../../vite.config';
import { ensureBuild } from '../build';
import { projectPath } from '../project';
import { median } from './median';
import { keepResults, type Line } from './results';

const thousands = 20;
const rules = nameOfRules({
  host: 'crm.example',
  region: 'US',
  matcher: 'libPhone',
  mode: 'blacklist',
  urls: [],
  ignore: '',
});
const runs = Number(process.env['BENCH_RUNS'] ?? 9);

/** Pages as a CRM has them: a table of records, with so many numbers in a thousand nodes. */
const pages = [
  { name: 'without a number', numbers: 0 },
  { name: '2 numbers in 1,000 nodes', numbers: 2 },
  { name: '10 numbers in 1,000 nodes', numbers: 10 },
];

test('the script on pages', async () => {
  await ensureBuild();
  const script = readFileSync(projectPath('dist', pageFile), 'utf8');
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; run: node test/stack/setup.mjs');
  const browser = await chromium.launch({ executablePath });
  const measure = async (content: string, blocks: number, numbers: number) => {
    const all: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const buttons = content === script ? numbers * blocks : 0;
      all.push(await timePage(browser, { content, blocks, numbers, buttons }));
    }
    return all;
  };
  // As long, and does nothing: what it takes to hand a script over is not the script's.
  const idle = median(await measure(`/*${'.'.repeat(script.length)}*/`, 0, 0));
  const start = (await measure(script, 0, 0)).map((cost) => cost - idle);
  const lines: Line[] = [{ name: 'its start, once a page', value: median(start), unit: 'ms', all: start }];
  for (const { name, numbers } of pages) {
    const all = (await measure(script, thousands, numbers)).map(
      (cost) => (cost - idle - median(start)) / thousands,
    );
    lines.push({ name, value: median(all), unit: 'ms', all });
  }
  await browser.close();
  keepResults('numbers on pages, for each 1,000 nodes, not slowed', lines);
});

/** A page of so many thousands of nodes, the script that is put into it, and the numbers in each thousand. */
interface Tried {
  readonly content: string;
  readonly blocks: number;
  readonly numbers: number;
  /** How many there are in the end: what found nothing cost nothing. */
  readonly buttons: number;
}

/** What a script takes of a page's thread until the page rests again; ms. */
async function timePage(browser: Browser, { content, buttons, ...records }: Tried): Promise<number> {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Records</title><main></main>');
  await page.evaluate(writeRecords, records);
  // The extension's side, as the browser gives it to the script.
  await page.evaluate((name) => {
    const runtime = { id: 'extension', sendMessage: async () => name };
    const i18n = { getMessage: (_key: string, number: string) => `Call ${number}` };
    Reflect.set(globalThis, 'chrome', { runtime, i18n });
  }, rules);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await settle(page);
  const before = await spent(session);
  await page.addScriptTag({ content });
  await settle(page);
  const cost = (await spent(session)) - before - (await restOf(page, session));
  // Asked only now: to count takes time, too.
  expect(await page.locator('main p > *').count()).toBe(buttons);
  await page.close();
  return cost;
}

/** Runs in the page: elements and their texts, a thousand nodes a block. */
function writeRecords({ blocks, numbers }: Pick<Tried, 'blocks' | 'numbers'>): void {
  const main = document.querySelector('main');
  for (let block = 0; block < blocks; block += 1) {
    const table = document.createElement('section');
    for (let row = 0; row < 499; row += 1) {
      const cell = document.createElement('p');
      const last = String(1000 + ((block * 500 + row) % 9000));
      cell.textContent =
        row < numbers ? `Call (650) 253-${last}` : `Quote ${row} for the next quarter, sent on Monday`;
      table.append(cell);
    }
    main?.append(table);
  }
}

/** As long as the script may wait for a page that never rests. */
const settle = (page: Page) => page.waitForTimeout(3000);

/** What a page costs while nothing happens on it; ms. */
async function restOf(page: Page, session: CDPSession): Promise<number> {
  const before = await spent(session);
  await settle(page);
  return (await spent(session)) - before;
}

async function spent(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}
