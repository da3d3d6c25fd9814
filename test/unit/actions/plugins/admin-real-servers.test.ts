import { beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { HOSTS, pluginHost } from '../../../stack/hosts';
import { createControlClient } from '../../../stack/control-client';
import { openWorker } from '../../fakes/real-worker';

/** What admins set, proven at the far end: in what the plugin's own server receives from the real App Connect. */

const stack = inject('stack');
const key = 'plugin_redaction';
beforeEach(() => createControlClient(stack.control).order('/reset'));

const lock = (value: unknown) => ({ value, locked: true, reason: 'contract' });
const free = (value: unknown) => ({ value, locked: false, reason: '' });

/** The settings that a plugin was given with the last log. */
async function receivedConfig(pluginId = 'redaction'): Promise<{ [key: string]: unknown }> {
  const requests = await createControlClient(stack.control).requestsTo(pluginHost(pluginId), '/plugin/sync');
  const config = Object(Object(JSON.parse(String(requests.at(-1)?.body))).config);
  return Object.fromEntries(Object.entries(config).map(([name, field]) => [name, Object(field).value]));
}

async function lastNote(): Promise<string> {
  const records = Object(await createControlClient(stack.control).read('/crm/keycrm/records'));
  return records.logs.at(-1)?.note;
}

describe('on the callback server', () => {
  test('what an admin sets is what a user’s plugin receives', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await admin.installPlugin('redaction');
    const dana = await openWorker(stack, '102', 'keycrm');
    await dana.refreshSettings();
    await dana.savePluginConfig('redaction', { mark: '[mine]', upper: false });

    // A lock, a default of true, a hidden field, and a default that Dana never chose.
    await admin.savePluginDefaults('redaction', {
      mark: lock('[LOCKED]'),
      upper: free(true),
      tenant: free('acme'),
      keepLast: free(2),
    });
    await dana.refreshSettings();
    expect(await dana.log('1', 'Card 4111 1111 1111 1111.')).toMatchObject({ fate: 'logged' });
    expect(await receivedConfig()).toMatchObject({
      mark: '[LOCKED]',
      upper: false,
      tenant: 'acme',
      keepLast: 2,
    });
    expect(await lastNote()).toContain('Card [LOCKED]11.');

    // Another client posts over the lock: the server takes it, the next apply puts it right.
    await dana.ask('POST', '/user/settings', {
      userSettings: {
        [key]: {
          isCustomizable: true,
          value: { name: 'rclabs.redaction', config: { mark: { value: '[USER]' }, upper: { value: false } } },
        },
      },
    });
    await dana.refreshSettings();
    await dana.log('2', 'Card 4111 1111 1111 1111.');
    expect(await receivedConfig()).toMatchObject({ mark: '[LOCKED]', upper: false, tenant: 'acme' });
  });

  test('a panel that was last refreshed before an installation reads the settings before its log goes', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    const dana = await openWorker(stack, '102', 'keycrm');
    await dana.refreshSettings();
    await admin.installPlugin('redaction');
    await admin.savePluginDefaults('redaction', { mark: lock('[LOCKED]'), keepLast: free(2) });
    // What the server makes of a person who has no record of the plugin.
    await dana.log('5', 'Card 4111 1111 1111 1111.');
    expect(await receivedConfig()).toEqual({});
    await dana.logAfterRefresh('6', 'Card 4111 1111 1111 1111.');
    expect(await receivedConfig()).toMatchObject({ mark: '[LOCKED]', keepLast: 2 });
    expect(await lastNote()).toContain('Card [LOCKED]11.');
  });

  test('settings by JSON Schema: default, lock and condition reach the plugin; what is of another shape is refused', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await admin.installPlugin('follow-up');
    const refusal = { problem: { code: 'invalid_input', missing: ['when', 'team', 'remind'] } };
    await expect(
      admin.savePluginDefaults('follow-up', {
        when: lock('tomorrow'),
        team: free([{ name: 7 }]),
        remind: lock(undefined),
        channel: free('sms'),
      }),
    ).rejects.toMatchObject(refusal);
    await admin.savePluginDefaults('follow-up', {
      when: lock({ weekday: 'Friday' }),
      team: free([{ name: 'Ada' }]),
      remind: free(true),
      channel: free('sms'),
    });
    const dana = await openWorker(stack, '102', 'keycrm');
    await dana.refreshSettings();
    await expect(
      dana.savePluginConfig('follow-up', { matter: 'LP-1', when: { days: 3 } }),
    ).rejects.toMatchObject({ problem: { code: 'locked', missing: ['when'] } });
    const team = [{ name: 'Grace' }, { name: 'Ada' }];
    await dana.savePluginConfig('follow-up', { matter: 'LP-2041', team });
    await dana.log('9', 'Call.');
    expect(await receivedConfig('follow-up')).toMatchObject({
      matter: 'LP-2041',
      when: { weekday: 'Friday' },
      at: '09:00:00',
      team,
      remind: true,
      channel: 'sms',
    });
    expect(await lastNote()).toBe(
      'Call.\nFollow-up for LP-2041: on Friday at 09:00, Grace or Ada, reminder by sms',
    );
  });

  test('a changed default reaches those who never chose; unlocking gives the own choice back', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await admin.installPlugin('redaction');
    await admin.savePluginDefaults('redaction', { keepLast: free(1) });
    const dana = await openWorker(stack, '102', 'keycrm');
    await dana.refreshSettings();
    await dana.savePluginConfig('redaction', { mark: '[mine]' });
    await admin.savePluginDefaults('redaction', { keepLast: free(3), mark: lock('[LOCKED]') });
    await dana.refreshSettings();
    await dana.log('3', 'Card 4111 1111 1111 1111.');
    expect(await receivedConfig()).toMatchObject({ keepLast: 3, mark: '[LOCKED]' });
    await admin.savePluginDefaults('redaction', { mark: free('[LOCKED]') });
    await dana.refreshSettings();
    await dana.log('4', 'Card 4111 1111 1111 1111.');
    expect(await receivedConfig()).toMatchObject({ keepLast: 3, mark: '[mine]' });
  });

  test('two admins: an older document undoes a lock, which is noticed and restored next to the other admin’s changes', async () => {
    const priya = await openWorker(stack, '101', 'keycrm');
    await priya.installPlugin('redaction');
    const lee = await openWorker(stack, '104', 'keycrm');
    const { userSettings: older } = Object(await lee.ask('GET', '/admin/settings'));
    await priya.savePluginDefaults('redaction', { mark: lock('[LOCKED]') });
    await lee.ask('POST', '/admin/settings', {
      adminSettings: { userSettings: { ...older, logCallNote: { value: 'lee', customizable: true } } },
    });
    priya.world.clock.time += 5000;
    await priya.recheckAdminWrites(priya.context);
    const { adminWrites } = await priya.world.browser.storage.local.get('adminWrites');
    expect(adminWrites[`userSettings/${key}`].conflict).toBeDefined();
    await priya.settleConflict([`userSettings/${key}`], 'mine');
    const { userSettings } = Object(await lee.ask('GET', '/admin/settings'));
    expect(userSettings).toMatchObject({
      logCallNote: { value: 'lee' },
      [key]: { value: { config: { mark: { value: '[LOCKED]', customizable: false } } } },
    });
  });

  test('a registration that a token refresh has wiped is found and repaired', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await createControlClient(stack.control).order('/plugin/redaction/behave', { tokenLifeSeconds: 3600 });
    await admin.installPlugin('redaction');
    // What is asked after a refresh may be on its way; one at a time asks.
    const states = () =>
      vi.waitFor(async () => {
        await admin.forgetRegistrations();
        await admin.checkRegistrations();
        const { registrations } = await admin.world.browser.storage.local.get('registrations');
        expect(Object.keys(registrations.states)).toHaveLength(1);
        return registrations.states;
      });
    expect(await states()).toEqual({ redaction: 'registered' });
    await admin.log('5', 'first');
    expect(await states()).toEqual({ redaction: 'wiped' });
    expect(await admin.log('6', 'second')).toMatchObject({
      problem: { message: expect.stringMatching(/^Error creating call log/) },
    });
    await createControlClient(stack.control).order('/plugin/redaction/behave', {
      tokenLifeSeconds: 3_000_000,
    });
    await admin.installPlugin('redaction', 'repair');
    expect(await states()).toEqual({ redaction: 'registered' });
    expect(await admin.log('7', 'third')).toMatchObject({ fate: 'logged' });
  });

  test('an update that sends the logs elsewhere is refused without consent, and keeps the settings with it', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await admin.installPlugin('redaction');
    await admin.savePluginDefaults('redaction', { mark: lock('[kept]') });
    await createControlClient(stack.control).order('/directory', {
      version: {
        id: 'redaction',
        version: '9.0.0',
        manifest: { logoutUrl: 'https://elsewhere.example/logout' },
      },
    });
    await expect(admin.installPlugin('redaction', 'update')).rejects.toThrow('consent_needed');
    const { consentTo } = await import('../../../../src/core/plugins/consent-change');
    const { readPluginManifest } = await import('../../../../src/core/plugins/plugin-manifest');
    const { item, body } = await admin.loadPlugin('redaction');
    const manifest = readPluginManifest(body, item.name);
    if (!manifest) throw new Error('The sample manifest cannot be read');
    const consent = consentTo(manifest);
    await admin.installPlugin('redaction', 'update', { consent });
    const { userSettings } = Object(await admin.ask('GET', '/admin/settings'));
    expect(userSettings[key].value).toMatchObject({
      version: '9.0.0',
      config: { mark: { value: '[kept]', customizable: false } },
      agreedTo: { hosts: { logoutUrl: 'elsewhere.example' } },
    });
    await admin.log('8', 'Card 4111 1111 1111 1111.');
    expect(await lastNote()).toContain('Card [kept].');
  });

  test('a manifest that moves while the server registers it is taken out again, and its host is named', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    const control = createControlClient(stack.control);
    const elsewhere = pluginHost('capitals');
    const { http } = admin.context;
    // The developer publishes it after this panel's last look, and before the server's own.
    Object.assign(admin.context, {
      http: async (request: Parameters<typeof http>[0]) => {
        if (request.url.endsWith('/plugin/register')) {
          const manifest = { userRegisterEndpointUrl: `https://${elsewhere}/admin/register` };
          await control.order('/directory', { version: { id: 'redaction', version: '9.0.1', manifest } });
        }
        return http(request);
      },
    });
    await expect(admin.installPlugin('redaction')).rejects.toMatchObject({
      problem: { code: 'moved_meanwhile', host: elsewhere },
    });
    expect(await control.read('/server/callback/plugin-registrations')).toEqual([]);
    const { userSettings } = Object(await admin.ask('GET', '/admin/settings'));
    expect(userSettings[key]).toMatchObject({ isRemoved: true });
    expect(userSettings).not.toHaveProperty('panel_agreed_redaction');
    await admin.log('9', 'Card 4111 1111 1111 1111.');
    expect(await lastNote()).toContain('Card 4111 1111 1111 1111.');
  });

  test('raw account id to /plugin routes, its hash to settings', async () => {
    const admin = await openWorker(stack, '101', 'keycrm');
    await admin.installPlugin('redaction');
    const control = createControlClient(stack.control);
    // The first one asks for nothing: it only finds out whether the server has the route.
    const registrations = await control.requestsTo(HOSTS.callbackServer, '/plugin/register');
    expect(JSON.parse(String(registrations.at(-1)?.body))).toMatchObject({ rcAccountId: '400000001' });
    const read = await control.requestsTo(HOSTS.callbackServer, '/user/preloadSettings');
    expect(read.at(-1)?.path).toMatch(/rcAccountId=[0-9a-f]{64}/);
  });
});

test('on the polling server a shared plugin is refused, for every log would fail with it', async () => {
  const admin = await openWorker(stack, '101', 'keycrm-classic');
  await expect(admin.installPlugin('archive')).rejects.toMatchObject({ problem: { code: 'shared_plugin' } });
  expect(await admin.log('shared', 'Call.')).toMatchObject({ fate: 'logged' });
});

test('on the polling server an uninstalled plugin runs on until each user’s panel has taken it out', async () => {
  const admin = await openWorker(stack, '101', 'keycrm-classic');
  await admin.installPlugin('redaction');
  const dana = await openWorker(stack, '102', 'keycrm-classic');
  await dana.refreshSettings();
  await dana.log('1', 'Card 4111 1111 1111 1111.');
  expect(await lastNote()).toContain('Card [removed].');
  await admin.uninstallPlugin('redaction');
  await dana.refreshSettings();
  await dana.log('2', 'Card 4111 1111 1111 1111.');
  expect(await lastNote()).toContain('Card 4111 1111 1111 1111.');
});

test('on the polling server a moved run host gets no log once a user’s panel has been open, and nothing is lost', async () => {
  const admin = await openWorker(stack, '101', 'keycrm-classic');
  await admin.installPlugin('redaction');
  const dana = await openWorker(stack, '102', 'keycrm-classic');
  await dana.refreshSettings();
  await dana.savePluginConfig('redaction', { mark: '[mine]' });
  const control = createControlClient(stack.control);
  const elsewhere = pluginHost('capitals');
  const publish = (host: string, version: string) =>
    control.order('/directory', {
      version: { id: 'redaction', version, manifest: { endpointUrl: `https://${host}/plugin/sync` } },
    });
  await publish(elsewhere, '9.0.1');
  await dana.refreshSettings();
  await dana.log('1', 'Card 4111 1111 1111 1111.');
  expect(await lastNote()).toContain('Card 4111 1111 1111 1111.');
  expect(await control.requestsTo(elsewhere, '/plugin/sync')).toEqual([]);
  await publish(pluginHost('redaction'), '9.0.2');
  await dana.refreshSettings();
  await dana.log('2', 'Card 4111 1111 1111 1111.');
  expect(await lastNote()).toContain('Card [removed].');
  const own = Object(await dana.ask('POST', '/user/settings', { userSettings: {} })).userSettings;
  expect(own[key].value.ownChoices).toEqual({ mark: '[mine]' });
  expect(own).not.toHaveProperty('panel_kept_redaction');
});
