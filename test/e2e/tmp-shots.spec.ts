import { HOSTS } from '../stack/hosts';
import { openDesk } from './desk';
import { expect, test } from './fixtures';
import { Screen } from '../stack/start/screen';
test.use({ grantedHosts: [`https://${HOSTS.landing}/*`] });
test('shots', async ({ world }) => {
  test.setTimeout(150_000);
  const desk = await openDesk(world, []);
  const { panel, control, browser } = desk;
  const screen = new Screen(panel);
  const shot = async (name: string) => {
    await panel.setViewportSize({ width: 360, height: 720 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme });
      await panel.screenshot({ path: `/tmp/team/crm/${name}-${colorScheme}.png` });
    }
  };
  await desk.ask('recordCall', { call: { sessionId: '1', direction: 'Inbound', startTime: Date.now(), duration: 65, result: 'Disconnected', from: { phoneNumber: '+16505550123', name: 'Ada' }, to: { phoneNumber: '+16505550100' } }, isFinal: true });
  await desk.open('#/settings');
  await expect(screen.text('Basic')).toBeVisible();
  await shot('settings');
  await desk.open('#/settings/connect/oauthcrm');
  await expect(screen.button('Connect')).toBeVisible();
  await shot('oauth');
  const opened = browser.context.waitForEvent('page');
  await screen.button('Connect').click();
  const window = await opened;
  await expect(screen.text('Connecting…')).toBeVisible();
  await shot('oauth-connecting');
  await window.waitForURL(`https://${HOSTS.oauthCrm}/**`);
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(screen.button('Try again')).toBeVisible();
  await shot('oauth-denied');
  const again = browser.context.waitForEvent('page');
  await screen.button('Try again').click();
  const second = await again;
  await second.getByRole('button', { name: 'Allow' }).click();
  await expect(screen.heading('Dialer')).toBeVisible();
  await desk.open('#/activity');
  await expect(screen.text('Waiting for KeyCRM')).toBeVisible();
  await shot('activity');
  await panel.getByRole('link', { name: /Ada|650/ }).first().click();
  await expect(screen.link('Connect KeyCRM')).toBeVisible();
  await shot('other-crm-log');
  const content = [
    { const: 'apiKey', title: 'API key', required: true, managed: true, managedScope: 'account' },
    { const: 'login', title: 'Login', required: true, managed: true, managedScope: 'user' },
    { const: 'team', title: 'Team', type: 'string' },
  ];
  await control.order('/fail', { host: HOSTS.callbackServer, path: '/apiKeyManagedAuthState', status: 200, body: JSON.stringify({ hasManagedAuth: true, visibleFieldConsts: ['login'] }) });
  await control.order('/directory', { version: { id: 'keycrm', version: '1.1.0', manifest: { environment: { type: 'dynamic', urlIdentifier: '*.keycrm.example', instructions: ['Open KeyCRM in a tab', 'Copy its address and paste it here'] }, auth: { type: 'apiKey', apiKey: { page: { title: 'KeyCRM', content } } } } } });
  await control.order('/fail', { host: HOSTS.callbackServer, path: '/unAuthorize', status: 503, body: '{}' });
  await desk.ask('disconnect', {});
  await desk.open('#/settings/connect/keycrm');
  await expect(screen.button('Connect')).toBeVisible();
  await screen.field('Address of your KeyCRM').fill('http://x.keycrm.example');
  await screen.field('Login').fill('priya');
  await screen.button('Connect').click();
  await shot('managed');
  await desk.open('#/settings');
  await shot('farewell');
});
