import { pluginHost } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { signInAdmin } from './signed-in-admin';
import { expect, test } from './fixtures';

const moved = pluginHost('picker');

test('a plugin whose log-out moves to another host: nothing goes there until an admin has agreed', async ({
  world,
}) => {
  const admin = await signInAdmin(world, ['archive']);
  const { panel, control, browser } = admin;
  const screen = new Screen(panel);
  await admin.open('#/plugins/archive');
  const opened = browser.context.waitForEvent('page');
  await screen.button('Connect').click();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await expect(screen.text('Connected')).toBeVisible();

  await control.order('/directory', {
    version: { id: 'archive', version: '1.0.9', manifest: { logoutUrl: `https://${moved}/logout` } },
  });
  await admin.open('#/plugins');
  await screen.button('Refresh').click();
  await expect(screen.text('Asks for more')).toBeVisible();
  await screen.link('Northwind Archive').click();

  await test.step('a user reads which host it asks for, and that an admin decides', async () => {
    await expect(screen.text('This plugin asks for more access')).toBeVisible();
    await expect(panel.getByText(`${pluginHost('archive')} → ${moved}`)).toBeVisible();
    await expect(panel.getByText('Disconnecting notifies')).toBeHidden();
    await checkAccessibility(panel);
    await screen.button('Disconnect').click();
    await expect(screen.alert).toContainText(`Nothing was sent to ${moved}`);
    expect(await control.requestsTo(moved, '/logout')).toEqual([]);
  });

  await test.step('an admin sees the difference by keyboard, agrees, and it is where it is', async () => {
    await screen.link('Review').focus();
    await panel.keyboard.press('Enter');
    await screen.button('Update…').click();
    await expect(screen.dialog).toContainText('It asks for more than was agreed to.');
    await expect(screen.dialog).toContainText(`${pluginHost('archive')} → ${moved}`);
    await checkAccessibility(panel);
    await screen.dialog.getByRole('button', { name: 'Agree and update' }).press('Enter');
    await expect(screen.button('Update…')).toBeHidden();
    await admin.open('#/plugins/archive');
    await expect(screen.text('This plugin asks for more access')).toBeHidden();
    const rows = Object(await control.read('/server/callback/admin-settings'));
    expect(Object(rows[0]).userSettings.panel_agreed_archive.value.purposes.logOut).toMatchObject({
      host: moved,
      by: 'Priya Nair',
    });
  });
});
