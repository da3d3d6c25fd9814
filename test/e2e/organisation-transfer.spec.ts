import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openPanel } from '../stack/start/browser';
import { Screen } from '../stack/start/screen';
import { checkAccessibility } from './accessibility';
import { connectAs } from './connect-as';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { installPlugins } from './install';

async function open(panel: Page, path: string): Promise<Screen> {
  await panel.goto(`${panel.url().split('#')[0]}#/settings/${path}`);
  return new Screen(panel);
}

type Ask = Awaited<ReturnType<typeof connectAs>>;
const outputOf = (ask: Ask) => async (method: string, input: object) =>
  Object(await ask(method, input)).output;

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const) {
  test(
    `an organization goes to another account in one file, on the ${server} server`,
    markSecondServer(server),
    async ({ browserWithPanel, secondBrowser, panel, control }) => {
      const ask = outputOf(await connectAs(browserWithPanel, panel, control, '101', connectorId));
      await installPlugins(panel, ask, ['redaction']);
      const { admin } = Object(await ask('readSettings', {}));
      const record = admin.plugin_redaction;
      const config = { ...record.value.config, mark: { value: '[file]', customizable: false } };
      await ask('saveAdminRecords', {
        column: 'userSettings',
        records: {
          plugin_redaction: {
            displayName: 'Redaction',
            expected: record,
            record: { ...record, value: { ...record.value, config } },
          },
          autoLogCall: { displayName: 'x', expected: null, record: { value: true, customizable: false } },
        },
      });
      const path = await test.step('health, and the file', async () => {
        const screen = await open(panel, 'admin');
        await expect(screen.text('0 plugins need attention')).toBeVisible();
        await checkAccessibility(panel);
        await screen.link('Export and import').click();
        await expect(screen.heading('Export and import')).toBeVisible();
        await checkAccessibility(panel);
        const download = panel.waitForEvent('download');
        await screen.button('Save file').click();
        await expect(screen.text('Saved 1 plugin and 1 setting')).toBeVisible();
        return (await download).path();
      });
      const text = await readFile(path, 'utf8');
      expect(text).not.toMatch(/Priya|jwt|token|400000001/i);

      const noor = await openPanel(secondBrowser);
      const askThere = outputOf(await connectAs(secondBrowser, noor, control, '201', connectorId));
      const screen = await open(noor, 'admin/transfer');
      await test.step('is shown as a difference; nothing is written before consent', async () => {
        const buffer = Buffer.from(text);
        await noor
          .locator('input[type=file]')
          .setInputFiles({ name: 'organization.json', mimeType: 'application/json', buffer });
        await expect(screen.text('For everyone: 1 plugin to install, 2 values change.')).toBeVisible();
        await checkAccessibility(noor);
        expect(Object(await askThere('readSettings', {})).admin).toEqual({});
      });
      await screen.button('Apply for everyone').click();
      await screen.dialog.getByRole('button', { name: 'Install', exact: true }).click();
      await expect(screen.text('Everything you chose from this file is set.')).toBeVisible();
      await checkAccessibility(noor);
      const there = Object(await askThere('readSettings', {}));
      expect(there.admin).toMatchObject({
        autoLogCall: { value: true, customizable: false, lock: { by: 'Noor Haddad' } },
        plugin_redaction: { value: { config: { mark: { value: '[file]', customizable: false } } } },
      });
      expect(there.own.plugin_redaction.value.config.mark.value).toBe('[file]');
    },
  );
}
