import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { connectAs } from './connect-as';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';

async function open(panel: Page): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/reports`);
  return new Screen(panel);
}

/** Five days that are over, so that what was called in them is known. */
async function chooseDays(screen: Screen): Promise<void> {
  await screen.field('Period').selectOption('Custom range');
  await screen.field('From').fill('2026-03-02');
  await screen.field('To').fill('2026-03-06');
}

test('an admin lets the server in and sees their own counts and the company’s, as pictures and tables', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const screen = await open(panel);
  await expect(screen.text('The server has no access to your calls yet')).toBeVisible();
  await checkAccessibility(panel);
  await screen.field('RingCentral client ID of the server').fill('app-connect-server');
  await screen.button('Grant access').click();
  await chooseDays(screen);
  await test.step('their own', async () => {
    await expect(panel.getByText('15, 10 of them answered')).toBeVisible();
    await screen.button('Show table').click();
    const cells = panel.getByRole('table').getByRole('cell');
    await expect(cells).toHaveText(['15', '10', '12', '44', '10', '8']);
    await checkAccessibility(panel);
  });
  await test.step('the company’s, by person, and as a file', async () => {
    await panel.getByRole('radio', { name: 'Company' }).check();
    await chooseDays(screen);
    await expect(panel.getByRole('row', { name: /^Lovelace & Partners/ })).toBeVisible();
    await screen.field('Grouped by').selectOption('Users');
    await expect(panel.getByRole('row', { name: 'Priya Nair 15 10 12 44' })).toBeVisible();
    const file = panel.waitForEvent('download');
    await screen.button('Save as a file (CSV)').click();
    const lines = (await readFile(await (await file).path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\uFEFFUsers,Inbound,Answered,Outbound,Talk time in minutes');
    expect(lines).toContain('Priya Nair,15,10,12,44');
    await screen.button('Show chart').click();
    await expect(panel.getByText(/more are in the table/)).toBeVisible();
    await checkAccessibility(panel);
  });
});

test('a user on the older server sees who can help, and this browser’s plugins without any network', async ({
  browserWithPanel,
  panel,
  control,
  setOffline,
}) => {
  await connectAs(browserWithPanel, panel, control, '102', 'keycrm-classic');
  const screen = await open(panel);
  await expect(panel.getByText(/An admin of your RingCentral account has to grant/)).toBeVisible();
  await panel.getByRole('radio', { name: 'Company' }).check();
  await expect(screen.text('Only admins can do this')).toBeVisible();
  await setOffline(true);
  await panel.getByRole('radio', { name: 'Plugins' }).check();
  await expect(screen.text('No plugins')).toBeVisible();
  await panel.getByRole('radio', { name: 'Mine' }).check();
  await expect(screen.alert).toBeVisible();
  await setOffline(false);
  await control.order('/server/polling/ringcentral-app', { isThere: false });
  await screen.button('Try again').click();
  await expect(panel.getByText(/can’t create reports/)).toBeVisible();
});
