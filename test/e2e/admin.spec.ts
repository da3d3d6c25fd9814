import type { Page } from '@playwright/test';
import { HOSTS } from '../stack/hosts';
import { openPanel } from '../stack/start/browser';
import { connectAs } from './connect-as';
import { openOAuthSession } from '../stack/start/oauth-session';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { readTarget } from './connector-target';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';

/** A screen of the admin's, as its address opens it. */
async function open(panel: Page, path: 'server-logging' | 'users'): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/admin/${path}`);
  return new Screen(panel);
}

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const) {
  test(
    `server-side logging on the ${server} server: shown, switched on, numbers kept out, switched off`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      await connectAs(browserWithPanel, panel, control, '101', connectorId);
      const screen = await open(panel, 'server-logging');
      await test.step('nothing goes to the service before the click', async () => {
        await expect(screen.text(HOSTS.loggingService)).toBeVisible();
        await expect(screen.field('API user name')).toBeVisible();
        expect(await control.requestsTo(HOSTS.loggingService, '/')).toEqual([]);
        await checkAccessibility(panel);
      });
      await screen.button('View settings').click();
      await test.step('the session token goes there after it was shown', async () => {
        await panel.getByRole('radio', { name: 'Everyone’s' }).check();
        await screen.button('Save…').click();
        await expect(screen.dialog).toContainText(`Log calls at ${HOSTS.loggingService}?`);
        await expect(screen.dialog).toContainText('Your session token');
        await checkAccessibility(panel);
        expect(await control.requestsTo(HOSTS.loggingService, '/subscribe')).toEqual([]);
        await screen.button('Send and turn on').click();
        await expect(screen.text('On for everyone')).toBeVisible();
        const sent = await control.requestsTo(HOSTS.loggingService, '/subscribe');
        const asked = sent.find(({ method }) => method === 'POST');
        expect(JSON.parse(String(asked?.body))).toMatchObject({ crmPlatform: 'keyCRM' });
      });
      await test.step('a call that ends then is in the CRM, though no panel has seen it', async () => {
        const call = { extension: '102', number: '+16505550123', sessionId: 'without-panel' };
        expect(await control.order('/logging-service/call', call)).toMatchObject({ outcome: 'logged' });
        expect(Object(await control.read('/crm/keycrm/records')).logs).toMatchObject([
          { kind: 'call', contactName: 'Ada Lovelace' },
        ]);
      });
      await screen.field('Phone numbers').fill('+1 (650) 555-0100');
      await screen.button('Save numbers').click();
      await expect(screen.text('Saved: 1 number is never logged.')).toBeVisible();
      const leftOut = { extension: '102', number: '+16505550100', sessionId: 'left-out' };
      expect(await control.order('/logging-service/call', leftOut)).toEqual({ outcome: 'left_out' });
      await checkAccessibility(panel);
      await panel.getByRole('radio', { name: 'None' }).check();
      await screen.button('Save…').click();
      await screen.button('Turn off').click();
      await expect(screen.text('Off')).toBeVisible();
      expect(await control.read('/logging-service')).toEqual({
        subscription: null,
        doNotLogNumbers: '+16505550100',
      });
      await test.step('a connector without OAuth refuses the account’s fields: explained, kept', async () => {
        await screen.field('API user name').fill('svc');
        await screen.field('API password').fill('hunter2');
        await screen.button('Save account').click();
        await expect(screen.alert).toContainText('only for CRMs connected by OAuth');
        await expect(screen.field('API user name')).toHaveValue('svc');
      });
    },
  );
}

test('a connector with OAuth keeps the account’s fields; the password does not come back to the page', async ({
  stack,
  browserWithPanel,
  panel,
  control,
}) => {
  const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const token = await openOAuthSession(stack, HOSTS.callbackServer);
  await readTarget(async (...asked) => Object(await ask(...asked)).output, 'oauthcrm');
  const { worker } = browserWithPanel;
  const { connection } = Object(await worker.evaluate(`chrome.storage.local.get('connection')`));
  const stored = {
    connection: { ...connection, platform: 'oauthCRM', connectorId: 'oauthcrm', connectorName: 'OAuth CRM' },
    sessionToken: { token, serverUrl: connection.serverUrl },
  };
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify(stored)})`);
  const screen = await open(panel, 'server-logging');
  await screen.field('API user name').fill('svc');
  await screen.field('API password').fill('hunter2');
  await screen.field('Signing secret').fill('s-77');
  await screen.button('Save account').click();
  await expect(screen.text('Saved with the connector.')).toBeVisible();
  await expect(screen.field('API password')).toHaveValue('');
  await expect(screen.field('API password')).toHaveAttribute('placeholder', 'Stored · leave empty to keep');
  await screen.field('API user name').fill('svc-2');
  await screen.button('Save account').click();
  await expect
    .poll(async () => Object(await control.read('/crm/oauthcrm/records')).loggingFields)
    .toEqual({ apiUsername: 'svc-2', apiPassword: 'hunter2', signingSecret: 's-77' });
  const save = panel.getByRole('button', { name: 'Save account', exact: true });
  await expect(save).toHaveAccessibleDescription('No changes to save.');
  await test.step('one that the connector can do without is removed, after a second thought', async () => {
    await screen.button('Remove stored value').click();
    await expect(panel.getByText('The stored value is removed when you save.')).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Keep stored value').click();
    await expect(panel.getByRole('button', { name: /^Save account/ })).toBeDisabled();
    await screen.button('Remove stored value').click();
    await screen.button('Save account').click();
    await expect
      .poll(async () => Object(await control.read('/crm/oauthcrm/records')).loggingFields)
      .toEqual({ apiUsername: 'svc-2', apiPassword: 'hunter2', signingSecret: '' });
    await expect(screen.button('Remove stored value')).toHaveCount(0);
  });
  expect(JSON.stringify(await ask('getLoggingFields', {}))).not.toContain('hunter2');
});

test('users are mapped: unmatched first, several extensions, matched anew; another admin’s overwriting is seen', async ({
  browserWithPanel,
  secondBrowser,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const screen = await open(panel, 'users');
  const row = (name: string) => panel.getByRole('listitem').filter({ hasText: name });
  await expect(panel.getByRole('listitem').first()).toContainText('Front Desk');
  await expect(row('Dana Reyes')).toContainText('Automatic · same email');
  await checkAccessibility(panel);
  await test.step('two extensions for the front desk', async () => {
    await screen.button('Change extensions of Front Desk').click();
    const search = screen.dialog.getByRole('searchbox');
    for (const name of ['Alma Adler', 'Bo Adler']) {
      await search.fill(name);
      await screen.dialog.getByRole('button', { name: new RegExp(`^${name} ·`) }).click();
    }
    await checkAccessibility(panel);
    await screen.dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(screen.dialog).toHaveCount(0);
    await expect(row('Front Desk')).toContainText('Manual');
  });
  const lee = await openPanel(secondBrowser);
  await connectAs(secondBrowser, lee, control, '104', 'keycrm');
  const theirs = await open(lee, 'users');
  await theirs.button('Change extensions of Front Desk').click();
  await theirs.button('Remove Bo Adler').click();
  await theirs.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs.dialog).toHaveCount(0);
  // Priya comes back to it: her panel looks at what it wrote.
  await panel.reload();
  await expect(screen.alert).toContainText('Another admin has overwritten what you saved', {
    timeout: 15_000,
  });
  await expect(screen.alert).toContainText('Alma Adler, Bo Adler');
  await screen.button('Put back').click();
  await expect(screen.alert).toHaveCount(0);
  await expect(row('Front Desk')).toContainText('Bo Adler');
  await screen.button('Match again…').click();
  await screen.dialog.getByRole('button', { name: 'Match again', exact: true }).click();
  await expect(row('Front Desk')).toContainText('No extension yet');
});

test('a user who is no admin gets neither screen, and the worker refuses as well', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const ask = await connectAs(browserWithPanel, panel, control, '102', 'keycrm');
  for (const path of ['server-logging', 'users'] as const) {
    const screen = await open(panel, path);
    await expect(screen.text('Only admins can do this')).toBeVisible();
    await expect(panel.getByRole('main').getByRole('button')).toHaveCount(0);
  }
  const host = HOSTS.loggingService;
  const calls = [
    ['getLoggingFields', {}],
    ['askLoggingService', { host }],
    [
      'changeLoggingSubscription',
      { host, expected: null, steps: [{ record: {}, ask: 'unsubscribe' }], subscription: {} },
    ],
    ['saveAdminRecords', { column: 'userMappings', records: {} }],
  ] as const;
  for (const [method, input] of calls)
    expect(await ask(method, input)).toMatchObject({ ok: false, problem: { code: 'not_admin' } });
  expect(await control.requestsTo(host, '/')).toEqual([]);
});
