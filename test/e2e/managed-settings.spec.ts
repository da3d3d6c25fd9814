import type { Page } from '@playwright/test';
import { openPanel } from '../stack/start/browser';
import { connectAs } from './connect-as';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { inFullRun, markSecondServer } from './full-run';
import { openGroups } from './setting-groups';

async function open(panel: Page, path: string): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings${path}`);
  return new Screen(panel);
}

/** What is chosen in a list, as the person reads it. */
const chosen = (panel: Page, label: string) => panel.getByLabel(label, { exact: true });

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const) {
  test(
    `an admin locks a CRM setting and a preference on the ${server} server; users see who and why, and choose the rest`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      await connectAs(browserWithPanel, panel, control, '101', connectorId);
      const screen = await open(panel, '/admin/settings');
      await test.step('a default, a lock with its reason, and what users never see', async () => {
        await openGroups(panel);
        await expect(screen.text('These apply to new records only.')).toBeVisible();
        await expect(panel.getByText(/options come from the CRM/)).toBeVisible();
        await chosen(panel, 'Category of new calls').selectOption({ label: 'Support' });
        await panel.getByRole('button', { name: 'Lock Category of new calls' }).click();
        await panel.getByLabel('Reason for locking Category of new calls').fill('night shift');
        await panel.getByRole('checkbox', { name: 'Copy records to the archive' }).check();
        await panel.getByRole('checkbox', { name: 'Log calls automatically', exact: true }).check();
        await panel.getByRole('button', { name: 'Lock Log calls automatically' }).click();
        await checkAccessibility(panel);
        await screen.button('Save for all').click();
        await expect(screen.text('Saved for all')).toBeVisible();
        const rows = Object(await control.read(`/server/${server}/admin-settings`));
        expect(Object(rows[0]).userSettings).toMatchObject({
          callCategory: {
            value: 'support',
            customizable: false,
            lock: { by: 'Priya Nair', reason: 'night shift' },
          },
          archive: { value: true, customizable: false },
          autoLogCall: { value: true, customizable: false },
        });
      });
      await test.step('the CRM’s settings, locked and open', async () => {
        await open(panel, '/crm');
        await expect(panel.getByText(/Set by Priya Nair on .*“night shift”/)).toBeVisible();
        await expect(chosen(panel, 'Category of new calls')).toBeDisabled();
        await expect(screen.text('Copy records to the archive')).toHaveCount(0);
        await expect(panel.getByText(/RingCentral permission “aiCallLog”/)).toBeVisible();
        await screen.field('Prefix of references').fill('A-');
        await panel.getByRole('checkbox', { name: 'EMEA' }).check();
        await checkAccessibility(panel);
        await screen.button('Save').click();
        await expect(screen.text('Saved')).toBeVisible();
        const [user] = Object(await control.read(`/server/${server}/user-settings`));
        expect(Object(user).userSettings).toMatchObject({
          callCategory: { value: 'support', customizable: false },
          referencePrefix: { value: 'A-' },
          visibleTeams: { value: ['emea'] },
        });
      });
      await test.step('the preference is in force, locked, and says who did it', async () => {
        await open(panel, '');
        const calls = panel.getByRole('checkbox', { name: 'Log calls automatically', exact: true });
        await expect(calls).toHaveCount(0);
        await expect(panel.getByText(/Set by Priya Nair on/)).toBeHidden();
        await panel.getByText('1 setting locked by your organization').click();
        await expect(panel.getByText('Log calls automatically: on')).toBeVisible();
        await expect(panel.getByText(/Set by Priya Nair on/)).toBeVisible();
        await checkAccessibility(panel);
      });
    },
  );
}

test(
  'two admins: the one whose lock was overwritten is told, and puts it back',
  inFullRun,
  async ({ browserWithPanel, secondBrowser, panel, control }) => {
    await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
    const screen = new Screen(panel);
    const lee = await openPanel(secondBrowser);
    const ask = await connectAs(secondBrowser, lee, control, '104', 'keycrm');
    await open(panel, '/admin/settings');
    await openGroups(panel);
    await panel.getByLabel('Prefix of references', { exact: true }).fill('PRIYA-');
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
    const record = { value: 'LEE-', customizable: true, isCustomizable: true };
    const { output } = Object(await ask('readSettings', {}));
    const expected = output.admin.referencePrefix;
    await ask('saveAdminRecords', {
      column: 'userSettings',
      records: { referencePrefix: { displayName: 'Prefix of references', expected, record } },
    });
    await expect(screen.alert).toContainText('Another admin has overwritten what you saved', {
      timeout: 15_000,
    });
    await expect(screen.alert).toContainText('LEE-');
    await screen.button('Put back').click();
    await expect(screen.alert).toHaveCount(0);
    await expect(panel.getByLabel('Prefix of references', { exact: true })).toHaveValue('PRIYA-');
  },
);

test('what the computer’s policy sets is named and locked', async ({ browserWithPanel, panel, control }) => {
  await connectAs(browserWithPanel, panel, control, '102', 'keycrm');
  const policy = {
    connectorId: 'keycrm',
    serverUrl: '',
    ringCentralClientId: 'org-client',
    preferences: { theme: 'dark' },
    withholdSessionToken: true,
    broken: ['serverUrl'],
  };
  // The worker takes over this computer's own, empty policy as it starts: only after that another one stays.
  await panel.evaluate(() => chrome.storage.managed.get());
  await panel.evaluate((kept) => chrome.storage.local.set({ policy: kept }), policy);
  const screen = await open(panel, '');
  await expect(screen.text('A value set by your organization can’t be read')).toBeVisible();
  await expect(panel.getByRole('radio', { name: 'Dark' })).toHaveCount(0);
  await panel.getByText('1 setting locked by your organization').last().click();
  await expect(panel.getByText('Theme: Dark')).toBeVisible();
  await expect(screen.button('Save client ID')).toHaveCount(0);
  await checkAccessibility(panel);
  await open(panel, '/connect');
  await expect(screen.link('KeyCRM')).toBeVisible();
  await expect(screen.link('OAuth CRM')).toHaveCount(0);
  await open(panel, '/admin/settings');
  await expect(screen.text('Only admins can do this')).toBeVisible();
});
