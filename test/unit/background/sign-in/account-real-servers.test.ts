import { beforeEach, describe, expect, inject, test } from 'vitest';
import { personalKey } from '../../../../src/core/sign-in/plugin-account';
import type { InstalledPlugin } from '../../../../src/core/plugins/installed-plugin';
import { createControlClient } from '../../../stack/control-client';
import { pluginEntry } from '../../../stack/directory/catalog';
import { HOSTS, pluginHost } from '../../../stack/hosts';
import { archive as archiveDefinition } from '../../../stack/plugins/definitions/archive';
import { openWorker } from '../../fakes/real-worker';

/** A plugin's third-party account and licence over the real servers; the provider's page is answered as a person would. */

const stack = inject('stack');
const archive = pluginHost('archive');
beforeEach(() => createControlClient(stack.control).order('/reset'));

type Worker = Awaited<ReturnType<typeof openWorker>>;

async function openUser(person: string, connectorId: string): Promise<Worker> {
  const worker = await openWorker(stack, person, connectorId);
  worker.world.browser.permissions.granted.add(`https://${HOSTS.landing}/*`);
  return worker;
}

async function openAdmin(connectorId: string): Promise<Worker> {
  // A shared plugin is refused on the polling server; there it is one for everybody.
  if (connectorId === 'keycrm-classic')
    await createControlClient(stack.control).order('/directory', {
      publish: { ...pluginEntry(archiveDefinition), access: 'public', sharedWith: [] },
    });
  const admin = await openUser('101', connectorId);
  await admin.installPlugin('archive');
  return admin;
}

/** What is known of the person's account, or of a licence. */
async function knownOf(
  { world }: Worker,
  item: 'pluginAccounts' | 'licences',
  pluginId = 'archive',
): Promise<object | undefined> {
  const {
    identity,
    connection,
    [item]: all,
  } = await world.browser.storage.local.get(['identity', 'connection', item]);
  return Object(all)[personalKey(identity, connection, pluginId)];
}

/** Decides on the provider's page in the open window; gives the window, and the address that it then leads to. */
async function decide({ world }: Worker, decision: 'allow' | 'cancel') {
  const [windowId = 0, { url } = { url: '' }] = [...world.browser.windows.all][0] ?? [];
  const { host, pathname, search } = new URL(url);
  expect(host).toBe(HOSTS.provider);
  const answer = await fetch(`http://127.0.0.1:${stack.loopbackPort}/@${host}${pathname}${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `decision=${decision}`,
    redirect: 'manual',
  });
  return { windowId, landing: answer.headers.get('location') ?? '' };
}

/** The installed plugin as its screen has it. */
async function pluginOf(worker: Worker): Promise<InstalledPlugin> {
  const { installedPlugins } = Object(await worker.world.browser.storage.local.get('installedPlugins'));
  return installedPlugins.plugins.find(({ id }: InstalledPlugin) => id === 'archive');
}

async function connect(worker: Worker): Promise<void> {
  await worker.pages.connectPluginAccount(await pluginOf(worker));
  const { windowId, landing } = await decide(worker, 'allow');
  await worker.onAddress(worker.context, windowId, landing);
}

function requestsTo(path: string) {
  return createControlClient(stack.control).requestsTo(archive, path);
}

async function lastNote(): Promise<string> {
  const { logs } = Object(await createControlClient(stack.control).read('/crm/keycrm/records'));
  return logs.at(-1)?.note ?? '';
}

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('a third-party account, on the %s server', (_name, connectorId) => {
  test('is connected by one exchange with the person’s own id, and is that person’s alone', async () => {
    await openAdmin(connectorId);
    const dana = await openUser('102', connectorId);
    await dana.refreshSettings();
    await connect(dana);
    expect(await knownOf(dana, 'pluginAccounts')).toMatchObject({ state: 'connected' });
    expect(dana.world.browser.windows.all.size).toBe(0);
    const { connection } = Object(await dana.stored());
    const [exchange, ...others] = await requestsTo('/oauth/callback');
    expect(others).toEqual([]);
    const query = new URL(`https://${archive}${exchange?.path}`).searchParams;
    expect(query.get('hashedExtensionId')).toBe(connection.hashedExtensionId);
    expect(exchange?.headers).not.toHaveProperty('authorization');

    // The plugin's word names no person: to another one it is a remark.
    const lee = await openUser('104', connectorId);
    await lee.refreshSettings();
    await lee.pages.checkPluginAccount(await pluginOf(lee));
    expect(await knownOf(lee, 'pluginAccounts')).toMatchObject({ state: 'not_connected', said: true });
  });

  test('that the person denied, or the plugin refused, is not connected; nothing is delivered twice', async () => {
    const priya = await openAdmin(connectorId);
    await priya.pages.connectPluginAccount(await pluginOf(priya));
    const denied = await decide(priya, 'cancel');
    await priya.onAddress(priya.context, denied.windowId, denied.landing);
    expect(await knownOf(priya, 'pluginAccounts')).toMatchObject({
      state: 'not_connected',
      problem: { code: 'sign_in_denied' },
    });
    expect(await requestsTo('/oauth/callback')).toEqual([]);

    await createControlClient(stack.control).order('/plugin/archive/behave', {
      endpoint: 'oauthCallback',
      status: 500,
      body: '{}',
    });
    await priya.pages.connectPluginAccount(await pluginOf(priya));
    const allowed = await decide(priya, 'allow');
    await priya.onAddress(priya.context, allowed.windowId, allowed.landing);
    await priya.onAddress(priya.context, allowed.windowId, allowed.landing);
    expect(await knownOf(priya, 'pluginAccounts')).toMatchObject({
      state: 'not_connected',
      problem: { code: 'server_error', host: archive },
    });
    expect(await requestsTo('/oauth/callback')).toHaveLength(1);
  });

  test('is logged out of with the session token, unless the organisation withholds it', async () => {
    const priya = await openAdmin(connectorId);
    await connect(priya);
    await priya.pages.logOutOfPluginAccount({ plugin: await pluginOf(priya) });
    expect(await knownOf(priya, 'pluginAccounts')).toMatchObject({ state: 'not_connected' });
    const { sessionToken } = Object(await priya.stored());
    const bodies = async () => (await requestsTo('/logout')).map(({ body }): unknown => JSON.parse(body));
    expect(await bodies()).toEqual([{ jwtToken: sessionToken.token }]);
    await priya.pages.checkPluginAccount(await pluginOf(priya));
    expect(await knownOf(priya, 'pluginAccounts')).toMatchObject({ state: 'not_connected', said: false });

    const { userSettings } = Object(await priya.ask('GET', '/admin/settings'));
    const withheld = { ...userSettings.plugin_archive, withholdSessionToken: true };
    await priya.ask('POST', '/admin/settings', {
      adminSettings: { userSettings: { ...userSettings, plugin_archive: withheld } },
    });
    await connect(priya);
    await priya.pages.logOutOfPluginAccount({ plugin: await pluginOf(priya) });
    expect((await bodies()).slice(1)).toEqual([{}]);
  });
});

test('with its account connected the plugin does its work, and without it says why not', async () => {
  const priya = await openAdmin('keycrm');
  const tasks = async () =>
    JSON.stringify(await createControlClient(stack.control).read('/server/callback/tasks'));
  await priya.log('1', 'Before.');
  await expect.poll(tasks, { timeout: 20_000 }).toContain('No Northwind account is connected.');
  expect(await lastNote()).toBe('Before.');
  await connect(priya);
  await priya.log('2', 'After.');
  await expect
    .poll(lastNote, { timeout: 20_000 })
    .toMatch(/^After\.\n\nArchived: https:\/\/archive\.plugins/);
});

describe('a licence', () => {
  const say = (licenseStatus: boolean, words: object = {}) =>
    createControlClient(stack.control).order('/license', { plugin: 'scoring', licenseStatus, ...words });

  test('is the plugin’s word; one that cannot be had leaves the last with its age', async () => {
    const priya = await openUser('101', 'keycrm');
    await priya.installPlugin('scoring');
    const licence = () => knownOf(priya, 'licences', 'scoring');
    await priya.checkLicence('scoring');
    expect(await licence()).toMatchObject({ state: 'valid', description: 'License: Team, 25 seats' });

    await say(false, { licenseStatusDescription: '**Ended**', errorMessage: 'Renew' });
    priya.world.clock.time += 60_000;
    await priya.checkLicence('scoring');
    const ended = { state: 'invalid', description: '**Ended**', errorMessage: 'Renew' };
    const checkedAt = priya.world.clock.time;
    expect(await licence()).toMatchObject({ ...ended, checkedAt });
    // Advice: the log goes its way.
    expect(await priya.log('3', 'Hello')).toMatchObject({ fate: 'logged' });

    await createControlClient(stack.control).order('/fail', {
      host: HOSTS.callbackServer,
      path: '/plugin/licenseStatus',
      drop: true,
    });
    priya.world.clock.time += 60_000;
    await expect(priya.checkLicence('scoring')).rejects.toThrow('unreachable');
    expect(await licence()).toMatchObject({ ...ended, checkedAt, problem: { code: 'unreachable' } });
  });

  test('of a plugin without a registration is missing: the server answers nothing at all', async () => {
    const priya = await openUser('101', 'keycrm');
    await priya.installPlugin('scoring');
    await priya.ask('DELETE', '/plugin/unregister?pluginId=scoring&rcAccountId=400000001');
    await priya.checkLicence('scoring');
    expect(await knownOf(priya, 'licences', 'scoring')).toMatchObject({ state: 'missing' });
  });

  test('is not asked for on the older server, which has no such route', async () => {
    const priya = await openUser('101', 'keycrm-classic');
    await priya.installPlugin('scoring');
    await priya.checkLicences();
    expect(await knownOf(priya, 'licences', 'scoring')).toBeUndefined();
    const asked = () => createControlClient(stack.control).requestsTo(HOSTS.pollingServer, '/plugin/license');
    expect(await asked()).toEqual([]);
    await expect(priya.checkLicence('scoring')).rejects.toThrow('missing_route');
    expect(await asked()).toHaveLength(1);
  });
});
