import { readFile } from 'node:fs/promises';
import type { Worker } from '@playwright/test';
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
    await expect(card.getByText('Your settings and those that apply to you')).toBeVisible();
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

/** The worker sends the session token to the directory, as no row of the table says. */
async function plantLeak(worker: Worker): Promise<void> {
  await worker.evaluate(async (host) => {
    const { sessionToken } = await chrome.storage.local.get<{ sessionToken: { token: string } }>(
      'sessionToken',
    );
    await fetch(`https://${host}/public-api/connectors?state=${sessionToken.token}`);
  }, HOSTS.directory);
}

test('a planted leak is found in the journal', async ({ connected: { control }, worker }) => {
  await plantLeak(worker);
  const place = { secret: 'session', host: HOSTS.directory, place: 'query state' };
  expect(await control.read('/leaks')).toEqual([expect.objectContaining(place)]);
  // It is not to fail this test.
  await control.order('/reset');
});

test('and fails the test in which it happens', async ({ connected: _connected, worker }) => {
  test.fail(true, 'What went elsewhere is found when the test is over.');
  await plantLeak(worker);
});
