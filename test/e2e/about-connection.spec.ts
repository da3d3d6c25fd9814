import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { signInAs } from './recorded-sign-in';
import { expect, test } from './fixtures';

/** What a connector's maker may publish after somebody has connected. */
const published = {
  documentationUrl: 'http://plain.example/docs',
  getSupportUrl: 'https://support.example/help',
  supportReportIssue: true,
  page: {
    feedback: { url: 'https://feedback.example/form?who={userName}' },
    callLog: { additionalFields: [{ const: 'reference', title: 'Reference', type: 'inputField' }] },
    messageLog: { additionalFields: [] },
  },
};

test('a plain connector: who makes it, its pages, and what an older server cannot tell', async ({
  world,
}) => {
  const { panel, control } = world;
  const screen = new Screen(panel);
  await signInAs(world, '101', 'keycrm-classic');
  await screen.openTab('Settings');
  await screen.link('About this connection').press('Enter');
  await expect(screen.heading('About KeyCRM')).toBeFocused();
  await expect(screen.text('Sample CRM makers')).toBeVisible();
  await expect(screen.text(HOSTS.pollingServer)).toBeVisible();
  await expect(screen.link('Documentation')).toHaveAttribute('href', `https://${HOSTS.keyCrm}/`);
  await expect(panel.getByText('has changed since you connected')).toHaveCount(0);
  await expect(panel.getByText(/in the connector’s manifest/)).toHaveCount(0);
  await screen.button('Update from the CRM').press('Enter');
  await expect(screen.text('This server updates it only when you connect.')).toBeVisible();
  await screen.button('Show what’s new').press('Enter');
  await expect(screen.text('This server doesn’t publish release notes.').first()).toBeVisible();
  await expect(screen.alert).toHaveCount(0);
  await checkAccessibility(panel);

  await test.step('leads to the report of a problem, which is shown whole, and nothing is sent', async () => {
    await panel.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await screen.link('Report a problem').press('Enter');
    await expect(screen.heading('Report a problem')).toBeFocused();
    await expect(panel.locator('pre')).toContainText('"server": "polling"');
    await expect(panel.locator('pre')).not.toContainText(/Priya|keycrm-priya|keycrm\.example|@/);
    await expect(screen.text('Send it to support')).toHaveCount(0);
    await checkAccessibility(panel);
    await screen.button('Copy report').press('Enter');
    await expect(panel.getByText('Copied.')).toBeVisible();
    const copied = await panel.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await panel.locator('pre').textContent());
    expect(await control.requestsTo(HOSTS.pollingServer, '/debug/report/url')).toEqual([]);
  });
});

test('a connector that has changed: what is new in it, what of it cannot be used, where reports go', async ({
  world,
}) => {
  const { panel, control } = world;
  const screen = new Screen(panel);
  await signInAs(world, '101', 'keycrm');
  await control.order('/directory', { version: { id: 'keycrm', version: '1.1.0', manifest: published } });
  await panel.evaluate(() => indexedDB.deleteDatabase('panel-manifests'));
  await panel.reload();
  await screen.openTab('Settings');
  await screen.link('About this connection').press('Enter');

  await test.step('the fields that are gone are told, until they have been seen', async () => {
    await expect(screen.text('The connector has changed since you connected')).toBeVisible();
    await expect(panel.getByText(/The field “(?:call )?deal” is gone/).first()).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Got it').press('Enter');
    await expect(screen.text('The connector has changed since you connected')).toHaveCount(0);
  });

  await test.step('its pages that may be opened are there; an admin reads why another one is not', async () => {
    await expect(screen.link('Get support')).toHaveAttribute('href', published.getSupportUrl);
    await expect(screen.link('Give feedback')).toHaveAttribute('href', 'https://feedback.example/form?who=');
    await expect(screen.link('Documentation')).toHaveCount(0);
    await panel.getByText('1 problem in the connector’s manifest').click();
    await expect(screen.text('documentationUrl')).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('this server reads anew who the person is', async () => {
    await screen.button('Update from the CRM').press('Enter');
    await expect(screen.text('Updated.')).toBeVisible();
  });

  await test.step('a report is not sent where the server names an address that is not safe', async () => {
    await screen.link('Report a problem').press('Enter');
    await expect(screen.link('Get support')).toHaveAttribute('href', published.getSupportUrl);
    await expect(screen.text('Send it to support')).toBeVisible();
    await checkAccessibility(panel);
    // Without storage of its own for reports, as here, the server names its own machine.
    await screen.button('Send report…').press('Enter');
    await expect(panel.getByText('The server named an address that is not safe').first()).toBeVisible();
    await expect(screen.button('Copy report')).toBeVisible();
    await checkAccessibility(panel);
    const asked = await control.requestsTo(HOSTS.callbackServer, '/debug/report/url');
    expect(asked.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });
});
