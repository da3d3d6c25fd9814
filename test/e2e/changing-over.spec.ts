import type { Page } from '@playwright/test';
import { isDescribed, keysForUsers, settingGroupIds } from '../../src/core/settings/setting-groups';
import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import { setWords } from '../../src/panel/app/words';
import { settingValue } from '../../src/panel/settings/setting-words';
import type { ControlClient } from '../stack/control-client';
import type { ServerName } from '../stack/core/core-version';
import { HOSTS } from '../stack/hosts';
import { accountPlugins } from '../stack/organisation/account-plugins';
import { ruleFor, RULES_IN_FORCE } from '../stack/organisation/rules-in-force';
import { findSamplePerson } from '../stack/ringcentral/people';
import { connectingSteps } from '../stack/start/main-job';
import { Screen } from '../stack/start/screen';
import { expect, takeSteps, test } from './fixtures';
import { markSecondServer } from './full-run';

/**
 * A Monday: an organisation that has run App Connect for years opens this panel for the first time, with all that App
 * Connect's own client has left on the server (test/stack/organisation).
 */

type Records = { readonly [key: string]: unknown };

async function accountRecords(control: ControlClient, server: ServerName): Promise<Records> {
  const rows: unknown = await control.read(`/server/${server}/admin-settings`);
  return Object([rows].flat()[0]).userSettings;
}

async function recordsOf(control: ControlClient, server: ServerName, apiKey: string): Promise<Records> {
  const rows: unknown = await control.read(`/server/${server}/user-settings`);
  return Object([rows].flat().find((row) => Object(row).accessToken === apiKey)).userSettings;
}

/** Asks the worker as the panel does; a refusal is an answer. */
const ask = (panel: Page, method: string, input: object): Promise<unknown> =>
  panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ method, input })})`);

async function open(panel: Page, path: string): Promise<void> {
  await panel.evaluate((to) => location.assign(to), `#/settings${path}`);
}

setWords(en);

/** What a control shows: of a switch whether it is on, else its value. */
async function shown(panel: Page, key: string): Promise<{ value: unknown; isOpen: boolean }> {
  const control = panel.locator(`#setting_${key}`);
  const locked = panel.locator(`#locked_${key}`);
  await expect(control.or(locked), key).toBeAttached();
  // What is locked stands folded, in words.
  if ((await locked.count()) > 0)
    return { value: await locked.locator('strong').textContent(), isOpen: false };
  const isSwitch = (await control.getAttribute('type')) === 'checkbox';
  return {
    value: isSwitch ? await control.isChecked() : await control.inputValue(),
    isOpen: await control.isEnabled(),
  };
}

const rules = RULES_IN_FORCE.filter(([key]) => isDescribed(key));

/** Rules by who decided them, for one person; a text or a list that is empty is none. */
function rulesOf(extensionNumber: string, origins: readonly string[]) {
  return rules.filter((row) => {
    const { value, origin } = ruleFor(row, extensionNumber);
    return origin !== undefined && origins.includes(origin) && String(value) !== '';
  });
}

/** How many the strip tells of; that the server logs may be one more. */
function toldOf(extensionNumber: string): RegExp {
  const { length } = rulesOf(extensionNumber, ['locked', 'admin']);
  return new RegExp(`^(${length}|${length + 1}) rules from your organization apply here$`);
}

for (const server of ['callback', 'polling'] as const) {
  const begin = async (
    panel: Page,
    control: ControlClient,
    browser: Parameters<typeof takeSteps>[0]['browser'],
    extensionNumber: string,
  ) => {
    const person = findSamplePerson(extensionNumber);
    if (!person) throw new Error(`There is no sample person ${extensionNumber}`);
    await takeSteps({ browser, panel, control }, connectingSteps(server, person));
    return new Screen(panel);
  };

  test(
    `a user of an organisation that changes over, on the ${server} server: its rules are in force, locks hold, logs say the same`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      await control.order('/organisation', { server });
      const account = JSON.stringify(await accountRecords(control, server));
      const screen = await begin(panel, control, browserWithPanel, '102');

      await test.step('told once, with each rule and its origin', async () => {
        await expect(panel.getByText(toldOf('102'))).toBeVisible();
        await screen.link('See them').click();
        const own = panel.getByRole('list', { name: 'Your own choices' });
        await expect(own.getByRole('listitem')).toHaveCount(rulesOf('102', ['own']).length);
        const locked = panel.getByRole('list', { name: 'Locked by an admin' }).getByRole('listitem');
        expect(await locked.count()).toBeGreaterThanOrEqual(rulesOf('102', ['locked']).length);
      });

      await test.step('every rule that people may choose is in force, and each lock is shown', async () => {
        for (const group of settingGroupIds) {
          await open(panel, `/own/${group}`);
          for (const row of rules.filter(([key]) => keysForUsers(group).some((one) => one === key))) {
            const [key] = row;
            const { value, origin } = ruleFor(row, '102');
            const found = await shown(panel, key);
            if (origin === 'locked') expect(found.isOpen, key).toBe(false);
            const isFolded = (await panel.locator(`#locked_${key}`).count()) > 0;
            expect(found.value, key).toEqual(
              isFolded && isDescribed(key)
                ? settingValue(key, value)
                : Array.isArray(value)
                  ? value.join('\n')
                  : value,
            );
          }
        }
      });

      await test.step('a lock holds, whoever asks', async () => {
        const before = JSON.stringify(await recordsOf(control, server, 'keycrm-dana'));
        const reply = await ask(panel, 'keepClientChoices', { changes: { autoLogCall: false } });
        expect(reply).toMatchObject({ ok: false, problem: { code: 'locked' } });
        expect(JSON.stringify(await recordsOf(control, server, 'keycrm-dana'))).toBe(before);
      });

      await test.step('a call is logged by itself, as the composer writes it with these switches', async () => {
        await screen.openTab('Dialer');
        await screen.dialer.getByTestId('caller').selectOption('+16505550123');
        // The organisation opens the caller's page when it rings: its tab comes to the front.
        const page = panel.context().waitForEvent('page');
        await screen.startIncomingCall();
        await (await page).waitForURL(`https://${HOSTS.keyCrm}/contacts/**`);
        await panel.bringToFront();
        await screen.dialer.getByTestId('answer').click();
        await screen.dialer.getByTestId('hang-up').click();
        const bodies = async (): Promise<string[]> =>
          Object(await control.read('/crm/keycrm/records')).logs.map((log: unknown) => Object(log).body);
        // An automatic log waits a moment by chance.
        await expect.poll(async () => (await bodies()).length, { timeout: 60_000 }).toBe(4);
        const body = (await bodies()).at(-1) ?? '';
        // In the order of the composer: locked session id, number, date in their format, duration, her result. No summary:
        // what is logged automatically leaves the subject to the connector.
        expect(body.replace(/\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/, 'DATE')).toMatch(
          /- Session Id: .+\n- RingCentral number and extension: .*\n- Date\/Time: DATE\n- Duration: .+\n- Result: .+/,
        );
        expect(body).not.toContain('Contact Number');
        expect(body).not.toContain('RingCentral user name');
      });

      await test.step('the account’s record is as it was, byte for byte, and hers has lost nothing', async () => {
        expect(JSON.stringify(await accountRecords(control, server))).toBe(account);
        const own = await recordsOf(control, server, 'keycrm-dana');
        expect(own).toMatchObject({
          futureSetting: { value: { later: true } },
          smsTimeTrackingDefaultBillable: { value: true },
          serverSideLogging: { enable: true, loggingLevel: 'User' },
          newContactType: { value: { display: 'Company', value: 'Company' } },
        });
      });
    },
  );

  test(
    `an admin of an organisation that changes over, on the ${server} server`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      await control.order('/organisation', { server });
      const before = await accountRecords(control, server);
      await begin(panel, control, browserWithPanel, '101');
      await expect(panel.getByText(toldOf('101'))).toBeVisible();

      await test.step('calls of an admin are logged by the server', async () => {
        await open(panel, '/own/logging');
        expect(await shown(panel, 'autoLogCall')).toEqual({ value: false, isOpen: false });
        await expect(panel.getByText(/server/i).first()).toBeVisible();
      });

      await test.step('plugins are as they were installed', async () => {
        await open(panel, '/admin/plugins');
        const installed = Object.values(accountPlugins(server)).filter(
          (entry) => Object(entry).isRemoved !== true,
        );
        // They come with the first refresh, which goes on while the screens are read.
        const known = async () =>
          Object(
            (await panel.evaluate(() => chrome.storage.local.get('installedPlugins')))['installedPlugins'],
          ).plugins;
        await expect.poll(known).toHaveLength(installed.length);
      });

      await test.step('the account keeps every record; plugins’ get what their manifests have beside', async () => {
        const after = await accountRecords(control, server);
        expect(after).toMatchObject(before);
        for (const [key, record] of Object.entries(before))
          if (!key.startsWith('plugin_'))
            expect(JSON.stringify(after[key]), key).toBe(JSON.stringify(record));
      });
    },
  );
}
