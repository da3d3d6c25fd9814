import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { connection, identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';
import { personKey } from '../../../../src/core/crm/account';

const manifestRoute = 'GET /public-api/connectors/keycrm/manifest';
const crm = { name: 'keyCRM', displayName: 'KeyCRM', autoLoginCRMWithRingCentralLogin: true };
const host = 'callback.app-connect.example';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let routes: { [route: string]: Route };

/** The person has signed in to RingCentral, and nothing is connected yet. */
beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  await world.browser.storage.local.set({ connection: null });
  routes = {
    'GET /public-api/connectors': () => json({ connectors: [{ id: 'keycrm', name: 'keyCRM' }] }),
    'GET /public-api/connectors/internal': () => json({ privateConnectors: [], sharedConnectors: [] }),
    [manifestRoute]: () => json({ serverUrl: connection.serverUrl, platforms: { keyCRM: crm } }),
    'GET /userInfoHash': () => json({ extensionId: 'hashed-extension', accountId: 'hashed-account' }),
    'GET /implementedInterfaces': () => json({}),
    'GET /user/preloadSettings': () => json({ userSettings: {} }),
    'POST /plugin/register': () => json({ successful: false, returnMessage: 'x' }, 400),
    'POST /apiKeyLogin': () => json({ jwtToken: 'session', name: 'Priya' }),
  };
  server = createFakeServer(routes);
});

async function load(wanted: object | null = { connectorId: 'keycrm', serverHost: host }) {
  if (wanted) await world.browser.storage.local.set({ wantedConnections: { [personKey(identity)]: wanted } });
  await world.servePages(world.context(server.http));
  return (await import('../../../../src/actions/sign-in/connect-as-wanted')).connectAsWanted;
}
const logins = () => server.to('POST /apiKeyLogin');
const stored = async (key: string) => (await world.browser.storage.local.get(key))[key];

describe('a CRM that a person wants connected by signing in to RingCentral', () => {
  test('is connected', async () => {
    const connectAsWanted = await load();
    expect(await connectAsWanted()).toEqual({ connectorId: 'keycrm', isConnected: true });
    expect(await stored('connection')).toMatchObject({ connectorId: 'keycrm', state: 'connected' });
  });

  test.each<[string, object]>([
    ['its server is another by now', { serverUrl: 'https://elsewhere.example.com' }],
    [
      'its connector no longer offers it',
      { platforms: { keyCRM: { ...crm, autoLoginCRMWithRingCentralLogin: 'x' } } },
    ],
  ])('is left to a press where %s: the sign-in goes nowhere', async (_why, change) => {
    routes[manifestRoute] = () =>
      json({ serverUrl: connection.serverUrl, platforms: { keyCRM: crm }, ...change });
    const connectAsWanted = await load();
    expect(await connectAsWanted()).toEqual({ connectorId: 'keycrm', isConnected: false });
    expect(logins()).toEqual([]);
  });

  test('that refuses, or cannot be read, leads to its own screen', async () => {
    routes['POST /apiKeyLogin'] = () => json({ returnMessage: { message: 'No' } });
    const connectAsWanted = await load();
    expect(await connectAsWanted()).toMatchObject({ isConnected: false });
    routes[manifestRoute] = () => text('', 404);
    expect(await connectAsWanted()).toMatchObject({ isConnected: false });
    expect(await stored('connection')).toBeNull();
  });

  test('of nobody, or of another person, is none', async () => {
    const connectAsWanted = await load(null);
    await world.browser.storage.local.set({
      wantedConnections: { 'another|person': { connectorId: 'keycrm', serverHost: host } },
    });
    expect(await connectAsWanted()).toBeUndefined();
    expect(logins()).toEqual([]);
  });
});

describe('the wish', () => {
  test('is kept by person, and ends with a disconnection', async () => {
    await load(null);
    const { call } = await import('../../../../src/protocol/client');
    await call('keepConnecting', { connectorId: 'keycrm', serverHost: host, isOn: true });
    expect(await stored('wantedConnections')).toEqual({
      [personKey(identity)]: { connectorId: 'keycrm', serverHost: host },
    });
    await call('disconnect', {});
    expect(await stored('wantedConnections')).toEqual({});
  });
});

test('what a connector’s manifest has become is told until it was seen', async () => {
  const connected = { ...connection, terms: { authType: 'oauth', fields: ['call deal'] } };
  await world.browser.storage.local.set({ connection: connected });
  await load(null);
  const [{ loadConnectedPlatform }, { findPublishedConnector }, { call }] = await Promise.all([
    import('../../../../src/actions/crm/load-connector'),
    import('../../../../src/actions/crm/connector-changes'),
    import('../../../../src/protocol/client'),
  ]);
  await loadConnectedPlatform();
  const published = await findPublishedConnector();
  expect(published?.changes).toEqual([
    { what: 'auth', before: 'oauth', now: 'apiKey' },
    { what: 'field', before: 'deal', now: '' },
  ]);
  if (!published) throw new Error('Nothing read');
  await call('acceptConnector', { connectorId: 'another', terms: published.terms });
  expect((await findPublishedConnector())?.changes).toHaveLength(2);
  await call('acceptConnector', { connectorId: 'keycrm', terms: published.terms });
  expect((await findPublishedConnector())?.changes).toEqual([]);
});
