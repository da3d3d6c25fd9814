import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures';
import type { ControlClient } from '../stack/control-client';
import { HOSTS } from '../stack/hosts';
import { connectAs } from '../e2e/connect-as';
import { expectDraft } from '../e2e/kept-draft';
import { Screen } from '../stack/start/screen';

/** The worker is ended by Chromium itself while a request of each kind is on its way. */

const requests = [
  ['GET', HOSTS.callbackServer, '/admin/settings'],
  ['POST', HOSTS.callbackServer, '/admin/settings'],
  ['POST', HOSTS.callbackServer, '/plugin/register'],
  ['DELETE', HOSTS.callbackServer, '/plugin/unregister'],
  ['GET', HOSTS.callbackServer, '/user/preloadSettings'],
  ['POST', HOSTS.callbackServer, '/user/settings'],
] as const;

async function arrivals(control: ControlClient, method: string, host: string, path: string): Promise<number> {
  return (await control.requestsTo(host, path)).filter((request) => request.method === method).length;
}

async function openPlugin(panel: Page): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/admin/plugins/redaction`);
  await panel.reload();
  return new Screen(panel);
}

async function isRegistered(control: ControlClient): Promise<boolean> {
  const rows: unknown = await control.read('/server/callback/plugin-registrations');
  return Array.isArray(rows) && rows.length > 0;
}

/** @param timeout ms for each press */
async function begin(screen: Screen, change: 'install' | 'uninstall', timeout = 10_000): Promise<void> {
  const [open, confirm] = change === 'install' ? ['Install…', 'Install'] : ['Uninstall…', 'Uninstall'];
  await screen.button(open).click({ timeout });
  await screen.dialog.getByRole('button', { name: confirm, exact: true }).click({ timeout });
}

/**
 * After the death: what the screen offers is done, until the change is whole. What was written and is not yet in force
 * comes with the refresh of the panel that opens, which may take a button away that is about to be pressed.
 */
async function finish(screen: Screen, change: 'install' | 'uninstall'): Promise<void> {
  const whole = screen.text('Installed for everyone');
  const absent = screen.button('Install…');
  const [done, undone] = change === 'install' ? [whole, absent] : [absent, whole];
  const repair = screen.button('Repair');
  await expect(done.or(undone).or(repair).first()).toBeVisible();
  await expect(async () => {
    if (await repair.isVisible()) {
      await repair.click({ timeout: 3000 });
      const confirm = screen.dialog.getByRole('button', { name: 'Repair' });
      if (await confirm.isVisible()) await confirm.click({ timeout: 3000 });
    } else if (await undone.isVisible()) await begin(screen, change, 3000);
    await expect(done).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await expect(repair).toBeHidden();
}

for (const change of ['install', 'uninstall'] as const)
  for (const [method, host, path] of requests) {
    const foreign = change === 'install' ? '/plugin/unregister' : '/plugin/register';
    if (path === foreign) continue;
    test(`${change}: the worker dies during ${method} ${path}`, async ({
      browserWithPanel,
      panel,
      control,
      killWorker,
    }) => {
      await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
      const screen = await openPlugin(panel);
      if (change === 'uninstall') {
        await begin(screen, 'install');
        await expect(screen.text('Installed for everyone')).toBeVisible();
      }
      const before = await arrivals(control, method, host, path);
      await control.order('/fail', { host, path, method, delayMs: 1500 });
      await begin(screen, change);
      await expect.poll(() => arrivals(control, method, host, path)).toBeGreaterThan(before);
      await killWorker();
      await control.order('/calm');
      const again = await openPlugin(panel);
      await finish(again, change);
      // While a repair is under way the screen shows what is there already.
      await expect.poll(() => isRegistered(control)).toBe(change === 'install');
      await expect(again.button('Repair')).toBeHidden();
    });
  }

for (const [method, path] of [
  ['GET', '/admin/settings'],
  ['POST', '/admin/settings'],
] as const)
  test(`save of defaults: the worker dies during ${method} ${path}`, async ({
    browserWithPanel,
    panel,
    control,
    killWorker,
  }) => {
    await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
    const screen = await openPlugin(panel);
    await begin(screen, 'install');
    await screen.link('Defaults').click();
    await screen.field('Replace with').fill('[typed]');
    await expectDraft(panel, '[typed]');
    const before = await arrivals(control, method, HOSTS.callbackServer, path);
    await control.order('/fail', { host: HOSTS.callbackServer, path, method, delayMs: 1500 });
    await screen.button('Save for all').click();
    await expect.poll(() => arrivals(control, method, HOSTS.callbackServer, path)).toBeGreaterThan(before);
    await killWorker();
    await control.order('/calm');
    await panel.reload();
    // Saved or not: what was typed is there, and saving it (again) is all there is to do.
    await expect(screen.field('Replace with')).toHaveValue('[typed]');
    if ((await screen.button('Discard').count()) > 0) await screen.button('Save for all').click();
    await expect(screen.button('Discard')).toHaveCount(0);
    const rows = Object(await control.read('/server/callback/admin-settings'));
    expect(rows[0].userSettings.plugin_redaction.value.config.mark.value).toBe('[typed]');
  });
