import type { Page } from '@playwright/test';
import { Screen } from '../stack/start/screen';
import { ringUntil } from '../stack/start/worker';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { signInAs } from './recorded-sign-in';

interface CrmLog {
  contactName: string;
  note: string;
  writes: number;
  fields: { [key: string]: unknown };
  dispositions: { [key: string]: unknown };
  messages: { type: string }[];
}

/** The activity's row, by who and what is on it. */
function row(panel: Page, text: RegExp) {
  return panel.getByRole('main').getByRole('listitem').filter({ hasText: text }).first();
}

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const)
  test(
    `every kind of activity reaches the CRM, on the ${server} server`,
    markSecondServer(server),
    async ({ world }) => {
      const { browser, panel, control } = world;
      const screen = new Screen(panel);
      const crm = 'KeyCRM';
      const crmLogs = async (): Promise<CrmLog[]> => Object(await control.read('/crm/keycrm/records')).logs;
      await signInAs(world, '101', connectorId, { withDialer: true });
      const saveAndReturn = async () => {
        await screen.button('Save log').click();
        await expect(screen.text(`Logged to ${crm}`)).toBeVisible();
        await screen.button('Done').click();
      };
      await test.step('a call from nobody: the contact is made and the call logged in one go', async () => {
        await screen.openTab('Settings');
        await screen.field('Log calls automatically').click();
        await expect(screen.field('Log calls automatically')).toBeChecked();
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption('+16505550199');
        await screen.dialer.getByTestId('record-delay').fill('0');
        await screen.startIncomingCall();
        await expect(panel.getByText(/^No contact in KeyCRM/)).toBeVisible();
        await screen.dialer.getByTestId('answer').click();
        await screen.dialer.getByTestId('hang-up').click();
        await screen.openTab('Activity');
        await ringUntil(browser.worker, 'outbox', () => screen.button('Create contact').isVisible());
        await screen.button('Create contact').click();
        await screen.field('Name of the new contact').fill('Mary Jackson');
        await screen.button('Create and log').click();
        await expect(row(panel, /Mary Jackson/).getByText('Logged')).toBeVisible();
        expect(await crmLogs()).toMatchObject([{ contactName: 'Mary Jackson' }]);
        await screen.openTab('Settings');
        await screen.field('Log calls automatically').click();
        await expect(screen.field('Log calls automatically')).not.toBeChecked();
      });

      await test.step('a call with the connector’s own fields, changed later; its recording follows', async () => {
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption('+16505550123');
        await screen.startIncomingCall();
        await expect(screen.link(`Open ${crm}`)).toBeVisible();
        await screen.dialer.getByTestId('answer').click();
        await screen.dialer.getByTestId('hang-up').click();
        await screen.link('Log it').click();
        await screen.button('Search by name').click();
        await panel.getByRole('searchbox').fill('Konrad');
        await panel.getByRole('button', { name: /^Konrad Zuse/ }).click();
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Konrad Zuse/);
        await screen.field('Contact').selectOption({ label: 'Ada Lovelace · Analytical Engines' });
        await screen.field('Deal').selectOption({ label: 'Difference engine, phase 2' });
        await screen.field('Note').fill('My own note');
        await screen.button('Schedule a call-back').click();
        await screen.button('Save log').click();
        const crmSide = panel.getByRole('region', { name: `In ${crm}, after the plugins` });
        await expect(crmSide).toContainText(`The same in ${crm}.`);
        await screen.button('Edit').click();
        await screen.field('Note').fill('My changed note');
        await screen.button('Save log').click();
        await expect(panel.getByRole('region', { name: 'What you wrote' })).toContainText('My changed note');
        await expect(crmSide).toContainText(`The same in ${crm}.`);
        await screen.button('Done').click();
        // The create, the person's change and its disposition; then one update for the recording.
        const writes = async () => (await crmLogs())[1]?.writes ?? 0;
        await expect.poll(writes).toBe(3);
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('recording-arrives').click();
        await screen.openTab('Activity');
        await ringUntil(browser.worker, 'outbox', async () => (await writes()) > 3);
        expect(await writes()).toBe(4);
        expect((await crmLogs())[1]).toMatchObject({
          note: 'My changed note',
          dispositions: { deal: 'deal-engine' },
        });
      });

      await test.step('SMS, a group, voicemail and fax, from the widget’s own Log buttons', async () => {
        await screen.openTab('Dialer');
        for (const arrival of ['incoming-sms', 'group-sms', 'voicemail', 'fax-in'])
          await screen.dialer.getByTestId(arrival).click();
        await screen.dialer.getByRole('button', { name: 'Messages', exact: true }).click();
        const items = screen.dialer.getByTestId('message-item');
        await expect(items).toHaveCount(4);
        for (let index = 0; index < 4; index += 1) {
          await screen.openTab('Dialer');
          const item = items.nth(index);
          await item.getByTestId('message-log').click();
          await saveAndReturn();
          await screen.openTab('Dialer');
          await expect(item.getByTestId('message-state')).toBeVisible();
        }
        const kinds = (await crmLogs()).flatMap(({ messages }) => messages.map(({ type }) => type));
        expect(kinds.toSorted()).toEqual(['Fax', 'SMS', 'SMS', 'VoiceMail']);
      });

      await test.step('what comes later on a logged day goes to the same record', async () => {
        const messages = async () => (await crmLogs()).map((log) => log.messages.length);
        const before = await messages();
        await screen.openTab('Dialer');
        await screen.dialer.getByRole('button', { name: 'Phone', exact: true }).click();
        await screen.dialer.getByTestId('incoming-sms').click();
        const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
        await ringUntil(browser.worker, 'outbox', async () => sum(await messages()) > sum(before));
        const after = [...before.toSpliced(before.indexOf(1), 1), 2].toSorted((a, b) => a - b);
        expect((await messages()).toSorted((a, b) => a - b)).toEqual(after);
      });
    },
  );
