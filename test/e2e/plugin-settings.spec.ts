import { expect, type Page } from '@playwright/test';
import keywords from '../fixtures/form-keywords.json' with { type: 'json' };
import schemas from '../hostile/schemas.json' with { type: 'json' };
import texts from '../hostile/texts.json' with { type: 'json' };
import { ownerKey } from '../../src/core/crm/account';
import type { ControlClient } from '../stack/control-client';
import { HOSTS, pluginHost } from '../stack/hosts';
import { readCrmNotes } from '../stack/start/crm-notes';
import { Screen } from '../stack/start/screen';
import { askToInstall, browsePlugins, confirmInstall, readDetails } from '../stack/start/steps/installing';
import { checkAccessibility } from './accessibility';
import { signInAdmin, type SignedInAdmin } from './signed-in-admin';
import { takeSteps, test } from './fixtures';
import { inFullRun } from './full-run';

/** What the page's policy refused, and what broke, since it was opened. */
function watchForTrouble(panel: Page): string[] {
  const troubles: string[] = [];
  panel.on('pageerror', (error) => troubles.push(String(error)));
  panel.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  panel.on('dialog', (dialog) => {
    troubles.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return troubles;
}

async function publish(control: ControlClient, manifest: object): Promise<void> {
  await control.order('/directory', { version: { id: 'digest', version: '2.0.0', manifest } });
}

test(
  'every keyword of the corpus in the extension page: shown, checked, reachable, under its policy',
  inFullRun,
  async ({ world }) => {
    const cases = keywords.cases.map((one, place) => ({ ...one, key: `k${place}` }));
    const properties = Object.fromEntries(
      cases.map(({ key, name, schema }) => [key, { title: `${key} ${name}`, ...schema }]),
    );
    const unfit = { title: 'Days kept', type: 'integer', maximum: 365, default: 400 };
    await publish(world.control, {
      configSchema: { type: 'object', properties: { ...properties, unfit }, $defs: keywords.$defs },
    });
    const admin = await signInAdmin(world, ['digest']);
    const { panel } = admin;
    const screen = new Screen(panel);
    const troubles = watchForTrouble(panel);
    const owner = ownerKey(
      Object(await admin.read('local', 'identity')),
      Object(await admin.read('local', 'connection')),
    );

    await test.step('empty, it is a form without findings', async () => {
      await admin.open('#/plugins/digest');
      await expect(screen.heading('Daily digest')).toBeVisible();
      await expect(panel.locator('.field, .form-group').nth(50)).toBeAttached();
      await checkAccessibility(panel);
    });

    await test.step('with a wrong value in each, every one is named and leads to its field', async () => {
      const choices = Object.fromEntries(cases.map(({ key, wrong }) => [key, wrong[0]?.[0]]));
      await admin.ask('saveDraft', { owner, form: 'plugin:digest', value: { choices } });
      await panel.reload();
      await screen.button('Save').click();
      const problems = panel.locator('.form-problems li');
      await expect.poll(() => problems.count()).toBeGreaterThanOrEqual(cases.length);
      await checkAccessibility(panel);
      await problems.filter({ hasText: 'k9 ' }).first().getByRole('button').press('Enter');
      await expect(panel.locator(':focus')).toHaveAttribute('id', /k9/);
    });

    await test.step('with a right value in each, it is saved as it is', async () => {
      const choices = Object.fromEntries([...cases.map(({ key, right }) => [key, right[0]]), ['unfit', 90]]);
      await admin.ask('saveDraft', { owner, form: 'plugin:digest', value: { choices } });
      await panel.reload();
      await screen.button('Save').click();
      await expect(panel.getByText(/^Saved \d+ changes$/)).toBeVisible();
      const { plugins } = Object(await admin.read('local', 'installedPlugins'));
      const settings: { key: string; value: unknown }[] = plugins[0].settings;
      expect(Object.fromEntries(settings.map(({ key, value }) => [key, value]))).toMatchObject(choices);
    });

    await test.step('an admin is told of the default that does not fit, and finds one default among all', async () => {
      await admin.open('#/settings/admin/plugins/digest');
      await expect(panel.getByText('The default of “unfit” is outside its own limits')).toBeVisible();
      await screen.link('Defaults').click();
      await panel.getByRole('searchbox').fill('days kept');
      await expect(panel.getByText('1 setting found')).toBeAttached();
      await expect(panel.getByRole('button', { name: /^Lock / })).toHaveCount(1);
      await checkAccessibility(panel);
      await screen.field('Days kept').fill('30');
      await panel.getByRole('searchbox').fill('k9');
      await expect(panel.getByText(/changes?, for everyone$/)).toBeVisible();
      await expect(screen.field('Days kept')).toHaveCount(0);
      await panel.getByRole('searchbox').fill('nothing is called so');
      await expect(panel.getByText('No settings match')).toBeVisible();
      await checkAccessibility(panel);
    });
    expect(troubles).toEqual([]);
  },
);

test('a person’s settings: what changed, one undo, the default again, a guard when leaving', async ({
  world,
}) => {
  const admin = await signInAdmin(world, ['redaction']);
  const { panel } = admin;
  const screen = new Screen(panel);
  await admin.open('#/plugins/redaction');
  await screen.field('Replace with').fill('[x]');
  await screen.field('Digits to keep').fill('9');
  await screen.button('Save').click();
  await expect(panel.getByText('Between 0 and 4.').first()).toBeVisible();
  await screen.field('Digits to keep').fill('2');

  await screen.link('Back').click();
  await expect(screen.dialog).toContainText('Leave without saving?');
  await checkAccessibility(panel);
  await panel.keyboard.press('Escape');
  await expect(screen.field('Replace with')).toHaveValue('[x]');
  await screen.link('Back').click();
  await screen.button('Leave').click();
  await screen.link('Redaction').click();
  await expect(screen.field('Replace with')).toHaveValue('[x]');

  await screen.button('Save').click();
  await expect(screen.text('Replace with: [removed] → [x]')).toBeVisible();
  await expect(screen.text('Digits to keep at the end: 0 → 2')).toBeVisible();
  await checkAccessibility(panel);
  await screen.button('Undo').click();
  await expect(screen.field('Replace with')).toHaveValue('[removed]');
  await expect(screen.button('Undo')).toBeHidden();
});

test('closing the panel right after Save loses nothing', async ({ world }) => {
  const admin = await signInAdmin(world, ['redaction']);
  const { panel, control } = admin;
  const screen = new Screen(panel);
  await admin.open('#/plugins/redaction');
  await screen.field('Replace with').fill('[x]');
  await control.order('/fail', {
    host: HOSTS.callbackServer,
    path: '/user/settings',
    method: 'POST',
    delayMs: 800,
  });
  await screen.button('Save').click();
  await panel.close();
  const received = async () => {
    const [user] = Object(await control.read('/server/callback/user-settings'));
    return Object(user).userSettings?.plugin_redaction?.value.config.mark.value;
  };
  await expect.poll(received).toBe('[x]');
});

/** Logs a call with a note by the worker's own methods, and gives the settings that the plugin got with it. */
async function logCall(admin: SignedInAdmin, pluginId: string, note: string): Promise<object> {
  const call = {
    sessionId: '900100',
    telephonySessionId: 's-900100',
    direction: 'Inbound',
    startTime: Date.now() - 60_000,
    duration: 60,
    result: 'Disconnected',
    from: { phoneNumber: '+16505550123', name: 'Ada' },
    to: { phoneNumber: '+16505550100' },
  };
  const output = async (method: string, input: object) =>
    Object(Object(await admin.ask(method, input)).output);
  const { activityId } = await output('recordCall', { call, isFinal: true });
  const contact = { id: 'contact-1', type: 'Contact', name: 'Ada Lovelace' };
  const form = { contact, subject: 'Inbound call', note, additional: {} };
  await admin.ask('logActivity', { activityId, form });
  const newest = async () => Object(await admin.read('local', 'activitySummary')).newest;
  await expect
    .poll(newest, { timeout: 20_000 })
    .toContainEqual(expect.objectContaining({ id: activityId, fate: 'logged' }));
  const [received] = await admin.control.requestsTo(pluginHost(pluginId), '/plugin/sync');
  const { config } = Object(JSON.parse(String(received?.body)));
  return Object.fromEntries(Object.entries(config).map(([key, field]) => [key, Object(field).value]));
}

test('settings by JSON Schema: installed, given defaults and a lock, filled in, and received', async ({
  world,
}) => {
  const admin = await signInAdmin(world, []);
  const { panel, control } = admin;
  const screen = new Screen(panel);
  const person = (place: number) => panel.getByRole('group', { name: `Person ${place}`, exact: true });
  await screen.openTab('Settings');
  await takeSteps(world, [
    browsePlugins(),
    readDetails('Follow-up', pluginHost('follow-up')),
    askToInstall('Follow-up'),
    confirmInstall('Follow-up'),
  ]);

  await test.step('an admin sets an alternative for everyone and locks it, and gives a list a default', async () => {
    await screen.link('Defaults').click();
    await panel.getByLabel('Type').selectOption('On a weekday');
    await panel.getByLabel('Weekday').selectOption('Friday');
    await panel.getByRole('button', { name: 'Lock When' }).click();
    await panel.getByLabel('Reason for locking When').fill('partners meet on Fridays');
    await person(1).getByLabel('Name').fill('Ada');
    await panel.getByLabel('Send a reminder', { exact: true }).check();
    await panel.getByRole('radio', { name: 'Text message' }).check();
    await expect(panel.getByRole('button', { name: 'Lock Reminder by' })).toBeVisible();
    await checkAccessibility(panel);
    await screen.button('Save for all').click();
    await expect(screen.text('Saved for all')).toBeVisible();
  });

  await test.step('a person sees whose they are, and is told at the field what does not fit', async () => {
    await admin.open('#/plugins/follow-up');
    await expect(panel.getByText(/Set by Priya Nair on .*“partners meet on Fridays”/)).toBeVisible();
    await expect(panel.getByLabel('Weekday')).toBeDisabled();
    await expect(panel.getByText('Your organization’s default').first()).toBeVisible();
    await screen.field('Matter number').fill('2041');
    await screen.button('Add to Who takes it').click();
    // As the author has put them, not as the browser's storage sorts them.
    await expect(person(2).locator('label')).toHaveText(['Name', 'E-mail']);
    await person(2).getByLabel('E-mail').fill('grace');
    await screen.button('Save').click();
    for (const problem of ['Matter number: ', 'Person 2 · Name: ', 'Person 2 · E-mail: '])
      await expect(screen.alert).toContainText(problem);
    await checkAccessibility(panel);
    await screen.alert.getByRole('button', { name: /^Person 2 · Name/ }).press('Enter');
    await panel.keyboard.type('Grace');
    await screen.field('Matter number').fill('LP-2041');
    await person(2).getByLabel('E-mail').fill('grace@lovelace.example');
    await screen.button('Move item 2 up').press('Enter');
    await screen.field('Calendar key').fill('k-77');
    await screen.button('Save').click();
    await expect(screen.text('Saved 3 changes')).toBeVisible();
    expect(JSON.stringify(await admin.read('local', 'drafts'))).not.toContain('k-77');
  });

  await test.step('the plugin receives what holds, and the log says so', async () => {
    expect(await logCall(admin, 'follow-up', 'Wants the renewal.')).toEqual({
      matter: 'LP-2041',
      when: { weekday: 'Friday' },
      at: '09:00:00',
      team: [{ name: 'Grace', mail: 'grace@lovelace.example' }, { name: 'Ada' }],
      remind: true,
      channel: 'sms',
      words: null,
      calendarKey: 'k-77',
    });
    await expect
      .poll(() => readCrmNotes(control))
      .toEqual([
        'Wants the renewal.\nFollow-up for LP-2041: on Friday at 09:00, Grace or Ada, reminder by sms',
      ]);
  });
});

test('hostile manifests and texts: named, shown as text, and nothing else happens', async ({ world }) => {
  const { control } = world;
  const hostile = Object.fromEntries(
    texts.map((text, place) => [
      `t${place}`,
      { type: 'string', title: text, description: text, enum: [text] },
    ]),
  );
  const broken = Object.fromEntries(
    schemas.flatMap(({ schema }, place) => {
      const properties = Object(Object(schema)['properties']);
      return properties['a'] === undefined ? [] : [[`s${place}`, properties['a']]];
    }),
  );
  await publish(control, {
    description: texts.slice(0, 20).join('\n'),
    displayName: '<img src=x onerror=alert(1)>',
    configSchema: { type: 'object', properties: { ...hostile, ...broken } },
  });
  const admin = await signInAdmin(world, ['digest', 'scoring', 'redaction']);
  const { panel } = admin;
  const screen = new Screen(panel);
  const troubles = watchForTrouble(panel);
  await control.order('/license', {
    plugin: 'scoring',
    licenseStatus: false,
    licenseStatusDescription: `**Expired**. [Renew](https://contoso.example/renew) [no](javascript:alert(1)) <img src=x onerror=alert(1)>`,
    errorMessage: '<script>alert(1)</script>',
  });

  await admin.open('#/plugins');
  // Asked for by itself once a day.
  await screen.button('Refresh').click();
  await expect(screen.text('No license')).toBeVisible();
  await expect(screen.text('<script>alert(1)</script>')).toBeVisible();
  await expect(screen.link('Redaction')).toBeVisible();
  await checkAccessibility(panel);
  await admin.open('#/plugins/scoring');
  await expect(screen.link('Renew')).toHaveAttribute('href', 'https://contoso.example/renew');
  await expect(panel.getByText('[no](javascript:alert(1)) <img src=x onerror=alert(1)>')).toBeVisible();
  await checkAccessibility(panel);
  await admin.open('#/plugins/digest');
  await expect(panel.getByText(/parts of this form were left out/).first()).toBeVisible();
  await expect(panel.locator('select').nth(100)).toBeAttached();
  const strange = panel.locator(
    'main :is(script, img, iframe, object, embed, style, link, base, meta, video, audio)',
  );
  expect(await strange.count()).toBe(0);
  expect(troubles).toEqual([]);
});

test('a pattern that could freeze the panel is checked by its own engine, loaded with the form', async ({
  world,
}) => {
  await publish(world.control, {
    configSchema: {
      type: 'object',
      properties: {
        code: { type: 'string', title: 'Code', pattern: '^(?:(?:a|a))*$' },
        odd: { type: 'string', title: 'Odd', pattern: '(a)\\1' },
      },
    },
  });
  const admin = await signInAdmin(world, ['digest']);
  const { panel } = admin;
  const screen = new Screen(panel);
  const troubles = watchForTrouble(panel);
  await admin.open('#/plugins/digest');
  await expect(panel.getByText('“odd” has a pattern that can’t be checked safely')).toBeVisible();
  await screen.field('Code').fill(`${'a'.repeat(1990)}!`);
  await screen.button('Save').click();
  await expect(panel.getByText('This isn’t in the required format.')).toBeVisible();
  await checkAccessibility(panel);
  await screen.field('Code').fill('aaaa');
  await screen.field('Odd').fill('anything');
  await screen.button('Save').click();
  await expect(screen.text('Saved 2 changes')).toBeVisible();
  expect(troubles).toEqual([]);
});
