import { readFile } from 'node:fs/promises';
import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';

test('what went where is listed after a sign-in, opened by keyboard, saved and cleared', async ({
  connected: { panel },
}) => {
  const screen = new Screen(panel);
  await screen.link('Privacy').click();
  await expect(screen.heading('Privacy')).toBeVisible();
  const card = panel.getByRole('group').filter({ hasText: HOSTS.callbackServer });
  await expect(card).toBeVisible();
  await checkAccessibility(panel);

  await test.step('a host says why, with what, and who agreed', async () => {
    await card.locator('summary').focus();
    await panel.keyboard.press('Enter');
    await expect(card.getByText('Your settings, and those that apply to you')).toBeVisible();
    await expect(card.getByText('App Connect session', { exact: true }).first()).toBeVisible();
    await expect(card.getByText('You, by connecting the CRM').first()).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('the list as a file', async () => {
    const file = panel.waitForEvent('download');
    await screen.button('Save as a file').click();
    const lines = (await readFile(await (await file).path(), 'utf8')).split('\r\n');
    expect(lines.some((line) => line.startsWith(`${HOSTS.callbackServer},By this panel,`))).toBe(true);
  });

  await test.step('cleared after asking', async () => {
    await screen.button('Clear the list').click();
    await checkAccessibility(panel);
    await screen.dialog.getByRole('button', { name: 'Clear the list' }).click();
    await expect(screen.dialog).toBeHidden();
    await expect(card).toBeHidden();
  });
});

test('a planted leak fails the test in which it happens', async ({ connected: { panel }, worker }) => {
  test.fail(true, 'The secret goes where the table names none, which is found when the test is over.');
  await expect(new Screen(panel).link('Privacy')).toBeVisible();
  await worker.evaluate(async (host) => {
    const { sessionToken } = await chrome.storage.local.get<{ sessionToken: { token: string } }>(
      'sessionToken',
    );
    await fetch(`https://${host}/public-api/connectors?state=${sessionToken.token}`);
  }, HOSTS.directory);
});
