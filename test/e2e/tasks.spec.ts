import type { Page } from '@playwright/test';
import type { Exchange } from '../stack/front/exchange';
import { HOSTS } from '../stack/hosts';
import { openPanel } from '../stack/start/browser';
import type { JobWorld } from '../stack/start/job-world';
import { Screen } from '../stack/start/screen';
import { killWorker, ringAlarm, ringUntil } from '../stack/start/worker';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { installPlugins } from './install';
import { signInAs } from './recorded-sign-in';

/** Asks the worker as the panel does; gives its answer. */
async function ask(panel: Page, method: string, input: object): Promise<unknown> {
  const reply: unknown = await panel.evaluate((message) => chrome.runtime.sendMessage(message), {
    method,
    input,
  });
  expect(reply, method).toMatchObject({ ok: true });
  return Object(reply).output;
}

async function install(panel: Page, pluginId: string): Promise<void> {
  await installPlugins(panel, (method, input) => ask(panel, method, input), [pluginId]);
}

async function logCall(panel: Page, key: string, note: string): Promise<void> {
  const call = {
    sessionId: `77000${key}`,
    direction: 'Inbound',
    startTime: Date.now(),
    duration: 65,
    result: 'Disconnected',
    from: { phoneNumber: '+16505550123', name: 'Ada' },
    to: { phoneNumber: '+16505550100' },
  };
  const reply = Object(
    await panel.evaluate((message) => chrome.runtime.sendMessage(message), {
      method: 'recordCall',
      input: { call, isFinal: true },
    }),
  );
  const contact = { id: '1', type: 'Contact', name: 'Ada Lovelace' };
  const form = { contact, subject: 'Inbound call', note, additional: {} };
  await ask(panel, 'logActivity', { activityId: reply.output.activityId, form });
}

async function openTasks({ browser }: JobWorld): Promise<Screen> {
  const screen = new Screen(await openPanel(browser));
  await screen.page.evaluate(() => (location.hash = '#/tasks'));
  await expect(screen.heading('Tasks')).toBeVisible();
  return screen;
}

function notices({ browser }: JobWorld): Promise<string[]> {
  return browser.worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}

function pollsOf(exchanges: Exchange[]): number {
  return exchanges.filter(({ path }) => path.startsWith('/pluginAsyncTask')).length;
}

test('polling server: a failure is said as one, and seen; a worker stopped between asking and recording claims nothing', async ({
  world,
}) => {
  await signInAs(world, '101', 'keycrm-classic');
  const { panel, control, browser } = world;
  await install(panel, 'summary');
  await control.order('/hold', { plugin: 'summary' });
  await logCall(panel, '1', 'First');
  await logCall(panel, '2', 'Second');
  let screen = await openTasks(world);
  await expect(screen.button('2 pending')).toBeVisible();
  await screen.page.close();

  await test.step('one failed, one completed: one notification, failures first, and a badge in words', async () => {
    await control.order('/release', { plugin: 'summary', successful: false, message: 'quota used up' });
    await ringUntil(browser.worker, 'tasks', async () => (await notices(world)).length > 0);
    expect(await notices(world)).toHaveLength(1);
    const title = () => browser.worker.evaluate(() => chrome.action.getTitle({}));
    await expect.poll(title).toBe('App Connect Panel: 2 background tasks failed');
    expect(await browser.worker.evaluate(() => chrome.alarms.get('tasks'))).toBeFalsy();
  });

  await test.step('a click on it opens the tab in the panel', async () => {
    const [notice] = await notices(world);
    await browser.worker.evaluate(`browser.notifications.onClicked.dispatch(${JSON.stringify(notice)})`);
    await expect(new Screen(panel).heading('Tasks')).toBeVisible();
    await expect(new Screen(panel).button('2 failed')).toBeVisible();
    await expect.poll(() => browser.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
    await new Screen(panel).button('Dismiss').first().click();
    await expect(new Screen(panel).button('1 failed')).toBeVisible();
  });

  await test.step('a worker that is stopped before it recorded the answer', async () => {
    await control.order('/hold', { plugin: 'summary' });
    await logCall(panel, '3', 'Third');
    await expect(new Screen(panel).button('1 pending')).toBeVisible();
    await control.order('/release', { plugin: 'summary' });
    const before = pollsOf(await control.requestsTo(HOSTS.pollingServer));
    // Carried out a moment after the asker is gone.
    await control.order('/fail', { host: HOSTS.pollingServer, path: '/pluginAsyncTask', delayMs: 700 });
    await ringAlarm(browser.worker, 'tasks');
    await expect
      .poll(async () => pollsOf(await control.requestsTo(HOSTS.pollingServer)))
      .toBeGreaterThan(before);
    const kept = async () => Array.from(Object(await control.read('/server/polling/tasks'))).length;
    const keptBefore = await kept();
    await killWorker(panel);
    await expect.poll(kept, 'the server forgets what it has told').toBeLessThan(keptBefore);
    screen = new Screen(panel);
    await screen.button('Check now').click();
    await expect(screen.button('1 unknown')).toBeVisible();
    await expect(screen.button('0 completed')).toBeVisible();
    await screen.button('1 unknown').click();
    const shown = screen.page.getByRole('button', { name: /^Call with Ada/ });
    // The list is read again for the filter.
    await expect(shown).toHaveCount(1);
    await shown.click();
    await expect(
      screen.text('The server no longer has this task, and its result was never read.'),
    ).toBeVisible();
  });
});

test('callback server: a worker stopped in the middle of a reading loses nothing, and the tab is for everybody', async ({
  connected,
}) => {
  const { panel, control, browser } = connected;
  await install(panel, 'summary');
  await control.order('/hold', { plugin: 'summary' });
  await logCall(panel, '4', 'Fourth call');
  const screen = await openTasks(connected);
  await expect(screen.button('1 pending')).toBeVisible();
  await expect(screen.page.getByText(/^This server doesn’t report failed plugins/)).toBeVisible();

  await control.order('/release', { plugin: 'summary' });
  await control.order('/fail', { host: HOSTS.callbackServer, path: '/callLog', method: 'GET', delayMs: 700 });
  const readings = async () => (await control.requestsTo(HOSTS.callbackServer, '/callLog?')).length;
  const before = await readings();
  await ringAlarm(browser.worker, 'tasks');
  await expect.poll(readings).toBeGreaterThan(before);
  await killWorker(screen.page);
  await screen.button('Check now').click();
  await expect(screen.button('1 completed')).toBeVisible();
  await screen.page.getByRole('button', { name: /^Call with Ada/ }).click();
  await expect(screen.page.locator('q')).toHaveText('Summary: Fourth call');
  await expect(screen.link('Open in KeyCRM')).toHaveAttribute(
    'href',
    /^https:\/\/keycrm\.example\/records\//,
  );
  await checkAccessibility(screen.page);

  await screen.button('Clear finished').click();
  await screen.dialog.getByRole('button', { name: 'Clear finished' }).click();
  await expect(screen.text('No background work yet')).toBeVisible();
});
