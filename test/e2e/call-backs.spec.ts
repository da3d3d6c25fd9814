import type { Page } from '@playwright/test';
import { openPanel } from '../stack/start/browser';
import { Screen } from '../stack/start/screen';
import { ringUntil } from '../stack/start/worker';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { signInAs } from './recorded-sign-in';

/** A call-back by who it is. */
function row(panel: Page, name: RegExp | string) {
  return panel.getByRole('list', { name: 'Call-backs' }).getByRole('listitem').filter({ hasText: name });
}

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const)
  test(
    `call-backs, from the dialer and on two computers, on the ${server} server`,
    markSecondServer(server),
    async ({ world, secondBrowser, setOffline }) => {
      const { panel, control } = world;
      const screen = new Screen(panel);
      await signInAs(world, '101', connectorId, { withDialer: true });
      // Before there is anything: a sign-in that is put back brings the person's own settings of that time.
      const second = await openPanel(secondBrowser);
      await signInAs({ browser: secondBrowser, panel: second, control }, '101', connectorId);
      const openList = async (on: Page) => {
        await on.evaluate(() => location.assign('#/activity/call-backs'));
        await expect(new Screen(on).heading('Call-backs')).toBeVisible();
      };

      const callBackLater = async () => {
        await screen.dialer.getByRole('button', { name: 'History', exact: true }).click();
        const newest = screen.dialer.getByTestId('history-item').first();
        await newest.getByRole('button', { name: 'Call back later' }).click();
      };

      await test.step('a missed call is put on the list from the dialer’s history', async () => {
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption('+16505550123');
        await screen.dialer.getByTestId('record-delay').fill('0');
        await screen.startIncomingCall();
        await screen.dialer.getByTestId('answer').click();
        await screen.dialer.getByTestId('hang-up').click();
        await callBackLater();
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
        await expect(screen.field('Number')).toHaveValue('+1 650 555 0123');
        const today = new Date(Date.now() + 60_000);
        const local = new Date(today.getTime() - today.getTimezoneOffset() * 60_000)
          .toISOString()
          .slice(0, 16);
        await screen.field('Call back at').fill('2020-01-01T09:00');
        await screen.button('Save').click();
        await expect(screen.field('Call back at')).toBeFocused();
        await expect(panel.getByText('Choose today or a later day.').first()).toBeVisible();
        await screen.field('Call back at').fill(local);
        await screen.field('Note').fill('about the engine');
        await checkAccessibility(panel);
        await screen.button('Save').click();
        await expect(row(panel, 'Ada Lovelace')).toContainText('about the engine');
        await expect(row(panel, 'Ada Lovelace').getByText('Waiting to be sent')).toBeHidden();
        await screen.goBack();
        await screen.button('Call-backs, 1 for today').click();
        await expect(screen.heading('Call-backs')).toBeVisible();
      });

      await test.step('the other computer knows who it is, but not the note', async () => {
        await expect
          .poll(async () => JSON.stringify(await control.read(`/server/${server}/user-settings`)))
          .toContain('+16505550123');
        await second.reload();
        await openList(second);
        await expect(row(second, 'Ada Lovelace')).toContainText('+1 650 555 0123');
        await expect(row(second, 'about the engine')).toBeHidden();
      });

      await test.step('without a network it is kept, and sent once when that is back', async () => {
        await openList(panel);
        await setOffline(true);
        await panel.getByRole('button', { name: 'Ada Lovelace', exact: true }).focus();
        await panel.keyboard.press('Enter');
        await screen.button('Mark as called').focus();
        await panel.keyboard.press('Enter');
        await expect(row(panel, 'Ada Lovelace').getByText('Waiting to be sent')).toBeVisible();
        await expect(row(panel, 'Ada Lovelace').getByText('Called', { exact: true })).toBeVisible();
        await setOffline(false);
        const isSent = () => row(panel, 'Ada Lovelace').getByText('Waiting to be sent').isHidden();
        await ringUntil(world.browser.worker, 'outbox', isSent);
        await expect(row(panel, 'Ada Lovelace').getByText('Called', { exact: true })).toBeVisible();
        await screen.button('Called 1').click();
        await expect(row(panel, 'Ada Lovelace')).toBeVisible();
        await screen.button('Scheduled 0').click();
        await expect(screen.text('Nothing found')).toBeVisible();
        await screen.button('All 1').click();
      });

      await test.step('Call next dials, and marks as called', async () => {
        await screen.openTab('Dialer');
        await callBackLater();
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
        await screen.field('Contact').selectOption({ label: 'Number only' });
        await screen.button('Save').click();
        await expect(row(panel, '+1 650 555 0123')).toHaveCount(2);
        await expect(panel.getByText('Waiting to be sent')).toBeHidden();
        await checkAccessibility(panel);
        await screen.button('Call next: +1 650 555 0123').click();
        await expect(screen.dialer.getByTestId('hang-up')).toBeVisible();
        await screen.dialer.getByTestId('hang-up').click();
        await openList(panel);
        await expect(panel.getByRole('button', { name: 'Called 2', exact: true })).toBeVisible();
      });

      await test.step('what another computer has deleted is said to be gone', async () => {
        await openList(second);
        await second.getByRole('button', { name: 'Reload the list' }).click();
        await second.getByRole('button', { name: 'Ada Lovelace', exact: true }).click();
        await second.getByRole('button', { name: 'Delete: Ada Lovelace', exact: true }).click();
        await second.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
        await expect(row(second, 'Ada Lovelace')).toBeHidden();
        await panel.getByRole('button', { name: 'Ada Lovelace', exact: true }).click();
        await screen.button('Call Ada Lovelace').click();
        await screen.dialer.getByTestId('hang-up').click();
        await openList(panel);
        await expect(screen.alert.getByText('This call-back is no longer on the list')).toBeVisible();
        await expect(row(panel, 'Ada Lovelace')).toBeHidden();
        await screen.alert.getByRole('button', { name: 'Done' }).click();
        await expect(screen.alert).toBeHidden();
      });
    },
  );
