import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { connection } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const manifestRoute = 'GET /public-api/connectors/keycrm/manifest';
const crm = {
  name: 'keyCRM',
  displayName: 'KeyCRM',
  contactTypes: [{ value: 'Lead' }],
  page: {
    callLog: {
      additionalFields: [
        { const: 'stage', type: 'selection', required: true, options: ['new', 'won'] },
        { const: 'deal', type: 'selection', contactDependent: true },
      ],
    },
  },
};

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  routes = {
    'GET /public-api/connectors': () => json({ connectors: [{ id: 'keycrm', name: 'keyCRM' }] }),
    'GET /public-api/connectors/internal': () => json({ privateConnectors: [], sharedConnectors: [] }),
    [manifestRoute]: () => json({ serverUrl: connection.serverUrl, platforms: { keyCRM: crm } }),
  };
  server = createFakeServer(routes);
});

async function load() {
  await world.servePages(world.context(server.http));
  return import('../../../../src/actions/crm/load-connector');
}

const stored = async () => Object((await world.browser.storage.local.get('connection'))['connection']);

describe('a connector that is to be connected', () => {
  test('is what the directory says of it; its server is under the organisation’s policy', async () => {
    const { loadConnector } = await load();
    expect(await loadConnector('keycrm')).toMatchObject({
      name: 'keyCRM',
      start: {
        serverHost: 'callback.app-connect.example',
        target: { connectorId: 'keycrm', platform: 'keyCRM', displayName: 'KeyCRM', fixedHostname: '' },
      },
    });
    const policy = { preferences: {}, broken: [], serverUrl: 'https://ours.example.com/' };
    await world.browser.storage.local.set({ policy });
    expect(await loadConnector('keycrm')).toMatchObject({ start: { serverHost: 'ours.example.com' } });
    await world.browser.storage.local.set({ policy: { ...policy, connectorId: 'another' } });
    await expect(loadConnector('keycrm')).rejects.toMatchObject({ problem: { code: 'policy' } });
  });

  test('that was withdrawn, or whose manifest cannot be read, is refused', async () => {
    const { loadConnector } = await load();
    await expect(loadConnector('gone')).rejects.toMatchObject({ problem: { code: 'not_found' } });
    routes[manifestRoute] = () => json({ serverUrl: 'http://callback.app-connect.example', platforms: {} });
    await expect(loadConnector('keycrm')).rejects.toMatchObject({ problem: { code: 'manifest' } });
  });

  test('is connected by what the page read; the organisation’s policy is the worker’s to keep', async () => {
    const { loadConnector } = await load();
    const { target } = (await loadConnector('keycrm')).start;
    await world.browser.storage.local.set({
      policy: { preferences: {}, broken: [], connectorId: 'another' },
    });
    const { call } = await import('../../../../src/protocol/client');
    server.requests.length = 0;
    await expect(call('connect', { target, values: { apiKey: 'k' } })).rejects.toMatchObject({
      problem: { code: 'policy' },
    });
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['serverUrl', 'http://callback.app-connect.example'],
    ['serverUrl', 'https://10.0.0.1/'],
    ['redirectPage', 'data:text/html,x'],
    ['fixedHostname', 'localhost'],
    ['serverUrl', undefined],
    ['serverUrl', 'https://name:word@callback.app-connect.example/'],
  ])('is refused at the worker’s door with %s = %s', async (name, value) => {
    const { loadConnector } = await load();
    const { target } = (await loadConnector('keycrm')).start;
    const { call } = await import('../../../../src/protocol/client');
    server.requests.length = 0;
    await expect(call('connect', { target: { ...target, [name]: value }, values: {} })).rejects.toMatchObject(
      { problem: { code: 'invalid_input' } },
    );
    expect(server.requests).toEqual([]);
  });
});

describe('what automatic logging goes by', () => {
  test('is renewed whenever a page has read the connected connector’s manifest', async () => {
    const { loadConnectedPlatform } = await load();
    expect(await loadConnectedPlatform()).toEqual(crm);
    expect(await stored()).toMatchObject({
      listing: { name: 'keyCRM', access: 'public', ownerAccountId: '' },
      declaredLog: {
        contactType: 'Lead',
        callFields: [
          { key: 'stage', required: true, options: [{ value: 'new' }, { value: 'won' }] },
          { key: 'deal', contactDependent: true },
        ],
        messageFields: [],
      },
    });
    world.browser.storage.local.set = vi.fn<typeof world.browser.storage.local.set>();
    await loadConnectedPlatform();
    expect(world.browser.storage.local.set).not.toHaveBeenCalled();
  });

  test('comes to a connection that was made before anything of it was kept', async () => {
    const { declaredLog: _none, listing: _neither, ...old } = connection;
    await world.browser.storage.local.set({ connection: old });
    const { loadConnectedPlatform } = await load();
    await loadConnectedPlatform();
    expect(await stored()).toMatchObject({
      listing: { name: 'keyCRM' },
      declaredLog: { contactType: 'Lead' },
    });
  });

  test('has the terms that somebody connects by, with the values for all hosts', async () => {
    const { loadConnector, loadConnectedPlatform } = await load();
    const page = 'https://pages.example.com/landing';
    const override = [{ triggerType: 'meta', overrideObjects: [{ path: 'redirectUri', value: page }] }];
    routes[manifestRoute] = () =>
      json({ serverUrl: connection.serverUrl, platforms: { keyCRM: { ...crm, override } } });
    await loadConnectedPlatform();
    const { target } = (await loadConnector('keycrm')).start;
    expect(target.terms).toMatchObject({ redirectPage: page });
    expect((await stored()).terms).toEqual(target.terms);
  });

  test('of another connector than the connected one changes nothing', async () => {
    const { loadConnector } = await load();
    const other = { ...connection, connectorId: 'othercrm' };
    await world.browser.storage.local.set({ connection: other });
    await loadConnector('keycrm');
    expect(await stored()).toEqual(other);
  });

  test('stays as it was when the directory does not answer', async () => {
    const { loadConnectedPlatform } = await load();
    await loadConnectedPlatform();
    const before = await stored();
    routes[manifestRoute] = () => text('out of order', 500);
    expect(await loadConnectedPlatform()).toEqual(crm);
    expect(await stored()).toEqual(before);
  });

  test('that was read lately is not read again, unless nothing was passed on', async () => {
    const { loadConnectedPlatform } = await load();
    const asked = () => server.to(manifestRoute).length;
    await loadConnectedPlatform();
    world.clock.time += 59_000;
    expect(await loadConnectedPlatform(60_000)).toEqual(crm);
    expect(asked()).toBe(1);
    world.clock.time += 1000;
    expect(await loadConnectedPlatform(60_000)).toEqual(crm);
    expect(asked()).toBe(2);
    await loadConnectedPlatform();
    expect(asked()).toBe(3);
    // Version 0.1.0 kept no fields.
    const { declaredLog: _fields, ...older } = await stored();
    await world.browser.storage.local.set({ connection: older });
    await loadConnectedPlatform(60_000);
    expect(asked()).toBe(4);
    expect(await stored()).toHaveProperty('declaredLog');
  });
});
