import { expect, type Page } from '@playwright/test';
import { HOSTS } from '../../stack/hosts';
import { openPanel } from '../../stack/start/browser';
import { test } from './fixtures';
import { gates } from './gates';
import { weigh } from './heap';
import { messagesOfCall } from './recorded-calls';
import { keepResults } from './results';

/** As many as a busy person has in an hour, many times over. */
const calls = 500;
/** After so many of them all screens are looked at. */
const callsPerWalk = 50;

const walk = ['#/activity', '#/plugins', '#/tasks', '#/settings', '#/settings/admin/plugins', '#/dialer'];

test('memory after five hundred calls', async ({ measured }) => {
  const { browser } = measured;
  const panel = await openPanel(browser);
  const session = await browser.context.newCDPSession(panel);
  const frame = await dialerOf(panel);
  // Code that comes with a screen is no growth: everything was seen, and some calls taken, before it is weighed.
  const play = async (from: number, to: number) => {
    for (let call = from; call < to; call += 1) {
      await frame.evaluate(
        async (messages) => {
          for (const message of messages) parent.postMessage(message, '*');
        },
        messagesOfCall(call, Date.now()),
      );
      await panel.waitForTimeout(20);
      if ((call + 1) % callsPerWalk === 0) await walkThrough(panel);
    }
  };
  await play(0, callsPerWalk);
  const before = await weigh(session);
  await play(callsPerWalk, callsPerWalk + calls);
  const after = await weigh(session);
  const recorded = await panel.evaluate(async () => {
    const { activitySummary } = await chrome.storage.local.get('activitySummary');
    return Object.values<number>(Object(activitySummary).counts).reduce((sum, count) => sum + count, 0);
  });
  expect(recorded, 'the calls were recorded').toBeGreaterThanOrEqual(calls);
  await panel.close();
  keepResults('memory of the page after collection', [
    { name: 'at the beginning', value: before.all / 1000, unit: 'kB', all: [] },
    {
      name: `after ${calls} calls`,
      value: after.all / 1000,
      unit: 'kB',
      ratio: after.all / before.all,
      gate: gates.memory,
      all: [],
    },
    { name: 'compiled code aside, at the beginning', value: before.data / 1000, unit: 'kB', all: [] },
    {
      name: `compiled code aside, after ${calls} calls`,
      value: after.data / 1000,
      unit: 'kB',
      ratio: after.data / before.data,
      gate: gates.data,
      all: [],
    },
  ]);
});

async function dialerOf(panel: Page) {
  const find = () => panel.frames().find((frame) => frame.url().startsWith(`https://${HOSTS.dialer}`));
  await expect.poll(() => find() !== undefined).toBe(true);
  const frame = find();
  if (!frame) throw new Error('The dialer has no frame');
  await panel.waitForTimeout(5000);
  return frame;
}

async function walkThrough(panel: Page): Promise<void> {
  for (const hash of walk) {
    await panel.evaluate((to) => location.assign(to), hash);
    await panel.waitForTimeout(500);
  }
}
