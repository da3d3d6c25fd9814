import { HOSTS } from '../stack/hosts';
import { openPanel } from '../stack/start/browser';
import { readCrmNotes } from '../stack/start/crm-notes';
import { Screen } from '../stack/start/screen';
import { endCall, takeCall } from '../stack/start/steps/logging';
import { expect, takeSteps, test } from './fixtures';
import { expectDraft } from './kept-draft';

const note = 'Call her back on Tuesday.';
const toServer = { host: HOSTS.callbackServer, path: '/callLog', method: 'POST' };

test('closing the panel, before Save or in the middle of it, loses nothing', async ({
  connected,
  killWorker,
}) => {
  const { browser, panel, control } = connected;
  const screen = new Screen(panel);
  await takeSteps(connected, [takeCall(), endCall()]);
  await screen.link('Log it').click();
  await screen.field('Note').fill(note);
  const place = panel.url();
  await expectDraft(panel, note);
  await killWorker();
  await panel.close();

  const again = new Screen(await openPanel(browser));
  await again.page.goto(place);
  await expect(again.field('Note')).toHaveValue(note);
  await expect(again.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
  // Pressed before its fields are there, Save waits for them: a panel closed by then keeps what was typed as a draft.
  await expect(again.field('Reference')).toBeVisible();
  await control.order('/fail', { ...toServer, delayMs: 1500 });
  await again.button('Save log').click();
  await again.page.close();
  await expect.poll(() => readCrmNotes(control)).toEqual([note]);

  const later = new Screen(await openPanel(browser));
  await later.openTab('Activity');
  await expect(later.page.getByRole('listitem').filter({ hasText: 'Ada Lovelace' })).toContainText('Logged');
});

test('a worker that dies while it sends sends nothing twice', async ({ connected, killWorker }) => {
  const { panel, control } = connected;
  const screen = new Screen(panel);
  await takeSteps(connected, [takeCall(), endCall()]);
  await screen.link('Log it').click();
  await screen.field('Note').fill(note);
  await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
  const sent = async () =>
    (await control.requestsTo(HOSTS.callbackServer, '/callLog')).filter(({ method }) => method === 'POST');
  await control.order('/fail', { ...toServer, delayMs: 1000 });
  await screen.button('Save log').click();
  await expect.poll(sent).toHaveLength(1);
  await killWorker();
  await expect.poll(() => readCrmNotes(control)).toEqual([note]);

  // Waking up, the worker finds a log whose answer it never got: it asks, and does not send.
  await panel.reload();
  await expect(panel.getByText(/Checking whether KeyCRM has it|Logged to KeyCRM/)).toBeVisible();
  expect(await sent()).toHaveLength(1);
});
