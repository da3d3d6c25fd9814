import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import * as v from 'valibot';
import type { Scene } from './scenes';

const openingSchema = v.object({
  /** The start of the navigation; epoch ms. */
  since: v.number(),
  /** From the start of the navigation until the first row was painted; ms. */
  rowAt: v.number(),
});
export type Opening = v.InferOutput<typeof openingSchema>;

/** How long a row may take before an opening counts as failed; ms. */
const patience = 60_000;
const report = 'reportOpening';

/**
 * Opens a page in a tab of its own and closes it once its first row was painted. The tab is of the extension's process
 * from its beginning, as that of every page but the first after a start of the browser.
 * @param slowness how many times slower than this processor the page runs
 */
export async function timeOpening(
  context: BrowserContext,
  extensionId: string,
  scene: Pick<Scene, 'path' | 'row'>,
  slowness: number,
): Promise<Opening> {
  return inNewTab(context, extensionId, async (page, session) => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    return openUntilRow(page, session, extensionId, scene);
  });
}

/** Paths of the extension's own files that a page asks for until its first row is painted; its time means nothing. */
export async function listFiles(
  context: BrowserContext,
  extensionId: string,
  scene: Pick<Scene, 'path' | 'row'>,
): Promise<string[]> {
  return inNewTab(context, extensionId, async (page, session) => {
    const origin = `chrome-extension://${extensionId}/`;
    const askedAt = new Map<string, number>();
    await session.send('Network.enable');
    session.on('Network.requestWillBeSent', ({ request: { url }, wallTime }) => {
      const file = new URL(url).pathname.slice(1);
      if (url.startsWith(origin) && !askedAt.has(file)) askedAt.set(file, wallTime * 1000);
    });
    const { since, rowAt } = await openUntilRow(page, session, extensionId, scene);
    // The report of the row takes some ms, in which the page goes on.
    return [...askedAt].filter(([, at]) => at <= since + rowAt).map(([file]) => file);
  });
}

interface Frame {
  /** From the start of the navigation, as near as the browser says; ms. */
  readonly at: number;
  readonly picture: Buffer;
}

/** Opens a page with a picture of each frame; they cost time, so that its own means little. */
export async function recordOpening(
  context: BrowserContext,
  extensionId: string,
  scene: Pick<Scene, 'path' | 'row'>,
  slowness: number,
): Promise<Opening & { readonly frames: readonly Frame[] }> {
  return inNewTab(context, extensionId, async (page, session) => {
    const taken: { readonly time: number; readonly picture: Buffer }[] = [];
    session.on('Page.screencastFrame', ({ data, metadata: { timestamp = 0 }, sessionId }) => {
      taken.push({ time: timestamp * 1000, picture: Buffer.from(data, 'base64') });
      // The last one may come while the page is closed.
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    const opening = await openUntilRow(page, session, extensionId, scene);
    await page.waitForTimeout(500);
    await session.send('Page.stopScreencast');
    return { ...opening, frames: taken.map(({ time, picture }) => ({ at: time - opening.since, picture })) };
  });
}

async function inNewTab<T>(
  context: BrowserContext,
  extensionId: string,
  work: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.setViewportSize({ width: 360, height: 720 });
    await page.goto(`chrome-extension://${extensionId}/icons/16.png`);
    return await work(page, await context.newCDPSession(page));
  } finally {
    await page.close();
  }
}

async function openUntilRow(
  page: Page,
  session: CDPSession,
  extensionId: string,
  { path, row }: Pick<Scene, 'path' | 'row'>,
): Promise<Opening> {
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: report });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${watchOpening.toString()})(${JSON.stringify(row)}, ${JSON.stringify(report)})`,
  });
  const painted = reported(session, `${path}: no ${row}`);
  const opened = page.goto(`chrome-extension://${extensionId}/${path}`, { waitUntil: 'commit' });
  const [opening] = await Promise.all([painted, opened]);
  return opening;
}

function reported(session: CDPSession, otherwise: string): Promise<Opening> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(otherwise)), patience);
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== report) return;
      clearTimeout(timer);
      resolve(v.parse(openingSchema, JSON.parse(payload)));
    });
  });
}

/** Runs in the page, before anything of it. A time is taken after the frame in which what it is of first stands. */
function watchOpening(row: string, reportName: string): void {
  const painted = (mark: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', mark);
      channel.port1.start();
      channel.port2.postMessage('painted');
    });
  const stands = (selector: string) =>
    [...document.querySelectorAll(selector)].some(
      (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0,
    );
  const look = () => {
    if (!stands(row)) return;
    observer.disconnect();
    painted(() => {
      const opening = { since: performance.timeOrigin, rowAt: performance.now() };
      Reflect.get(globalThis, reportName)(JSON.stringify(opening));
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  look();
}
