import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Http } from '../../../../src/api/basics/http';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect, describeRedaction } from '../../fakes/app-connect';
import { createFakeServer, json, text } from '../../fakes/fake-server';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

/** From consent to registration nothing comes from a cache, and what the server has read is compared afterwards. */

const key = 'plugin_redaction';
const agreedKey = 'panel_agreed_redaction';
const evil = 'https://evil.example';
const manifestRoute = 'GET /public-api/connectors/redaction/manifest';
const moved = describeRedaction('1.0.0', { userRegisterEndpointUrl: `${evil}/admin/register` });
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load(appConnect = createAppConnect(), through = (http: Http): Http => http) {
  const server = createFakeServer(appConnect.routes);
  const context = world.context(through(server.http));
  await world.servePages(context);
  const page = await loadAdminPage();
  const { loadPlugin } = await import('../../../../src/actions/directory/load-manifest');
  const { consentTo } = await import('../../../../src/core/plugins/consent-change');
  const { readPluginManifest } = await import('../../../../src/core/plugins/plugin-manifest');
  const { call } = await import('../../../../src/protocol/client');
  /** What an admin sees on the plugin's screen, and agrees to. */
  const see = async () => {
    const manifest = readPluginManifest((await loadPlugin('redaction')).body, 'labs.redaction');
    if (!manifest) throw new Error('There is nothing to agree to');
    return consentTo(manifest);
  };
  return { ...appConnect, ...page, server, context, see, call };
}
type Loaded = Awaited<ReturnType<typeof load>>;

/** The directory publishes this from the moment at which the server has been asked to register. */
function moveAtRegistration({ routes, state }: Loaded, answer: () => ReturnType<typeof json>): void {
  const register = routes['POST /plugin/register'];
  routes['POST /plugin/register'] = (request, url) => {
    routes[manifestRoute] = answer;
    return register?.(request, url) ?? json({});
  };
  expect(state.registered.size).toBeLessThan(2);
}

async function installation() {
  return Object(await world.browser.storage.local.get('installations')).installations?.redaction;
}

const deep = '['.repeat(9000) + ']'.repeat(9000);
const unreadable: readonly [string, () => ReturnType<typeof text>][] = [
  ['9,000 nested brackets', () => json({}) && { ...json({}), text: `{"platforms":{"x":${deep}}}` }],
  ['text that is no JSON', () => ({ ...json({}), text: '{"platforms":' })],
  ['another shape', () => json([1, 2])],
  ['no platform', () => json({ platforms: {} })],
  ['a page', () => text('<!DOCTYPE html>')],
  ['a server error', () => json({}, 503)],
  ['a register address that we refuse, which the server would call', () => json(internal)],
];
const internal = describeRedaction('1.0.0', { tokenSyncUrl: 'http://10.0.0.1/sync' });

describe.each(unreadable)('%s', (_what, answer) => {
  test('is a refusal at installation, never the version seen last', async () => {
    const { routes, installPlugin, see, server, state } = await load();
    const consent = await see();
    routes[manifestRoute] = answer;
    // The screen may show what was seen last.
    await see().catch(() => undefined);
    await expect(installPlugin('redaction', 'install', { consent })).rejects.toMatchObject({
      problem: { code: expect.any(String) },
    });
    expect(server.to('POST /plugin/register')).toEqual([]);
    expect(state.admin).toEqual({});
    expect(await installation()).toBeUndefined();
  });

  test('after the registration means that nobody knows what was registered: it is taken out', async () => {
    const loaded = await load();
    const consent = await loaded.see();
    moveAtRegistration(loaded, answer);
    await expect(loaded.installPlugin('redaction', 'install', { consent })).rejects.toMatchObject({
      problem: { code: 'unchecked', host: 'redaction.plugins.example' },
    });
    expect(loaded.state.registered.size).toBe(0);
    expect(await installation()).toMatchObject({ state: 'needs_repair', problem: { code: 'unchecked' } });
  });
});

describe('a manifest that moves while the server registers it', () => {
  test('is unregistered, taken out of the settings, and the host that has the admin’s token is named', async () => {
    const loaded = await load();
    const consent = await loaded.see();
    moveAtRegistration(loaded, () => json(moved));
    await expect(loaded.installPlugin('redaction', 'install', { consent })).rejects.toMatchObject({
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
    expect(loaded.state.registered.size).toBe(0);
    expect(loaded.state.admin[key]).toMatchObject({ isRemoved: true });
    expect(loaded.state.admin).not.toHaveProperty(agreedKey);
    expect(await installation()).toMatchObject({
      state: 'needs_repair',
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
  });

  test('is installed after all once an admin has seen it and agreed', async () => {
    const loaded = await load();
    const register = loaded.routes['POST /plugin/register'];
    moveAtRegistration(loaded, () => json(moved));
    const consent = await loaded.see();
    await expect(loaded.installPlugin('redaction', 'install', { consent })).rejects.toThrow(
      'moved_meanwhile',
    );
    if (register) loaded.routes['POST /plugin/register'] = register;
    await expect(loaded.installPlugin('redaction', 'repair')).rejects.toThrow('consent_needed');
    await loaded.installPlugin('redaction', 'repair', { consent: await loaded.see() });
    expect([...loaded.state.registered]).toEqual(['redaction']);
    expect(loaded.state.admin[key]).not.toHaveProperty('isRemoved');
    expect(loaded.state.admin[agreedKey]).toMatchObject({
      value: { purposes: { register: { host: 'evil.example' } } },
    });
    expect(await installation()).toBeUndefined();
  });

  test('in an update leaves the settings, without a registration, until an admin decides', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    loaded.state.manifest = describeRedaction('1.1.0');
    moveAtRegistration(loaded, () => json(moved));
    await expect(loaded.installPlugin('redaction', 'update')).rejects.toMatchObject({
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
    expect(loaded.state.registered.size).toBe(0);
    expect(loaded.state.admin[key]).not.toHaveProperty('isRemoved');
    expect(loaded.state.admin[agreedKey]).toMatchObject({
      value: { purposes: { register: { host: 'redaction.plugins.example' } } },
    });
  });

  test('is named even if the server cannot be told to take it out', async () => {
    const loaded = await load();
    const consent = await loaded.see();
    moveAtRegistration(loaded, () => json(moved));
    loaded.routes['DELETE /plugin/unregister'] = () => json({ error: 'later' }, 500);
    await expect(loaded.installPlugin('redaction', 'install', { consent })).rejects.toMatchObject({
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
    expect(await installation()).toMatchObject({
      state: 'needs_repair',
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
  });

  test('while the worker is killed before it could look is looked at by the next one, and taken out', async () => {
    let isDead = false;
    const fake = createAppConnect();
    const loaded = await load(fake, (http) => async (request) => {
      isDead ||= fake.state.registered.size > 0;
      return isDead ? new Promise(() => {}) : http(request);
    });
    const consent = await loaded.see();
    moveAtRegistration(loaded, () => json(moved));
    void loaded.installPlugin('redaction', 'install', { consent }).catch(() => undefined);
    await vi.waitFor(() => expect(isDead).toBe(true));
    world.kill();
    const saga = await import('../../../../src/background/plugins/install-saga');
    const next = await import('../../../../src/background/plugins/registered-check');
    await saga.recoverInstallations();
    expect(await installation()).toMatchObject({ state: 'needs_repair', step: 'check' });
    await next.checkInterrupted(world.context(loaded.server.http));
    expect(loaded.state.registered.size).toBe(0);
    expect(await installation()).toMatchObject({
      state: 'needs_repair',
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    });
  });
});

describe('what is written', () => {
  test('is who agreed to which host for which purpose, in the same write as the plugin’s record', async () => {
    const { installPlugin, see, server, state } = await load();
    await installPlugin('redaction', 'install', { consent: await see() });
    const who = { by: identity.name, at: world.clock.time };
    expect(state.admin[agreedKey]).toEqual({
      value: {
        purposes: {
          run: { host: 'redaction.plugins.example', ...who },
          register: { host: 'redaction.plugins.example', ...who },
          licence: { host: 'redaction.plugins.example', ...who },
        },
        logTypes: { types: ['call'], ...who },
        version: '1.0.0',
        fields: ['mark', 'keepLast', 'tenant'],
      },
      customizable: false,
    });
    expect(server.to('POST /admin/settings')).toHaveLength(1);
  });

  test('keeps who agreed to a host before, and names the one who agreed to the new one', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const first = { by: identity.name, at: world.clock.time };
    await world.browser.storage.local.set({ identity: { ...identity, name: 'Lee Wong' } });
    world.clock.time += 60_000;
    loaded.state.manifest = describeRedaction('1.1.0', { logoutUrl: 'https://out.example:8443/logout' });
    await loaded.installPlugin('redaction', 'update', { consent: await loaded.see() });
    expect(loaded.state.admin[agreedKey]).toMatchObject({
      value: {
        purposes: {
          run: first,
          logOut: { host: 'out.example:8443', by: 'Lee Wong', at: world.clock.time },
        },
        logTypes: first,
      },
    });
  });

  test('goes with an uninstallation, so that an installation asks anew', async () => {
    const { installPlugin, uninstallPlugin, state } = await load();
    await installPlugin('redaction');
    await uninstallPlugin('redaction');
    expect(state.admin).not.toHaveProperty(agreedKey);
    expect(JSON.stringify(state.admin[key])).not.toContain('agreedTo');
  });

  test('outlives another client, which rewrites the plugin’s own record: more is still refused', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    loaded.state.admin = {
      ...loaded.state.admin,
      [key]: { customizable: true, value: { name: 'labs.redaction', logTypes: ['call'], config: {} } },
    };
    loaded.state.manifest = moved;
    await expect(loaded.installPlugin('redaction', 'update')).rejects.toThrow('consent_needed');
    loaded.state.manifest = describeRedaction('1.0.1');
    await loaded.installPlugin('redaction', 'update');
    expect(loaded.state.registered.size).toBe(1);
  });
});

describe('the worker', () => {
  const plugin = {
    pluginId: 'redaction',
    displayName: 'Redaction',
    name: 'labs.redaction',
    access: 'public',
    ownerAccountId: '',
  } as const;
  const record = { customizable: true, value: { name: 'labs.redaction', config: {} } };

  test('registers nothing that a page says was agreed to but that is not what is published', async () => {
    const { call, see, state, server } = await load();
    const consent = await see();
    state.manifest = moved;
    for (const more of [{ consent }, {}]) {
      const change = { intent: 'install', plugin, expected: null, record, ...more } as const;
      await expect(call('changeInstallation', change)).rejects.toThrow('consent_needed');
    }
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('writes down no host that is not published, whatever a page adds', async () => {
    const { call, see, state } = await load();
    const shown = await see();
    const consent = { ...shown, hosts: { ...shown.hosts, logoutUrl: 'evil.example' } };
    await call('changeInstallation', { intent: 'install', plugin, expected: null, record, consent });
    expect(state.admin[agreedKey]).toMatchObject({ value: { purposes: { run: {} } } });
    expect(JSON.stringify(state.admin[agreedKey])).not.toContain('evil.example');
  });

  test('lets no page write an agreement as a plain setting', async () => {
    const { call, installPlugin, state } = await load();
    await installPlugin('redaction');
    const agreement = structuredClone(Object(state.admin[agreedKey]));
    agreement.value.purposes.logOut = { host: 'evil.example', by: 'x', at: 1 };
    const records = {
      [agreedKey]: { displayName: 'x', expected: Object(state.admin[agreedKey]), record: agreement },
    };
    await expect(call('saveAdminRecords', { column: 'userSettings', records })).rejects.toMatchObject({
      problem: { code: 'invalid_input' },
    });
    expect(JSON.stringify(state.admin)).not.toContain('evil.example');
  });
});

describe('a plugin that another client has installed', () => {
  const theirs = { customizable: true, value: { name: 'labs.redaction', logTypes: ['call'], config: {} } };

  test('is agreed to once, and nothing but that is written', async () => {
    const { agreeToPlugin, see, state, server } = await load();
    state.admin = { [key]: theirs };
    state.registered.add('redaction');
    await agreeToPlugin('redaction', await see());
    const [written] = server.to('POST /admin/settings');
    expect(Object(written?.body).adminSettings.userSettings[key]).toEqual(theirs);
    expect(state.admin[agreedKey]).toMatchObject({
      value: { purposes: { run: { host: 'redaction.plugins.example', by: identity.name } } },
      customizable: false,
    });
    expect(server.to('POST /plugin/register')).toEqual([]);
  });

  test('that asks for something else by now is shown again first', async () => {
    const { agreeToPlugin, see, state } = await load();
    state.admin = { [key]: theirs };
    const shown = await see();
    state.manifest = moved;
    await expect(agreeToPlugin('redaction', shown)).rejects.toThrow('consent_needed');
    expect(state.admin).not.toHaveProperty(agreedKey);
  });
});

test('an agreement that another admin overwrites is seen and can be put back', async () => {
  const { installPlugin, state, context, settleConflict } = await load();
  await installPlugin('redaction');
  const agreed = state.admin[agreedKey];
  const { [agreedKey]: _gone, ...older } = state.admin;
  state.admin = older;
  const { recheckAdminWrites } = await import('../../../../src/background/settings/admin-document');
  await recheckAdminWrites(context);
  const { adminWrites } = Object(await world.browser.storage.local.get('adminWrites'));
  const { isOverwritten } = await import('../../../../src/core/plugins/admin-difference');
  expect(isOverwritten(adminWrites[`userSettings/${agreedKey}`])).toBe(true);
  await settleConflict([`userSettings/${agreedKey}`], 'mine');
  expect(state.admin[agreedKey]).toEqual(agreed);
});
