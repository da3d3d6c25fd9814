import { beforeEach, describe, expect, test } from 'vitest';
import type { Consent } from '../../../../src/core/plugins/consent';
import type { Input } from '../../../../src/protocol/methods';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect, describeRedaction, redactionRecord } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** What this computer's policy forbids is neither installed nor updated from it, whatever a page asks of the worker. */

const key = 'plugin_redaction';
const manifestRoute = 'GET /public-api/connectors/redaction/manifest';
const refusal = { problem: { code: 'policy' } };
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load(appConnect = createAppConnect()) {
  const server = createFakeServer(appConnect.routes);
  await world.servePages(world.context(server.http));
  const { call } = await import('../../../../src/protocol/client');
  return { ...(await loadAdminPage()), ...appConnect, server, call };
}

/** As the worker takes it over from the browser. */
async function allow(allowedPlugins: readonly string[]): Promise<void> {
  await world.browser.storage.local.set({ policy: { preferences: {}, broken: [], allowedPlugins } });
}

/** What a page sends, were it to look at no policy. */
const change: Input<'changeInstallation'> & { readonly consent: Consent } = {
  intent: 'install',
  plugin: {
    pluginId: 'redaction',
    displayName: 'Redaction',
    name: 'labs.redaction',
    access: 'public',
    ownerAccountId: '',
  },
  expected: null,
  record: redactionRecord({}),
  consent: {
    version: '1.0.0',
    hosts: {
      endpointUrl: 'redaction.plugins.example',
      userRegisterEndpointUrl: 'redaction.plugins.example',
      licenseStatusUrl: 'redaction.plugins.example',
    },
    logTypes: ['call'],
    fields: [],
  },
};

describe('an installation', () => {
  test.each([
    ['another plugin', ['digest']],
    ['another version', ['redaction@0.9.0']],
    ['another developer', ['developer:Someone']],
    ['none', []],
  ])('is refused by the worker where %s is allowed, and nothing is written', async (_what, allowed) => {
    const { call, state, server } = await load();
    await allow(allowed);
    await expect(call('changeInstallation', change)).rejects.toMatchObject(refusal);
    expect(state.admin).toEqual({});
    expect(server.to('POST /plugin/register')).toEqual([]);
    expect(Object((await world.browser.storage.local.get('installations'))['installations'])).toEqual({});
  });

  test.each([
    ['its id', ['redaction']],
    ['its version', ['redaction@1.0.0']],
    ['its developer', ['developer:Labs']],
  ])('is done where %s is allowed', async (_what, allowed) => {
    const { installPlugin, state } = await load();
    await allow(allowed);
    await installPlugin('redaction');
    expect(state.admin[key]).toMatchObject({ value: { version: '1.0.0' } });
    expect([...state.registered]).toEqual(['redaction']);
  });

  test('is held by what is published, not by what a page says: the version and the developer come from the directory', async () => {
    const { call, routes, state } = await load();
    await allow(['redaction@1.0.0', 'developer:Labs']);
    routes[manifestRoute] = () => json({ ...describeRedaction('1.0.1'), author: { name: 'Someone' } });
    await expect(call('changeInstallation', change)).rejects.toMatchObject(refusal);
    expect(state.admin).toEqual({});
  });
});

describe('a plugin that is installed', () => {
  test('and is no longer allowed runs on, is not updated, and can be uninstalled', async () => {
    const { installPlugin, uninstallPlugin, savePluginDefaults, routes, state } = await load();
    await installPlugin('redaction');
    await allow(['redaction@1.0.0']);
    routes[manifestRoute] = () => json(describeRedaction('2.0.0'));
    await expect(installPlugin('redaction', 'update')).rejects.toMatchObject(refusal);
    await allow([]);
    await expect(installPlugin('redaction', 'repair')).rejects.toMatchObject(refusal);
    expect([...state.registered]).toEqual(['redaction']);
    expect(state.admin[key]).toMatchObject({ value: { version: '1.0.0' } });
    await savePluginDefaults('redaction', { mark: { value: '[x]', locked: true, reason: '' } });
    expect(state.admin[key]).toMatchObject({ value: { config: { mark: { value: '[x]' } } } });
    await uninstallPlugin('redaction');
    expect([...state.registered]).toEqual([]);
  });

  test('by another client is not agreed to where it is not allowed', async () => {
    const { agreeToPlugin, state } = await load();
    state.admin = { [key]: redactionRecord({}) };
    await allow([]);
    await expect(agreeToPlugin('redaction', change.consent)).rejects.toMatchObject(refusal);
    expect(state.admin).toEqual({ [key]: redactionRecord({}) });
    await allow(['redaction']);
    await agreeToPlugin('redaction', change.consent);
    expect(state.admin).toHaveProperty('panel_agreed_redaction');
  });
});
