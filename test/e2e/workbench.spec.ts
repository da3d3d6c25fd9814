import { readFile } from 'node:fs/promises';
import { checkAccessibility } from './accessibility';
import { connectAs } from './connect-as';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';
import { feedWorkbench } from '../stack/author/workbench-feed';
import { pluginHost } from '../stack/hosts';
import { Screen } from '../stack/start/screen';

const manifest = {
  name: 'acme.redaction',
  displayName: 'Redaction',
  version: '2.0.0',
  description: 'Removes phone numbers from notes.',
  supportedLogTypes: ['call'],
  endpointUrl: 'https://redaction.example.com/plugin/sync',
  userRegisterEndpointUrl: 'https://redaction.example.com/admin/register',
  tokenSyncUrl: 'http://plain.example.com/token',
  pageContent: [
    { const: 'mark', title: 'Replace with', type: 'string', default: '[x]' },
    { const: 'keep', title: 'Keep the last four digits', type: 'boolean' },
  ],
};

test(
  'an author switches developer mode on, writes a manifest in the workbench, and sees what others will see',
  inFullRun,
  async ({ browserWithPanel, panel, control, stack }) => {
    await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
    await panel.goto(`${panel.url().split('#')[0]}#/settings/own/developer`);
    await new Screen(panel).field('Developer mode').click();
    const opened = panel.context().waitForEvent('page');
    await panel.getByRole('button', { name: 'Open the workbench' }).press('Enter');
    const tab = await opened;
    await tab.setViewportSize({ width: 1100, height: 800 });
    const editor = tab.getByRole('textbox', { name: 'Manifest' });
    await expect(tab.locator('iframe')).toHaveCount(0);

    await test.step('what is no JSON has its reason and its line', async () => {
      await editor.fill('{\n  "name": "x",\n}');
      await expect(tab.getByText('Nothing follows this comma: remove it.')).toBeVisible();
      await checkAccessibility(tab);
    });

    await test.step('what is wrong in a manifest leads to its line by keyboard', async () => {
      await editor.fill(JSON.stringify(manifest, null, 2));
      const line = tab.getByRole('button', { name: /^Line \d+$/ });
      await line.press('Enter');
      await expect(editor).toBeFocused();
      const marked = await editor.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      );
      expect(marked).toContain('tokenSyncUrl');
      await tab.keyboard.press('ArrowLeft');
      await editor.fill(JSON.stringify({ ...manifest, tokenSyncUrl: undefined }, null, 2));
      await expect(tab.getByText('No problems found.')).toBeVisible();
      await checkAccessibility(tab);
    });

    await test.step('a choice, a lock and the other language are seen at once', async () => {
      const preview = tab.getByRole('region', { name: 'Preview' });
      await preview.getByLabel('Replace with').first().fill('gone');
      await expect(preview.locator('pre')).toContainText('"value": "gone"');
      await preview.getByText('Deutsch', { exact: true }).click();
      await expect(tab.getByText('Keine Probleme gefunden.')).toBeVisible();
      await tab.getByText('English (US)', { exact: true }).click();
      await checkAccessibility(tab);
    });

    await test.step('what is typed outlives the tab, and can be saved as a file', async () => {
      await tab.reload();
      await expect(editor).toHaveValue(/Removes phone numbers/);
      const saved = tab.waitForEvent('download');
      await tab.getByRole('button', { name: 'Save as file' }).click();
      const file = await (await saved).path();
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ name: 'acme.redaction' });
    });

    await test.step('a published plugin is compared with it', async () => {
      await tab.getByRole('button', { name: 'Compare with published…' }).click();
      await tab
        .getByRole('button', { name: /^Choose / })
        .first()
        .click();
      await expect(tab.getByText(/^Instead of the published/)).toBeVisible();
      await checkAccessibility(tab);
    });

    await test.step('requests come as they are made, without their secrets; orders reach whoever runs the servers', async () => {
      const ordered: unknown[] = [];
      const feed = await feedWorkbench(panel.context(), stack.world.journal, {
        trigger: async (what, { note }) => {
          ordered.push([what, note]);
          return { status: 200, answer: '{}', crm: 'Wants the renewal quote.' };
        },
        read: async (address) => JSON.stringify({ ...manifest, description: address }),
        plugin: () => undefined,
        resend: async ({ id }, body) => {
          ordered.push([id, body]);
          throw new Error('The plugin is away.');
        },
      });
      await tab.getByText('Traffic', { exact: true }).click();
      const rows = tab.getByRole('list', { name: 'Traffic' }).getByRole('listitem');
      await expect(rows.first()).toBeVisible();
      await tab.getByRole('searchbox').fill('POST apiKeyLogin');
      const login = rows.getByRole('button').first();
      await login.press('Enter');
      await expect(rows.first()).toContainText('••••••');
      await expect(rows.first()).not.toContainText('keycrm-priya');
      await checkAccessibility(tab);
      await tab.getByRole('button', { name: 'Send again' }).click();
      await expect(tab.getByText('The plugin is away.')).toBeVisible();

      await tab.getByText('Try', { exact: true }).click();
      await tab.getByLabel('Note').fill('Mine.');
      await tab.getByRole('button', { name: 'Run' }).click();
      await expect(tab.getByText('In the CRM: Wants the renewal quote.')).toBeVisible();
      await expect(tab.getByText('acme.redaction is not installed')).toBeVisible();
      await checkAccessibility(tab);
      expect(ordered).toEqual([
        [expect.any(Number), undefined],
        ['call', 'Mine.'],
      ]);

      await tab.getByText('Manifest', { exact: true }).first().click();
      await tab.getByRole('button', { name: 'Open address…' }).click();
      await tab.getByLabel('Address of the manifest').fill('http://localhost:9/plugin-manifest.json');
      await checkAccessibility(tab);
      await tab.keyboard.press('Enter');
      await tab.getByRole('button', { name: 'Replace' }).click();
      await expect(editor).toHaveValue(/localhost:9/);
      feed.end();
    });

    await test.step('a manifest is read at its address on the web, and what stands there instead is said', async () => {
      await tab.getByRole('button', { name: 'Open address…' }).click();
      const field = tab.getByLabel('Address of the manifest');
      await field.fill(`https://${pluginHost('redaction')}/nothing.json`);
      await tab.getByRole('button', { name: 'Read', exact: true }).click();
      await expect(tab.getByRole('alert')).toContainText('answered 404');
      await checkAccessibility(tab);
      await tab.keyboard.press('Escape');
      await expect(field).toHaveCount(0);
    });
  },
);
