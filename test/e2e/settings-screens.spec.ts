import type { Page } from '@playwright/test';
import { checkAccessibility } from './accessibility';
import { connectAs } from './connect-as';
import { expect, test } from './fixtures';
import { Screen } from '../stack/start/screen';

/** As App Connect's own client leaves an account: five of them have an effect here. */
const theirs = {
  autoLogCall: { customizable: false, value: true },
  autoLogSMS: { customizable: true, value: true },
  unknownContactPreference: { customizable: false, value: 'createNewPlaceholderContact' },
  multipleContactsPreference: { customizable: true, value: 'mostRecentActivity' },
  openContactPageFromIncomingCall: { customizable: true, value: 'onFirstRing' },
  autoOpenExtension: { customizable: true, value: true },
};

/** What has the focus, as a screen reader names it. */
const focused = (panel: Page) => panel.locator(':focus');

test('an account changes over: told once, listed, found by keyboard, changed, held, and set for everyone', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const records = Object.entries(theirs).map(([key, record]) => [
    key,
    { displayName: key, expected: null, record },
  ]);
  await ask('saveAdminRecords', { column: 'userSettings', records: Object.fromEntries(records) });
  await panel.reload();
  const screen = new Screen(panel);
  await screen.openTab('Settings');
  await panel.getByText('1 setting locked by your organization').click();
  await expect(panel.getByText('Log calls automatically: on')).toBeVisible();
  // As if it was done elsewhere: what somebody has set here is no news to them.
  await panel.evaluate(() => chrome.storage.local.remove('adminWrites'));

  await test.step('the notice counts the rules and leads to them; it is gone for good', async () => {
    await expect(screen.text('5 rules from your organization apply here')).toBeVisible();
    await checkAccessibility(panel);
    await screen.link('See them').press('Enter');
    await expect(screen.heading('Settings carried over')).toBeVisible();
    const locked = panel.getByRole('list', { name: 'Locked by an admin' });
    await expect(locked.getByRole('listitem')).toHaveCount(2);
    await expect(locked).toContainText('Create a contact');
    await checkAccessibility(panel);
    await panel.reload();
    await expect(screen.heading('Settings carried over')).toBeVisible();
    await screen.openTab('Activity');
    await expect(panel.getByText(/rules from your organization/)).toHaveCount(0);
  });

  await test.step('an admin is told what is different', async () => {
    await panel.goto(`${panel.url().split('#')[0]}#/settings/admin/differences`);
    await expect(panel.getByRole('main').getByRole('listitem')).toHaveText([/^Auto-open extension/]);
    await checkAccessibility(panel);
  });

  await test.step('a search by keyboard leads to the setting, which is changed there and undone', async () => {
    await screen.openTab('Settings');
    await checkAccessibility(panel);
    await panel.getByRole('searchbox').focus();
    await panel.keyboard.type('multipleContacts');
    await expect(panel.getByRole('status').filter({ hasText: '1 setting found' })).toHaveCount(1);
    await checkAccessibility(panel);
    await panel.keyboard.press('Tab');
    await expect(focused(panel)).toHaveText('If several contacts match');
    await panel.keyboard.press('Enter');
    const several = panel.getByLabel('If several contacts match', { exact: true });
    await expect(several).toBeFocused();
    await expect(several).toHaveValue('mostRecentActivity');
    await panel.keyboard.press('ArrowDown');
    await expect(screen.text('Saved: If several contacts match')).toBeVisible();
    await expect(several).toHaveValue('earliestCreated');
    await expect(screen.text('Your choice · default: Use the most recently active')).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Undo').press('Enter');
    await expect(several).toHaveValue('mostRecentActivity');
    await panel.getByText('1 setting locked by your organization').click();
    await expect(panel.getByText(/^If no contact matches: /)).toBeVisible();
  });

  await test.step('nothing found is said', async () => {
    await screen.openTab('Settings');
    await panel.getByRole('searchbox').fill('qqq');
    await expect(screen.text('Nothing found for “qqq”')).toBeVisible();
  });

  await test.step('for everyone, one setting is found, locked and saved, and no other', async () => {
    await panel.getByRole('searchbox').fill('oneTimeLog');
    await screen.link('Set Log a call once, when it is complete for everyone').click();
    await expect(panel.getByLabel('Log a call once, when it is complete', { exact: true })).toBeFocused();
    await panel.getByRole('button', { name: 'Lock Log a call once, when it is complete' }).press('Space');
    await checkAccessibility(panel);
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
    const [row] = Object(await control.read('/server/callback/admin-settings'));
    const { oneTimeLog, ...others } = Object(row).userSettings;
    expect(oneTimeLog).toMatchObject({ value: false, customizable: false });
    expect(others).toMatchObject(theirs);
    expect(Object.keys(others).toSorted()).toEqual(Object.keys(theirs).toSorted());
  });
});
