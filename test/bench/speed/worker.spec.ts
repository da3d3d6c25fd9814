import { expect, type Page } from '@playwright/test';
import { putToSleep, test, type MeasuredWorld } from './fixtures';
import { gates, tries } from './gates';
import { median } from './median';
import { findOver, keepResults, type Line } from './results';
import { bestOf } from './try-again';

/** A message that the panel sends, whose answer needs nothing but a worker: of nothing, all is forgotten. */
const message = { method: 'forgetSetAside', input: { kind: 'bench', ids: [] } };

const wake = 'a message to a sleeping worker';

test('a sleeping worker answers @gate', async ({ measured, runs, isGate }) => {
  const [own, tiny] = await openPages(measured);
  const lines = await bestOf(isGate ? tries : 1, [wake], async () => {
    const [empty, ours] = await inTurn(measured, 2 * runs, [
      () => tiny.evaluate(timeAnswer, {}),
      () => own.evaluate(timeAnswer, message),
    ]);
    return besides('an empty worker', empty, wake, ours, gates.wake);
  });
  keepResults('the worker wakes, not slowed', lines);
  if (isGate) expect(findOver(lines)).toEqual([]);
});

test('a sleeping worker has nothing to do when its alarm rings', async ({ measured, runs }) => {
  const [own, tiny] = await openPages(measured);
  const [empty, ours] = await inTurn(measured, runs, [
    () => tiny.evaluate(timePass, 'bench'),
    () => own.evaluate(timePass, 'tasks'),
  ]);
  const lines = besides('an empty worker writes one value', empty, 'a pass over no tasks', ours);
  keepResults('the alarm rings, not slowed', lines);
});

async function openPages({ plain, extensions, browser }: MeasuredWorld): Promise<[own: Page, tiny: Page]> {
  const address = `chrome-extension://${extensions.tiny.id}/page.html`;
  const known = browser.context.pages().find((page) => page.url() === address);
  const tiny = known ?? (await browser.context.newPage());
  if (!known) await tiny.goto(address);
  return [plain, tiny];
}

/** Each of them so many times, one after the other, each from sleep. The first of each is left out. */
async function inTurn(
  measured: MeasuredWorld,
  times: number,
  work: readonly [() => Promise<number>, () => Promise<number>],
): Promise<[number[], number[]]> {
  const results: [number[], number[]] = [[], []];
  for (let time = 0; time <= times; time += 1)
    for (const place of [0, 1] as const) {
      await putToSleep(measured);
      const ms = await work[place]();
      if (time > 0) results[place].push(ms);
    }
  return results;
}

function besides(
  emptyName: string,
  empty: number[],
  name: string,
  ours: number[],
  gate?: number,
): [empty: Line, ours: Line] {
  const [baseline, value] = [median(empty), median(ours)];
  return [
    { name: emptyName, value: baseline, unit: 'ms', all: empty },
    { name, value, unit: 'ms', ratio: value / baseline, all: ours, ...(gate !== undefined && { gate }) },
  ];
}

/** Runs in the page. */
async function timeAnswer(sent: object): Promise<number> {
  const since = performance.now();
  const answer: unknown = await chrome.runtime.sendMessage(sent);
  const ms = performance.now() - since;
  if (!Object(answer).ok) throw new Error(`The worker refuses: ${JSON.stringify(answer)}`);
  return ms;
}

/**
 * Runs in the page: from the time for which an alarm is set until what it started is over. It begins with a value that
 * is written, and holds the lock of passes.
 */
async function timePass(alarm: string): Promise<number> {
  const begun = new Promise<void>((resolve) => {
    const look = (changes: object) => {
      if (!('taskPass' in changes)) return;
      chrome.storage.onChanged.removeListener(look);
      resolve();
    };
    chrome.storage.onChanged.addListener(look);
  });
  const since = performance.now();
  await chrome.alarms.create(alarm, { when: Date.now() });
  await begun;
  await navigator.locks.request('task-pass', async () => undefined);
  return performance.now() - since;
}
