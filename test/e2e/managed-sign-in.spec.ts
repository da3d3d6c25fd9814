import type { Page } from '@playwright/test';
import { CRM_OAUTH_CLIENT } from '../stack/crm/crm-oauth';
import { HOSTS } from '../stack/hosts';
import { connectAs } from './connect-as';
import { Screen } from '../stack/start/screen';
import { openPanel, type ExtensionBrowser } from '../stack/start/browser';
import type { ControlClient } from '../stack/control-client';
import { checkAccessibility } from './accessibility';
import { readTarget } from './connector-target';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';

async function open(panel: Page, place = 'admin/sign-in'): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/${place}`);
  return new Screen(panel);
}

/** Everything that the page and the browser's storage hold, as text. */
async function everythingIn(panel: Page): Promise<string> {
  const stored = await panel.evaluate(() => chrome.storage.local.get(null));
  return (await panel.content()) + JSON.stringify(stored);
}

/** The panel as it is after a connection to the OAuth CRM, whose own sign-in is not what is looked at here. */
async function connectOAuthCrm(
  { worker }: ExtensionBrowser,
  panel: Page,
  control: ControlClient,
  ask: (method: string, input: unknown) => Promise<unknown>,
  isClassic: boolean,
): Promise<void> {
  const connectorId = isClassic ? 'oauthcrm-classic' : 'oauthcrm';
  await readTarget(async (...asked) => Object(await ask(...asked)).output, connectorId);
  const server = isClassic ? 'polling' : 'callback';
  const session = { id: 'u1-oauthCRM', platform: 'oauthCRM', lifeSeconds: 86_400 };
  const { jwtToken } = Object(await control.order(`/server/${server}/session-token`, session));
  await worker.evaluate(
    async ([id, token]) => {
      const { connection, sessionToken } = await chrome.storage.local.get(['connection', 'sessionToken']);
      await chrome.storage.local.set({
        connection: {
          ...Object(connection),
          platform: 'oauthCRM',
          connectorId: id,
          connectorName: 'OAuth CRM',
        },
        sessionToken: { ...Object(sessionToken), token },
      });
    },
    [connectorId, String(jwtToken)] as const,
  );
  await panel.reload();
}

test('an admin fills in the sign-in for all and for a person; what is secret is seen only when asked for', async ({
  browserWithPanel,
  secondBrowser,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const screen = await open(panel);
  await test.step('for everybody', async () => {
    await screen.field('Company code').fill('acme-1');
    await screen.field('Department key').fill('D-SECRET');
    await screen.button('Save').click();
    await expect(screen.button('Reveal Department key')).toBeVisible();
    await checkAccessibility(panel);
    await panel.reload();
    await expect(screen.button('Reveal Department key')).toBeVisible();
    expect(await everythingIn(panel)).not.toContain('D-SECRET');
    await screen.button('Reveal Department key').click();
    await expect(screen.text('D-SECRET')).toBeVisible();
    await screen.button('Hide Department key').click();
    await expect(screen.text('D-SECRET')).toBeHidden();
    await screen.button('Replace Company code').click();
    await screen.field('Company code').fill('acme-2');
    await screen.button('Save').click();
    await screen.button('Reveal Company code').click();
    await expect(screen.text('acme-2')).toBeVisible();
    await screen.button('Remove Department key').click();
    await screen.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(screen.field('Department key')).toBeVisible();
  });
  await test.step('for one of 218 people, of whom few are painted, found by name', async () => {
    await panel.getByRole('radio', { name: 'For each user' }).check();
    await expect(panel.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '218');
    await panel.getByRole('searchbox').fill('dana rey');
    await screen.button('Change Dana Reyes').click();
    await screen.field('Seat key').fill('S-SECRET');
    await screen.button('Save').click();
    await expect(screen.button('Reveal Seat key')).toBeVisible();
    await screen.button('All users').click();
    await screen.button('Filled in (1)').click();
    await expect(screen.text('1 of 1 filled in')).toBeVisible();
    await checkAccessibility(panel);
    expect(await everythingIn(panel)).not.toContain('S-SECRET');
  });
  await test.step('another person is asked only for what is left, and told whose the rest is', async () => {
    const dana = await openPanel(secondBrowser);
    await connectAs(secondBrowser, dana, control, '102', 'keycrm');
    const theirs = await open(dana, 'connect/keycrm');
    await theirs.button(`Continue to ${HOSTS.callbackServer}`).click();
    await expect(theirs.text('Your admin has filled these in')).toBeVisible();
    await expect(theirs.text('For everyone: Company code, Department key.')).toBeVisible();
    await expect(theirs.text('For you: Seat key.')).toBeVisible();
    await expect(theirs.field('API key')).toBeVisible();
    for (const filled of ['Company code', 'Seat key']) await expect(theirs.field(filled)).toHaveCount(0);
    await checkAccessibility(dana);
    expect(await everythingIn(dana)).not.toMatch(/S-SECRET|acme-2/);
  });
  const rows = Array.from(Object(await control.read('/server/callback/plugin-registrations')));
  expect(new Set(rows.map((row) => Object(row).dataKey))).toEqual(
    new Set(['managed-auth-org', 'managed-auth-user:410000102']),
  );
});

test('an OAuth app of the organisation waits, is seen without its secret, and is discarded', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  await connectOAuthCrm(browserWithPanel, panel, control, ask, false);
  const screen = await open(panel);
  await expect(screen.field('Authorization address')).toHaveValue('https://oauthcrm.example/oauth/authorize');
  await screen.button('Save').click();
  await expect(panel.getByText('This field is required.').first()).toBeVisible();
  await screen.field('Client ID').fill('acme-app');
  await screen.field('Client secret').fill('O-SECRET');
  await screen.field('Token address').fill('https://oauthcrm.example/oauth/token');
  await screen.button('Save').click();
  await expect(screen.text('Waiting for the first successful sign-in')).toBeVisible();
  await expect(screen.link('Connect OAuth CRM now')).toBeVisible();
  await checkAccessibility(panel);
  await panel.reload();
  await expect(screen.text('acme-app')).toBeVisible();
  expect(await everythingIn(panel)).not.toContain('O-SECRET');
  await screen.button('Reveal Client secret').click();
  await expect(screen.text('O-SECRET')).toBeVisible();
  await screen.button('Discard…').click();
  await screen.dialog.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(screen.field('Client ID')).toBeVisible();
});

test(
  'an OAuth app of the organisation is in force once its admin has signed in with it, for the next person too',
  inFullRun,
  async ({ stack, browserWithPanel, secondBrowser, panel, control }) => {
    const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
    await connectOAuthCrm(browserWithPanel, panel, control, ask, false);
    const screen = await open(panel);
    await test.step('filled in, it waits', async () => {
      await screen.field('Client ID').fill(CRM_OAUTH_CLIENT.id);
      await screen.field('Client secret').fill(CRM_OAUTH_CLIENT.secret);
      await screen
        .field('Token address')
        .fill(`http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.oauthCrm}/oauth/token`);
      await screen.field('Scopes').fill('of-the-organisation');
      await screen.button('Save').click();
      await expect(screen.text('Waiting for the first successful sign-in')).toBeVisible();
    });
    await test.step('the admin’s own sign-in puts it in force', async () => {
      await screen.link('Connect OAuth CRM now').click();
      const address = await signInAtCrm(browserWithPanel, panel);
      expect(address.searchParams.get('scope')).toBe('of-the-organisation');
      await open(panel);
      await expect(screen.text('In effect for everyone')).toBeVisible();
      await expect(screen.text('of-the-organisation')).toBeVisible();
      await expect(screen.button('Reveal Client secret')).toHaveCount(0);
      await checkAccessibility(panel);
      expect(await everythingIn(panel)).not.toContain(CRM_OAUTH_CLIENT.secret);
    });
    await test.step('the next person signs in with it', async () => {
      const dana = await openPanel(secondBrowser);
      await connectAs(secondBrowser, dana, control, '102', 'keycrm');
      await open(dana, 'connect/oauthcrm');
      const address = await signInAtCrm(secondBrowser, dana);
      expect(address.searchParams.get('scope')).toBe('of-the-organisation');
      expect(await everythingIn(dana)).not.toContain(CRM_OAUTH_CLIENT.secret);
    });
  },
);

/** Connects on the CRM's own page; gives the address that was opened. */
async function signInAtCrm({ context }: ExtensionBrowser, panel: Page): Promise<URL> {
  const opened = context.waitForEvent('page');
  await new Screen(panel).button('Connect').click();
  const window = await opened;
  await window.waitForURL(`https://${HOSTS.oauthCrm}/**`);
  const address = new URL(window.url());
  await window.getByLabel('Priya Nair').check();
  await window.getByRole('button', { name: 'Allow' }).click();
  await expect(new Screen(panel).heading('Dialer')).toBeVisible();
  return address;
}

test(
  'the older server keeps no OAuth app; a user who is no admin sees no field',
  inFullRun,
  async ({ browserWithPanel, panel, control }) => {
    const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm-classic');
    await connectOAuthCrm(browserWithPanel, panel, control, ask, true);
    await open(panel);
    await expect(panel.getByText('It’s an older server.')).toBeVisible();
    const asDana = await connectAs(browserWithPanel, panel, control, '102', 'keycrm-classic');
    await open(panel);
    await expect(panel.getByText('Only admins can do this')).toBeVisible();
    await expect(panel.getByRole('main').getByRole('button')).toHaveCount(0);
    expect(await asDana('askServer', { route: 'managedAuth', query: {} })).toMatchObject({
      ok: false,
      problem: { code: 'not_admin' },
    });
  },
);
