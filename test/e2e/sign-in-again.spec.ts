import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { openGroups } from './setting-groups';

test('a RingCentral sign-in that has ended is begun again where it is needed, with everything kept', async ({
  connected: { browser, panel },
  control,
}) => {
  const screen = new Screen(panel);
  await panel.goto(`${panel.url().split('#')[0]}#/settings/admin/settings`);
  await openGroups(panel);
  await panel.getByRole('checkbox', { name: 'Copy records to the archive' }).check();
  await control.order('/expire', { person: '101', refreshToo: true });

  await test.step('the browser does not know the person either: it is said, with what was typed', async () => {
    await screen.button('Save for all').click();
    await expect(screen.alert.first()).toContainText('Your RingCentral sign-in has ended');
    await expect(screen.button('Sign in again')).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('one press, and the same place goes on', async () => {
    const opened = browser.context.waitForEvent('page');
    await screen.button('Sign in again').click();
    const window = await opened;
    await window.getByLabel('Priya Nair').check();
    await window.getByRole('button', { name: 'Allow' }).click();
    await expect(screen.text('You are signed in again')).toBeVisible();
    await expect(panel.getByRole('checkbox', { name: 'Copy records to the archive' })).toBeChecked();
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
  });

  await test.step('the CRM was never left', async () => {
    await screen.openTab('Settings');
    await expect(screen.text('Connected')).toBeVisible();
    const left = await control.requestsTo('callback.app-connect.example', '/unAuthorize');
    expect(left).toEqual([]);
  });
});
