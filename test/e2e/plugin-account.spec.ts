import type { Page } from '@playwright/test';
import { HOSTS, pluginHost } from '../stack/hosts';
import { Screen } from '../stack/start/screen';
import { ringAlarm } from '../stack/start/worker';
import { checkAccessibility } from './accessibility';
import { signInAdmin, type SignedInAdmin } from './signed-in-admin';
import { expect, test } from './fixtures';

const archive = pluginHost('archive');

/** An answer that the browser does not let us see. (A dropped connection it would try again by itself.) */
const unseen = { status: 200, body: '{}', withoutCors: true };

/** Presses Connect and waits for the provider's page. */
async function startConnecting({ browser, panel }: SignedInAdmin, button = 'Connect'): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await new Screen(panel).button(button).click();
  const window = await opened;
  await window.waitForURL(`https://${HOSTS.provider}/**`);
  return window;
}

async function exchanges({ control }: SignedInAdmin): Promise<number> {
  return (await control.requestsTo(archive, '/oauth/callback')).length;
}

/** Ends with the words of one failure, the way to try again, and nothing left behind. */
async function expectFailure(admin: SignedInAdmin, words: string | RegExp): Promise<void> {
  const screen = new Screen(admin.panel);
  await expect(screen.alert).toContainText(words);
  await expect(screen.button('Try again')).toBeVisible();
  await expect.poll(() => admin.read('session', 'signInFlows')).toEqual({});
  // Never passed on to the CRM's own login.
  expect(await admin.control.requestsTo(HOSTS.callbackServer, '/oauth-callback')).toEqual([]);
}

test('a third-party account: connect, log out, and every way in which it can fail', async ({
  world,
  setOffline,
}) => {
  const admin = await signInAdmin(world, ['archive']);
  const { panel, control, browser } = admin;
  const screen = new Screen(panel);
  await admin.open('#/plugins/archive');

  await test.step('connects by keyboard alone: one exchange, the whole landing in it', async () => {
    await expect(screen.button('Connect')).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Connect').focus();
    const opened = browser.context.waitForEvent('page');
    await panel.keyboard.press('Enter');
    const window = await opened;
    await expect(panel.getByText('Finish in the window that opened.', { exact: false })).toBeVisible();
    await checkAccessibility(panel);
    await window.getByRole('button', { name: 'Allow' }).click();
    await expect(screen.text('Connected')).toBeVisible();
    await expect.poll(() => window.isClosed()).toBe(true);
    const [exchange, ...others] = await control.requestsTo(archive, '/oauth/callback');
    expect(others).toEqual([]);
    const query = new URL(`https://x${exchange?.path ?? ''}`).searchParams;
    expect(new URL(query.get('callbackUri') ?? '').searchParams.get('code')).toBeTruthy();
    expect(query.get('hashedExtensionId')).toMatch(/^[0-9a-f]{64}$/);
    await checkAccessibility(panel);
  });

  await test.step('is remembered, and ends with Log out', async () => {
    await panel.reload();
    await expect(screen.text('Connected')).toBeVisible();
    await screen.button('Disconnect').click();
    await expect(screen.text('Not connected')).toBeVisible();
  });

  await test.step('denied at the provider', async () => {
    await (await startConnecting(admin)).getByRole('button', { name: 'Cancel' }).click();
    await expectFailure(admin, 'You didn’t allow it');
    await checkAccessibility(panel);
  });

  await test.step('given up in the panel', async () => {
    const window = await startConnecting(admin, 'Try again');
    await screen.button('Cancel').click();
    await expectFailure(admin, 'Not finished');
    expect(window.isClosed()).toBe(true);
  });

  await test.step('window closed', async () => {
    await (await startConnecting(admin, 'Try again')).close();
    await expectFailure(admin, 'The sign-in window was closed');
  });

  await test.step('ten minutes over', async () => {
    await startConnecting(admin, 'Try again');
    const [id] = Object.keys(Object(await admin.read('session', 'signInFlows')));
    await ringAlarm(browser.worker, `sign-in:${id}`);
    await expectFailure(admin, 'The sign-in took too long');
  });

  await test.step('the provider says that it has a problem', async () => {
    const window = await startConnecting(admin, 'Try again');
    const state = new URL(window.url()).searchParams.get('state') ?? '';
    const landing = new URL(`https://${HOSTS.landing}/ringcentral-embeddable/redirect.html`);
    landing.search = new URLSearchParams({
      error: 'server_error',
      error_description: 'Out of order',
      state,
    }).toString();
    await window.goto(landing.href).catch(() => undefined);
    await expectFailure(admin, /The provider refused the sign-in.*Out of order/);
  });

  await test.step('a landing with another state', async () => {
    const window = await startConnecting(admin, 'Try again');
    const landing = `https://${HOSTS.landing}/ringcentral-embeddable/redirect.html`;
    const state = JSON.stringify({
      from: 'plugin',
      redirectTo: `https://${archive}/oauth/callback`,
      nonce: 'x',
    });
    await window.goto(`${landing}?code=stolen&state=${encodeURIComponent(state)}`).catch(() => undefined);
    await expectFailure(admin, 'This sign-in response belongs to another request');
    expect(await exchanges(admin)).toBe(1);
  });

  await test.step('the plugin answers 500', async () => {
    await control.order('/plugin/archive/behave', { endpoint: 'oauthCallback', status: 500, body: '{}' });
    await (await startConnecting(admin, 'Try again')).getByRole('button', { name: 'Allow' }).click();
    await expectFailure(admin, `${archive} has a problem`);
    expect(await exchanges(admin)).toBe(2);
  });

  await test.step('the network is gone', async () => {
    await setOffline(true);
    await screen.button('Try again').click();
    await expectFailure(admin, /No network|Can’t reach/);
    await setOffline(false);
    expect(await exchanges(admin)).toBe(2);
  });

  await test.step('neither answer can be seen: told once, its outcome unknown', async () => {
    for (const endpoint of ['oauthCallback', 'checkAuth'])
      await control.order('/plugin/archive/behave', { endpoint, ...unseen });
    await (await startConnecting(admin, 'Try again')).getByRole('button', { name: 'Allow' }).click();
    await expect(screen.text('Unknown')).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Check again').click();
    await expect(screen.text('Not connected')).toBeVisible();
    expect(await exchanges(admin)).toBe(3);
  });

  await test.step('an answer without CORS: delivered once, then the plugin’s word', async () => {
    const { hashedExtensionId } = Object(await admin.read('local', 'connection'));
    const connect = { hashedExtensionId: String(hashedExtensionId) };
    await control.order('/plugin/archive/behave', { endpoint: 'oauthCallback', ...unseen, connect });
    await (await startConnecting(admin)).getByRole('button', { name: 'Allow' }).click();
    await expect(screen.text('Connected')).toBeVisible();
    expect(await exchanges(admin)).toBe(4);
  });

  await test.step('the plugin says later that it is not connected', async () => {
    await control.order('/plugin/archive/behave', {
      endpoint: 'checkAuth',
      body: '{"successful":false}',
      times: 2,
    });
    await panel.reload();
    await expect(screen.text('The plugin reports no connected account.')).toBeVisible();
    await expect(screen.button('Reconnect')).toBeVisible();
    await checkAccessibility(panel);
  });
});

test('two accounts at once, the panel closed, the worker killed: one exchange each', async ({ world }) => {
  const { control, browser } = world;
  // A second plugin whose accounts are kept by the same server.
  const at = (path: string) => `https://${archive}${path}`;
  const manifest = {
    showAuthorizationButton: true,
    authorizationUrl: at('/authUrl'),
    authStateUrl: at('/checkAuth'),
    logoutUrl: at('/logout'),
  };
  await control.order('/directory', { version: { id: 'picker', version: '1.1.0', manifest } });
  const admin = await signInAdmin(world, ['archive', 'picker']);
  const { panel } = admin;
  const screen = new Screen(panel);
  const sessions = () => browser.worker.evaluate('chrome.tabs.onUpdated.hasListeners()');
  await expect.poll(sessions, 'nothing is watched while no sign-in is under way').toBe(false);

  await admin.open('#/plugins/archive');
  const first = await startConnecting(admin);
  await admin.open('#/plugins/picker');
  await expect(screen.heading('Matter picker')).toBeVisible();
  const second = await startConnecting(admin);
  expect(Object.keys(Object(await admin.read('session', 'signInFlows')))).toHaveLength(2);
  expect(await sessions()).toBe(true);

  await second.getByRole('button', { name: 'Allow' }).click();
  await expect(screen.text('Connected')).toBeVisible();
  expect(await exchanges(admin)).toBe(1);
  expect(first.isClosed()).toBe(false);

  await admin.kill();
  // Only the provider's page is left: the landing has to start the worker.
  await panel.goto('about:blank');
  await first.getByRole('button', { name: 'Allow' }).click();
  await expect.poll(() => first.isClosed()).toBe(true);
  await panel.goto(`chrome-extension://${browser.extensionId}/panel.html#/plugins/archive`);
  await expect(screen.text('Connected')).toBeVisible();
  expect(await exchanges(admin)).toBe(2);
  expect(await admin.read('session', 'signInFlows')).toEqual({});
  await expect.poll(sessions).toBe(false);
});
