import { composeLog } from '../../src/core/activity/composed-log/compose-log';
import type { LogFacts } from '../../src/core/activity/composed-log/log-writing';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { signInAs, type ReusedWorld } from './recorded-sign-in';

/** Names of the lines of a plain log, in their order. */
const labelsOf = (text: string) => [...text.matchAll(/^- ([^:\n]+):/gm)].map(([, label]) => label ?? '');

/** What a call has that ends without a recording, on an account without analysis. */
const known = [
  'Note',
  'RingCentral user name',
  'Summary',
  'Contact Number',
  'Date/Time',
  'Duration',
  'Result',
];

async function open({ panel }: ReusedWorld, path: string): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/${path}`);
  return new Screen(panel);
}

/** The text of the one log in the CRM, and the settings by which its server wrote it. */
async function readWritten({ control }: ReusedWorld, server: string) {
  const { body }: { readonly body: string } = Object(await control.read('/crm/keycrm/records')).logs[0];
  const [user] = Object(await control.read(`/server/${server}/user-settings`));
  const records: [string, { value?: unknown }][] = Object.entries(Object(user).userSettings);
  const stored = Object.fromEntries(records.map(([key, record]) => [key, record.value]));
  return { body, stored, timezoneOffset: Object(user).timezoneOffset };
}

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const)
  test(
    `what the preview shows is what the ${server} server writes`,
    markSecondServer(server),
    async ({ world }) => {
      const { panel } = world;
      await signInAs(world, '101', connectorId, { withDialer: true });
      const screen = await open(world, 'admin/log-details');
      const preview = panel.locator('.log-preview-text');
      const crmSide = panel.getByRole('region', { name: 'In KeyCRM, after the plugins' });
      const toggle = (name: string) => panel.getByRole('checkbox', { name, exact: true });

      await test.step('an admin turns lines on and off, by the keyboard too', async () => {
        await panel.getByText('Plain text', { exact: true }).click();
        await expect(preview).toContainText('- Result: Accepted');
        await toggle('Result').focus();
        await panel.keyboard.press('Space');
        await expect(preview).not.toContainText('- Result');
        await toggle('Contact’s phone number').check();
        await toggle('RingCentral user name').check();
        await panel.getByLabel('Date format', { exact: true }).selectOption({ label: '25/03/2026 14:07:09' });
        await expect(preview).toContainText('- Date/Time: 25/03/2026 14:07:09');
        await checkAccessibility(panel);
        await screen.button('Save for all').click();
        await expect(screen.text('Saved for all')).toBeVisible();
      });
      const shown = labelsOf(await preview.innerText()).filter((label) => known.includes(label));

      await test.step('a call is logged, and its log says just that', async () => {
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption('+16505550123');
        await screen.startIncomingCall();
        await screen.dialer.getByTestId('answer').click();
        await screen.dialer.getByTestId('hang-up').click();
        await screen.link('Log it').click();
        await screen.field('Contact').selectOption({ label: 'Ada Lovelace · Analytical Engines' });
        await screen.field('Deal').selectOption({ label: 'Difference engine, phase 2' });
        await screen.field('Note').fill('Costs $100, she says');
        await screen.button('Save log').click();
        await expect(crmSide).toContainText('The same in KeyCRM.');
        const { body } = await readWritten(world, server);
        expect(labelsOf(body)).toEqual(shown);
        expect(body).toMatch(/^- Date\/Time: \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/m);
      });

      await test.step('changed twice, the note says what was written last, price and all', async () => {
        for (const note of ['Costs $100', 'Costs $10 now']) {
          await screen.button('Edit').click();
          await screen.field('Note').fill(note);
          await screen.button('Save log').click();
          await expect(crmSide).toContainText('The same in KeyCRM.');
          await expect
            .poll(async () => (await readWritten(world, server)).body.replaceAll('\u2060', ''))
            .toMatch(new RegExp(`^- Note: ${note.replace('$', '\\$')}\n- `));
        }
        await screen.button('Edit').click();
        await screen.field('Note').fill('');
        await expect(panel.getByText('The log in KeyCRM keeps its earlier note.')).toBeVisible();
      });

      await test.step('the log has shown its format: there is nothing to choose any more', async () => {
        const own = await open(world, 'log-details');
        await expect(panel.getByText('Plain text, as seen in a log in KeyCRM.')).toBeVisible();
        await expect(panel.getByRole('radio')).toHaveCount(0);
        await expect(own.field('Result')).not.toBeChecked();
        expect(labelsOf(await preview.innerText()).filter((label) => known.includes(label))).toEqual(shown);
        await checkAccessibility(panel);
      });

      await test.step('a person turns a line on for themselves: the server has it at once', async () => {
        await toggle('Result').check();
        await expect(screen.text('Saved: Result')).toBeVisible();
        await expect
          .poll(async () => (await readWritten(world, server)).stored)
          .toMatchObject({ addCallLogResult: true, addCallLogContactNumber: true });
      });

      await test.step('byte for byte, the model with the stored settings is what the server wrote', async () => {
        const { body, stored } = await readWritten(world, server);
        const value = (label: string) => new RegExp(`^- ${label}: (.*)$`, 'm').exec(body)?.[1] ?? '';
        const facts: LogFacts = {
          note: value('Note'),
          direction: 'Inbound',
          to: { name: value('RingCentral user name') },
          subject: value('Summary'),
          contactNumber: '+16505550123',
          startTime: 1,
          duration: Number(/(\d+) second/.exec(value('Duration'))?.[1] ?? 0),
          // It was off when the log was written.
          result: '',
        };
        const generation = server;
        const text = composeLog(facts, { format: 'text/plain', generation, stored, offsetAt: () => 0 });
        expect(text.replace(/^- Date\/Time: .*$/m, `- Date/Time: ${value('Date/Time')}`)).toBe(body);
      });
    },
  );
