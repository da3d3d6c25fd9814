import { readFile } from 'node:fs/promises';
import { checkAccessibility } from './accessibility';
import { connectAs } from './connect-as';
import { readTarget } from './connector-target';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';
import { makeActivity, sampleRequests } from '../stack/author/make-activity';
import { endSession, type RunningSession } from '../stack/author/running-session';
import { feedWorkbench } from '../stack/author/workbench-feed';
import { HOSTS, pluginHost } from '../stack/hosts';
import { archive } from '../stack/plugins/definitions/archive';
import { redaction } from '../stack/plugins/definitions/redaction';
import { scoring } from '../stack/plugins/definitions/scoring';
import type { PluginDefinition } from '../stack/plugins/plugin-definition';
import { pluginManifest } from '../stack/plugins/plugin-manifest';
import { Screen } from '../stack/start/screen';
import { signInAdmin } from './signed-in-admin';

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
    const ask = await connectAs(browserWithPanel, panel, control, '101', 'keycrm');
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
      // The earlier problem's line could still be pressed.
      await expect(tab.getByText('Nothing follows this comma: remove it.')).toBeHidden();
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
      const output = async (method: string, input: object) => Object(await ask(method, input)).output;
      const target = await readTarget(output, 'keycrm');
      await ask('connect', { target, values: { apiKey: 'keycrm-priya' } });
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
      await tab.getByRole('button', { name: 'Replace', exact: true }).click();
      await expect(editor).toHaveValue(/localhost:9/);
      await feed.end();
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

test(
  'beside running servers an author tries a log, the license and the account of the plugin at hand',
  inFullRun,
  async ({ world, stack }) => {
    const admin = await signInAdmin(world, ['redaction', 'scoring', 'archive']);
    const { panel, browser } = admin;
    const session: RunningSession = {
      pid: process.pid,
      control: stack.control,
      loopbackPort: stack.loopbackPort,
      server: 'callback',
      pluginId: redaction.id,
      name: redaction.name,
      lastCall: '',
    };
    let running: PluginDefinition = redaction;
    const feed = await feedWorkbench(browser.context, stack.world.journal, {
      trigger: async (what, choice) => {
        const { status, answer, crm } = await makeActivity(what, session, choice);
        return { status, answer, crm };
      },
      resend: async () => undefined,
      read: async () => '',
      plugin: () => {
        const body = pluginManifest(running);
        return { name: running.name, text: JSON.stringify(body, null, 2), body, samples: sampleRequests() };
      },
    });
    const tab = await browser.context.newPage();
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.goto(`${panel.url().split('#')[0]}#/settings/workbench`);
    const screen = new Screen(tab);

    await test.step('the manifest of what runs is opened in a press', async () => {
      await screen.button('Open running plugin').click();
      await expect(tab.getByRole('textbox', { name: 'Manifest' })).toHaveValue(/rclabs\.redaction/);
      await expect(tab.getByText('No problems found.')).toBeVisible();
    });

    await test.step('a sample is logged through the real server; what the plugin changed is shown as text', async () => {
      await tab.getByText('Try', { exact: true }).click();
      await screen.button('Run').click();
      await expect(tab.getByText('In the CRM: Wants the renewal quote. Card [removed].')).toBeVisible();
      await expect(tab.locator('del').first()).toContainText('4111');
      await expect(tab.locator('ins').first()).toContainText('[removed]');
      await checkAccessibility(tab);
    });

    await test.step('so is an own activity, and the last call changed', async () => {
      await tab.getByText('My own', { exact: true }).click();
      const request = tab.getByLabel('Request to App Connect');
      await request.fill((await request.inputValue()).replace('renewal', 'own'));
      await screen.button('Run').click();
      await expect(tab.getByText('In the CRM: Wants the own quote. Card [removed].')).toBeVisible();
      await checkAccessibility(tab);
    });

    await test.step('its license is what the plugin says', async () => {
      running = scoring;
      feed.tellPlugin();
      await screen.button('Check the license again').click();
      await expect(tab.getByText('License: Team, 25 seats')).toBeVisible();
      const answers = tab.getByRole('list', { name: 'The plugin’s last responses' });
      await expect(answers).toContainText('/license');
    });

    await test.step('its account is connected in the window that people get, and left again', async () => {
      running = archive;
      feed.tellPlugin();
      const opened = browser.context.waitForEvent('page');
      await screen.button('Connect').click();
      const window = await opened;
      await window.waitForURL(`https://${HOSTS.provider}/**`);
      await window.getByRole('button', { name: 'Allow' }).click();
      await expect(tab.getByText('Connected', { exact: true })).toBeVisible();
      await checkAccessibility(tab);
      await screen.button('Disconnect').click();
      await expect(screen.button('Connect')).toBeVisible();
    });
    await feed.end();
    endSession(session);
  },
);
