import type { Page } from '@playwright/test';
import type { Exchange } from '../stack/front/exchange';
import { HOSTS } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { signInAdmin, type SignedInAdmin } from './signed-in-admin';
import { expect, test } from './fixtures';

const server = HOSTS.callbackServer;

/** Presses the button and waits for the CRM's own page. */
async function openCrmPage({ browser, panel }: SignedInAdmin, button: string): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await new Screen(panel).button(button).click();
  const window = await opened;
  await window.waitForURL(`https://${HOSTS.oauthCrm}/**`);
  return window;
}

async function allow(window: Page): Promise<void> {
  await window.getByLabel('Priya Nair').check();
  await window.getByRole('button', { name: 'Allow' }).click();
}

/** Requests of our own making: the browser asks for leave before some. */
async function sent({ control }: SignedInAdmin, host: string, path?: string): Promise<Exchange[]> {
  return (await control.requestsTo(host, path)).filter(({ method }) => method !== 'OPTIONS');
}

async function exchanges(admin: SignedInAdmin): Promise<URLSearchParams[]> {
  return (await sent(admin, server, '/oauth-callback')).map(
    ({ path }) => new URL(`https://${server}${path}`).searchParams,
  );
}

/** Ends with the words of one failure, the way to try again, and nothing left behind. */
async function expectFailure(admin: SignedInAdmin, words: string | RegExp): Promise<void> {
  const screen = new Screen(admin.panel);
  await expect(screen.alert).toContainText(words);
  await expect(screen.button('Try again')).toBeVisible();
  await expect.poll(() => admin.read('session', 'signInFlows')).toEqual({});
}

async function expectConnected({ panel }: SignedInAdmin, crm: string, host: string): Promise<void> {
  const screen = new Screen(panel);
  await expect(screen.heading('Dialer')).toBeVisible();
  await screen.openTab('Settings');
  const card = panel.getByRole('region', { name: 'CRM' });
  for (const words of [crm, 'Connected', 'Priya Nair', host]) await expect(card).toContainText(words);
}

test('a CRM with its own sign-in page: every way in which it can fail, connected once, left, and back', async ({
  world,
}) => {
  const admin = await signInAdmin(world, []);
  const { panel, control } = admin;
  const screen = new Screen(panel);
  const call = {
    sessionId: '4711',
    direction: 'Inbound',
    startTime: Date.now(),
    duration: 65,
    result: 'Disconnected',
    from: { phoneNumber: '+16505550123', name: 'Ada' },
    to: { phoneNumber: '+16505550100' },
  };
  await admin.ask('recordCall', { call, isFinal: true });
  await admin.open('#/settings/connect/oauthcrm');

  await test.step('says what becomes of the CRM that is connected', async () => {
    await expect(screen.text('You are connected to KeyCRM')).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('denied on the CRM’s page', async () => {
    const window = await openCrmPage(admin, 'Connect');
    await expect(screen.text('Connecting…')).toBeVisible();
    await checkAccessibility(panel);
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expectFailure(admin, 'You didn’t allow it');
    await checkAccessibility(panel);
  });

  await test.step('its window closed', async () => {
    await (await openCrmPage(admin, 'Try again')).close();
    await expectFailure(admin, 'The sign-in window was closed');
  });

  await test.step('the connector refuses who signed in, with a success and in its own words', async () => {
    const body = JSON.stringify({ returnMessage: { message: 'Priya has no seat', messageType: 'danger' } });
    await control.order('/fail', { host: server, path: '/oauth-callback', status: 200, body });
    await allow(await openCrmPage(admin, 'Try again'));
    await expectFailure(admin, 'Priya has no seat');
    expect(await admin.read('local', 'connection')).toMatchObject({ platform: 'keyCRM' });
  });

  await test.step('the worker is killed between opening and landing: one exchange, and connected', async () => {
    const window = await openCrmPage(admin, 'Try again');
    await admin.kill();
    await allow(window);
    // A landing that comes while the worker is still dying reaches nobody; whatever starts it next catches up.
    await expect(async () => {
      await admin.ask('markTasksSeen', {});
      await expect(screen.heading('Dialer')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    await expectConnected(admin, 'OAuth CRM', server);
    await expect.poll(() => window.isClosed()).toBe(true);
    const [, exchange, ...more] = await exchanges(admin);
    expect(more).toEqual([]);
    expect(exchange?.get('rcAccountId')).toBe('400000001');
    expect(exchange?.get('callbackUri')).toMatch(/code=.*state=platform%3DoauthCRM%26nonce%3D/);
    await expect(panel.getByRole('region', { name: 'CRM' })).toContainText('License Basic');
    await checkAccessibility(panel);
  });

  await test.step('the first CRM was told, and what waits for it is shown so', async () => {
    expect(await sent(admin, server, '/unAuthorize')).toHaveLength(1);
    await screen.openTab('Activity');
    await expect(screen.text('Waiting for KeyCRM')).toBeVisible();
  });

  await test.step('the CRM ends the session: back by one click and one window', async () => {
    await control.order('/crm/oauthcrm/revoke');
    const search = () =>
      panel.evaluate(() =>
        chrome.runtime.sendMessage({
          method: 'askServer',
          input: { route: 'contactSearch', query: { name: 'Ada' } },
        }),
      );
    // A server that is asked for two contacts at once answers one of them without a reason: a person tries again.
    await expect(async () => {
      const answer: unknown = await search();
      await expect(screen.link('Reconnect').first(), JSON.stringify(answer)).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    await screen.link('Reconnect').first().click();
    await expect(screen.text('Your session with OAuth CRM has ended')).toBeVisible();
    await allow(await openCrmPage(admin, 'Connect'));
    await expectConnected(admin, 'OAuth CRM', server);
    expect(await sent(admin, server, '/unAuthorize')).toHaveLength(1);
  });

  await test.step('left while its server does not answer: said so', async () => {
    await control.order('/fail', { host: server, path: '/unAuthorize', status: 503, body: '{}' });
    await screen.button('Disconnect').click();
    await screen.dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect(screen.alert).toContainText('OAuth CRM may not know that you disconnected');
    await checkAccessibility(panel);
  });

  await test.step('on the older server too, and left with its knowledge', async () => {
    await admin.open('#/settings/connect/oauthcrm-classic');
    await allow(await openCrmPage(admin, 'Connect'));
    await expectConnected(admin, 'OAuth CRM', HOSTS.pollingServer);
    const paths = (await sent(admin, HOSTS.pollingServer)).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/oauth'))).toEqual([
      expect.stringContaining('/oauth-callback?'),
    ]);
    // The RingCentral token is no part of a sign-in on the CRM's own page.
    expect(paths.join()).not.toContain('rcAccessToken=');
    await screen.button('Disconnect').click();
    await screen.dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect(screen.text('No CRM is connected.')).toBeVisible();
    await expect.poll(async () => (await sent(admin, HOSTS.pollingServer, '/unAuthorize')).length).toBe(1);
    await expect(screen.alert).toHaveCount(0);
  });
});

test('a CRM at the customer’s own address, its key filled in by the admin', async ({ world }) => {
  const { control } = world;
  const content = [
    { const: 'apiKey', title: 'API key', required: true, managed: true, managedScope: 'account' },
    { const: 'team', title: 'Team', type: 'string' },
  ];
  const manifest = {
    environment: {
      type: 'dynamic',
      urlIdentifier: '*.keycrm.example',
      instructions: ['Open KeyCRM', 'Copy its address'],
    },
    auth: { type: 'apiKey', apiKey: { page: { title: 'KeyCRM', content } } },
  };
  const admin = await signInAdmin(world, []);
  const { panel } = admin;
  const screen = new Screen(panel);
  await control.order('/directory', { version: { id: 'keycrm', version: '1.1.0', manifest } });
  const fill = (apiKey: string) =>
    admin.ask('askServer', { route: 'saveManagedAuth', body: { scope: 'account', values: { apiKey } } });
  await fill('outdated');
  const asked = async () => (await sent(admin, server, '/apiKeyManagedAuthState')).length;
  const before = await asked();
  await admin.open('#/settings/connect/keycrm');

  await test.step('nothing goes to the server before the press that names it', async () => {
    await expect(screen.button(`Continue to ${server}`)).toBeVisible();
    await checkAccessibility(panel);
    expect(await asked()).toBe(before);
    await screen.button(`Continue to ${server}`).press('Enter');
    await expect(screen.field('Address of your KeyCRM')).toBeFocused();
    expect(await asked()).toBe(before + 1);
  });

  await test.step('the key is not asked for; the address is, and checked', async () => {
    await expect(screen.text('For everyone: API key.')).toBeVisible();
    await expect(screen.field('API key')).toHaveCount(0);
    await checkAccessibility(panel);
    await screen.field('Address of your KeyCRM').fill('http://acme.keycrm.example');
    await screen.button('Connect').click();
    await expect(screen.text('Use an address that starts with https://.')).toBeVisible();
    await screen.field('Address of your KeyCRM').fill('https://192.168.0.7/login');
    await screen.button('Connect').click();
    await expect(screen.text('The server can’t reach this address from the internet.')).toBeVisible();
    await checkAccessibility(panel);
  });

  await test.step('the admin’s key is refused: the person’s own may be typed, or the admin’s tried again', async () => {
    await screen.field('Address of your KeyCRM').fill('https://acme.keycrm.example/contacts/7');
    await screen.button('Connect').click();
    await expect(screen.text('Your admin’s values weren’t accepted')).toBeVisible();
    await expect(screen.field('API key')).toBeVisible();
    await checkAccessibility(panel);
    await fill('keycrm-priya');
    await screen.button('Connect').click();
    await expectConnected(admin, 'KeyCRM', server);
    expect(await admin.read('local', 'connection')).toMatchObject({ hostname: 'acme.keycrm.example' });
    const logins = await sent(admin, server, '/apiKeyLogin');
    expect(JSON.parse(String(logins.at(-1)?.body))).toMatchObject({ hostname: 'acme.keycrm.example' });
  });

  await test.step('the address is remembered for the next time', async () => {
    await admin.open('#/settings/connect/keycrm');
    await screen.button(`Continue to ${server}`).click();
    await expect(screen.field('Address of your KeyCRM')).toHaveValue('acme.keycrm.example');
    await expect(screen.text('For everyone: API key.')).toBeVisible();
  });
});
