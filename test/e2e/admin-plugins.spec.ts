import type { Page } from '@playwright/test';
import type { ControlClient } from '../stack/control-client';
import { HOSTS } from '../stack/hosts';
import { openPanel } from '../stack/start/browser';
import { connectAs } from './connect-as';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';
import { countPresses } from './press-counter';

/** A screen of the admin's, as its address opens it. */
async function open(panel: Page, path: string): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/admin/plugins${path}`);
  return new Screen(panel);
}

async function install(panel: Page, id: string): Promise<void> {
  const screen = await open(panel, `/${id}`);
  await screen.button('Install…').click();
  await screen.dialog.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(screen.text('Installed for everyone')).toBeVisible();
}

async function adminEntry(control: ControlClient, server: string, id: string) {
  const rows = Object(await control.read(`/server/${server}/admin-settings`));
  return Object(rows[0]).userSettings?.[`plugin_${id}`];
}

test('an admin finds a plugin, sees what it receives, installs it, and its defaults hold', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const screen = await open(panel, '');
  await expect(screen.link('Redaction')).toBeVisible();
  await test.step('the page loads nothing from a plugin’s host; icons come as data', async () => {
    await expect(panel.locator('img.plugin-icon').first()).toHaveAttribute('src', /^data:image\//);
  });
  await test.step('search and filters combine, and are found as they were left', async () => {
    await screen.button('Filters').click();
    await screen.button('Needs license').click();
    await expect(panel.getByText('1 plugin found')).toHaveCount(2);
    await expect(screen.link('Call scoring')).toBeVisible();
    await checkAccessibility(panel);
    await screen.link('Call scoring').click();
    await expect(screen.heading('Call scoring')).toBeVisible();
    await screen.goBack();
    await expect(screen.button('Needs license')).toHaveAttribute('aria-pressed', 'true');
    await screen.button('Clear filters').click();
    await panel.getByRole('searchbox').fill('redact card');
    await expect(screen.link('Redaction')).toBeVisible();
    await expect(screen.link('Call scoring')).toBeHidden();
    await panel.getByRole('searchbox').fill('');
  });
  await test.step('a list that was scrolled stands there again, and the top of a search is at the top', async () => {
    const scroller = panel.locator('.long-list-scroller');
    const top = () => scroller.evaluate((list) => list.scrollTop);
    await scroller.evaluate((list) => list.scrollTo({ top: 300 }));
    const place = await top();
    expect(place).toBeGreaterThan(100);
    await panel.locator('.long-list .row-link').nth(6).click();
    await screen.goBack();
    // Rows that were measured meanwhile may move it by a few pixels.
    await expect.poll(async () => Math.abs((await top()) - place)).toBeLessThan(24);
    await panel.getByRole('searchbox').fill('redaction');
    await expect.poll(top).toBe(0);
    await expect(panel.locator('.long-list .row-link').first()).toHaveText('Redaction');
  });
  await screen.link('Redaction').click();
  await expect(screen.text('Once, now: your RingCentral admin token')).toBeVisible();
  await checkAccessibility(panel);
  await install(panel, 'redaction');
  await test.step('a default and a lock with its reason, for everyone', async () => {
    await screen.link('Defaults').click();
    await screen.field('Replace with').fill('[confidential]');
    await panel.getByRole('button', { name: 'Lock Replace with' }).click();
    await panel.getByLabel('Reason for locking Replace with').fill('contract');
    await checkAccessibility(panel);
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
    expect((await adminEntry(control, 'callback', 'redaction')).value.config.mark).toMatchObject({
      value: '[confidential]',
      customizable: false,
      lock: { by: 'Priya Nair', reason: 'contract' },
    });
    await panel.goto(`${panel.url().split('#')[0]}#/plugins/redaction`);
    await expect(panel.getByText(/Set by Priya Nair on .*“contract”/)).toBeVisible();
  });
  await test.step('an update that sends more stops for consent and keeps the lock', async () => {
    const manifest = { logoutUrl: 'https://elsewhere.example/logout' };
    await control.order('/directory', { version: { id: 'redaction', version: '2.0.0', manifest } });
    await open(panel, '/redaction');
    await panel.reload();
    await screen.button('Update…').click();
    await expect(screen.dialog).toContainText('It asks for more than was agreed to.');
    await expect(screen.dialog).toContainText('new: elsewhere.example');
    await screen.dialog.getByRole('button', { name: 'Agree and update' }).click();
    await expect(screen.button('Update…')).toBeHidden();
    expect((await adminEntry(control, 'callback', 'redaction')).value).toMatchObject({
      version: '2.0.0',
      config: { mark: { value: '[confidential]', customizable: false } },
    });
  });
});

test('in few presses: a plugin is installed, a default locked, the plugin set up', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  const screen = new Screen(panel);
  await screen.openTab('Plugins');
  const presses = await countPresses(panel);
  await test.step('installed, from the list of plugins, in four', async () => {
    await screen.link('Browse plugins').click();
    await screen.link('Redaction').click();
    await screen.button('Install…').click();
    await screen.dialog.getByRole('button', { name: 'Install', exact: true }).click();
    await expect(screen.text('Installed for everyone')).toBeVisible();
    expect(await presses.take()).toBeLessThanOrEqual(4);
  });
  await screen.openTab('Plugins');
  await expect(screen.link('Browse plugins')).toBeVisible();
  await expect(panel.locator('.row img.plugin-icon')).toHaveAttribute('src', /^data:image\//);
  await checkAccessibility(panel);
  await test.step('a default locked, while an update waits, in four; the lock stands beside its label', async () => {
    const manifest = { logoutUrl: 'https://elsewhere.example/logout' };
    await control.order('/directory', { version: { id: 'redaction', version: '2.0.0', manifest } });
    await presses.take();
    await screen.link('Redaction').click();
    await screen.link('Defaults').click();
    await screen.button('Lock Replace with').click();
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
    expect(await presses.take()).toBeLessThanOrEqual(4);
    await expect(screen.button('Lock Replace with')).toHaveAttribute('aria-pressed', 'true');
    await checkAccessibility(panel);
    await panel.setViewportSize({ width: 320, height: 720 });
    for (const name of ['Replace with', 'Digits to keep at the end']) {
      const [lock, label] = await Promise.all([
        screen.button(`Lock ${name}`).boundingBox(),
        panel.locator('label').filter({ hasText: name }).first().boundingBox(),
      ]);
      expect(
        Math.abs((lock?.y ?? 0) + (lock?.height ?? 0) / 2 - (label?.y ?? 0) - (label?.height ?? 0) / 2),
      ).toBeLessThan(5);
    }
    await panel.setViewportSize({ width: 360, height: 720 });
    await screen.link('Details').click();
    await expect(screen.button('Update…')).toBeVisible();
    await expect(screen.link('Defaults')).toBeVisible();
  });
  await test.step('set up, in three', async () => {
    await screen.link('My settings').click();
    await screen.openTab('Plugins');
    await presses.take();
    await screen.link('Redaction').click();
    await screen.field('Digits to keep').fill('2');
    await screen.button('Save').click();
    await expect(screen.text('Digits to keep at the end: 0 → 2')).toBeVisible();
    expect(await presses.take()).toBeLessThanOrEqual(3);
  });
  await test.step('what the computer’s policy does not allow is neither updated nor installed, and says why', async () => {
    const policy = { preferences: {}, broken: [], allowedPlugins: ['digest', 'redaction@1.0.0'] };
    // The worker takes over this computer's own, empty policy as it starts: only after that another one stays.
    await panel.evaluate(() => chrome.storage.managed.get());
    await panel.evaluate((kept) => chrome.storage.local.set({ policy: kept }), policy);
    await screen.link('Details').click();
    await expect(screen.button(/^Update…/)).toHaveAttribute('aria-disabled', 'true');
    await expect(panel.locator('.footer-consequence')).toContainText('allows only version 1.0.0');
    await open(panel, '/capitals');
    await expect(screen.button(/^Install…/)).toHaveAttribute('aria-disabled', 'true');
    await expect(panel.locator('.footer-consequence')).toContainText('policy doesn’t allow this plugin');
    await checkAccessibility(panel);
    await screen.button(/^Install…/).press('Enter');
    await expect(screen.dialog).toHaveCount(0);
  });
});

test('a plugin that the directory has lost is listed, and uninstalled', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
  await install(panel, 'capitals');
  await control.order('/directory', { withdraw: 'capitals' });
  const screen = await open(panel, '');
  await screen.button('Refresh').click();
  const row = panel.getByRole('listitem').filter({ hasText: 'Capitals' });
  await expect(row).toContainText('Not listed');
  await screen.link('Capitals').click();
  await screen.button('Uninstall…').click();
  await screen.dialog.getByRole('button', { name: 'Uninstall', exact: true }).click();
  await expect(screen.button('Uninstall…')).toBeHidden();
  expect(await adminEntry(control, 'callback', 'capitals')).toMatchObject({ isRemoved: true });
  expect(await control.read('/server/callback/plugin-registrations')).toEqual([]);
});

test(
  'two admins in two browsers: what one overwrites, the other sees and puts back',
  inFullRun,
  async ({ browserWithPanel, secondBrowser, panel, control }) => {
    await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
    await install(panel, 'redaction');
    const lee = await openPanel(secondBrowser);
    await connectAs(secondBrowser, lee, control, '104', 'keycrm');
    const setMark = async (page: Page, value: string) => {
      const screen = await open(page, '/redaction/defaults');
      await screen.field('Replace with').fill(value);
      await screen.button('Save for all').click();
      await expect(screen.text('Saved for all')).toBeVisible();
    };
    await setMark(panel, '[priya]');
    await setMark(lee, '[lee]');
    // Seconds later, Priya's panel looks at what it wrote.
    const screen = await open(panel, '/redaction');
    await expect(screen.alert).toContainText('Another admin has overwritten what you saved', {
      timeout: 15_000,
    });
    await expect(screen.alert).toContainText('[priya]');
    await expect(screen.alert).toContainText('[lee]');
    await screen.button('Put back').click();
    await expect(screen.alert).toHaveCount(0);
    expect((await adminEntry(control, 'callback', 'redaction')).value.config.mark.value).toBe('[priya]');
  },
);

test('a user who is no admin sees no admin control, and the worker refuses the call as well', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const ask = await connectAs(browserWithPanel, panel, control, '102', 'keycrm');
  const screen = new Screen(panel);
  for (const path of ['', '/redaction', '/redaction/defaults']) {
    await open(panel, path);
    await expect(panel.getByText('Only admins can do this')).toBeVisible();
    await expect(panel.getByRole('main').getByRole('button')).toHaveCount(0);
  }
  await panel.goto(`${panel.url().split('#')[0]}#/plugins`);
  await expect(screen.text('When your admin installs one, its settings appear here.')).toBeVisible();
  const pluginId = 'redaction';
  const plugin = { pluginId, displayName: '', name: '', access: 'public', ownerAccountId: '' };
  const change = { plugin, expected: null, record: {} };
  const replacement = { displayName: '', expected: { value: {} }, record: { value: { config: {} } } };
  const calls = [
    ['changeInstallation', { intent: 'install', ...change }],
    ['changeInstallation', { intent: 'update', ...change }],
    ['changeInstallation', { intent: 'uninstall', ...change }],
    ['saveAdminRecords', { column: 'userSettings', records: { plugin_redaction: replacement } }],
    ['forgetAdminWrites', { writes: ['userSettings/plugin_redaction'] }],
  ] as const;
  for (const [method, input] of calls)
    expect(await ask(method, input)).toMatchObject({ ok: false, problem: { code: 'not_admin' } });
  expect(await control.requestsTo(HOSTS.callbackServer, '/admin/settings')).toEqual([]);
});

test(
  'on the older server it installs, and says what that server cannot do',
  inFullRun,
  async ({ browserWithPanel, panel, control }) => {
    await connectAs(browserWithPanel, panel, control, '101', 'keycrm-classic');
    const screen = await open(panel, '/redaction');
    await expect(screen.text('What this older server can’t do')).toBeVisible();
    await expect(screen.text('With each log: the user’s session token')).toBeVisible();
    await install(panel, 'redaction');
    await screen.link('Defaults').click();
    await expect(screen.text('This server doesn’t send settings to plugins')).toBeVisible();
    await screen.field('Replace with').fill('[x]');
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
    await open(panel, '/redaction');
    await screen.button('Uninstall…').click();
    await screen.dialog.getByRole('button', { name: 'Uninstall', exact: true }).click();
    await expect(screen.button('Install…')).toBeVisible();
    expect(await adminEntry(control, 'polling', 'redaction')).toMatchObject({ isRemoved: true });
  },
);
