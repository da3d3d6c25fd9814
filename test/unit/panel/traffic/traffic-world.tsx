import { act, Suspense } from 'react';
import { vi } from 'vitest';
import { RouteScreen } from '../../../../src/panel/app/RouteScreen';
import type { Route } from '../../../../src/panel/app/screens';
import type { PanelState } from '../../../../src/panel/app/store';
import { activities } from '../../../../src/storage/activity/activities';
import { openView, watchView, type View } from '../../../../src/storage/panel-view';
import { loadAdminPage } from '../../fakes/admin-page';
import { agreementToAll } from '../../fakes/agreement';
import {
  createAppConnect,
  describeRedaction,
  redactionRecord,
  untouchedFields,
} from '../../fakes/app-connect';
import { createFakeServer, json, text, type Route as Answer } from '../../fakes/fake-server';
import { connection } from '../../fakes/person';
import { createSurroundings } from '../../fakes/worker';
import { settle } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { sampleActivity, sampleCall } from '../sample-view';

const plugin = 'https://redaction.plugins.example';
const listed = { plugin: 'redaction', connector: 'keycrm' };

/** A plugin of which everything may be asked: a licence, and an account of the person's own. */
const manifest = describeRedaction('1.0.0', {
  requireLicense: true,
  showAuthorizationButton: true,
  authorizationUrl: `${plugin}/authUrl`,
  authStateUrl: `${plugin}/checkAuth`,
});

/** A connector of which every screen has something to show. */
const describeConnector = (authType: string) => ({
  serverUrl: connection.serverUrl,
  platforms: {
    keyCRM: {
      name: 'keyCRM',
      displayName: 'KeyCRM',
      auth: {
        type: authType,
        apiKey: { page: { title: 'Key', content: [{ const: 'apiKey', title: 'Key', type: 'string' }] } },
        oauth: { authUrl: 'https://crm.example/authorize', clientId: 'c' },
      },
      serverSideLogging: {
        url: 'https://logging.example',
        enableUserMapping: true,
        additionalFields: [{ const: 'user', title: 'User', type: 'inputField' }],
      },
    },
  },
});

const { value, ...installed } = redactionRecord(untouchedFields);
const licensed = { ...installed, value: { ...value, requireLicense: true } };

const routes: { [route: string]: Answer } = {
  'GET /public-api/connectors': (_request, url) => {
    const id = listed[url.searchParams.get('type') === 'plugin' ? 'plugin' : 'connector'];
    const name = id === 'keycrm' ? 'keyCRM' : `labs.${id}`;
    return json({ connectors: [{ id, name, displayName: id, version: '1.0.0' }] });
  },
  // Without a session it shows that the route is there.
  'GET /calldown': ({ pass }) =>
    pass.purpose === 'call_backs'
      ? json({
          items: [
            { id: 'r1', contactId: 'c1', status: 'scheduled', scheduledAt: '2026-12-01T09:00:00.000Z' },
          ],
        })
      : text('Please go to Settings and authorize CRM platform', 400),
  'GET /contact': () => json({ successful: true, contact: [] }),
  'GET /callLog': () => json({ successful: true, logs: [] }),
  'GET /licenseStatus': () => json({ isLicenseValid: true, licenseStatus: 'Basic' }),
  'GET /checkAuth': () => json({ successful: true }),
  'GET /ringcentral/admin/userReport': () => json({ callLogStats: { inboundCallCount: 1 } }),
  'GET /admin/serverLoggingSettings': () => json({}),
  'GET /restapi/v1.0/account/~/extension': () =>
    json({ records: [{ id: '101', name: 'Priya', type: 'User' }], paging: { totalPages: 1 } }),
  'POST /admin/userMapping': () => json([{ crmUser: { id: 'u1', name: 'Ada' }, rcUser: [] }]),
  'GET /admin/managedAuth': () =>
    json({ hasManagedAuth: true, orgFields: [], userFields: [], orgValues: {}, userValues: [] }),
  'GET /oauthManagedAuthState': () => json({ hasAccountOAuth: false }),
  'POST /restapi/oauth/token': () => json({ access_token: 'a', refresh_token: 'r', expires_in: 3600 }),
  'GET /restapi/v1.0/account/~/extension/~': () =>
    json({
      id: 101,
      extensionNumber: '101',
      name: 'Priya Nair',
      contact: { email: 'priya@example.com' },
      account: { id: 400000001 },
      permissions: { admin: { enabled: true } },
    }),
  // What a server can do, by positive signs.
  'GET /implementedInterfaces': () =>
    json({ getLicenseStatus: true, getUserList: true, createContact: true }),
  'POST /pluginAsyncTask': () => text('<pre>Cannot POST /pluginAsyncTask</pre>', 404),
};

/**
 * A page over the real worker and its real protocol, signed in as an admin who has installed one plugin; only the
 * browser and the servers are played, and every request is counted.
 */
export async function createTrafficWorld({ isOAuth = false } = {}) {
  localStorage.clear();
  sessionStorage.clear();
  const world = createSurroundings();
  const fake = createAppConnect();
  fake.state.manifest = manifest;
  const server = createFakeServer({
    ...fake.routes,
    ...routes,
    'GET /public-api/connectors/keycrm/manifest': () => json(describeConnector(isOAuth ? 'oauth' : 'apiKey')),
  });
  Object.assign(world.browser.runtime, { getManifest: () => ({ version: '1.0.0' }) });
  const context = world.context(server.http);
  await world.connect();
  const worker = await world.servePages(context);
  const page = await loadAdminPage();
  fake.state.registered.add('redaction');
  fake.state.admin = {
    plugin_redaction: licensed,
    panel_agreed_redaction: agreementToAll(new URL(plugin).host),
  };
  const [{ refreshSettings }, { loadConnectedPlatform }, { listCatalog }] = await Promise.all([
    import('../../../../src/actions/settings/refresh-settings'),
    import('../../../../src/actions/crm/load-connector'),
    import('../../../../src/actions/directory/list-catalog'),
  ]);
  const { renewCapabilities } = await import('../../../../src/background/sign-in/server-capabilities');
  // What a panel that was open before has read.
  await renewCapabilities(context, 0);
  await refreshSettings();
  await loadConnectedPlatform();
  await listCatalog('plugin', true);
  await listCatalog('connector', true);
  await worker.settle();
  server.requests.length = 0;
  return {
    ...world,
    ...fake,
    server,
    worker,
    page,
    context,
    /** Requests since the last time, as `METHOD path`, those of one kind together. */
    take: (): { [request: string]: number } => {
      const counts: { [request: string]: number } = {};
      for (const { method, url } of server.requests.splice(0)) {
        const name = `${method} ${new URL(url).pathname}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
  };
}

export type TrafficWorld = Awaited<ReturnType<typeof createTrafficWorld>>;

async function settleAll({ worker }: Pick<TrafficWorld, 'worker'>): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await act(async () => vi.dynamicImportSettled());
    await settle();
    await worker.settle();
  }
}

/** A page that follows the worker's storage, with nothing on its screen. */
export async function openPage(world: TrafficWorld, { newestLines = [] }: Partial<PanelState> = {}) {
  const { view } = await openView();
  const panel = await paintPanel(null, { ...view, newestLines });
  let news: Partial<View> = {};
  const stop = watchView((changes) => void Object.assign(news, changes));
  const settlePage = async () => {
    do {
      await settleAll(world);
      const changes = news;
      news = {};
      await panel.setView(changes);
    } while (Object.keys(news).length > 0);
    await settleAll(world);
  };
  const show = async (route: Route | undefined) => {
    const screen = route && (
      <Suspense>
        <RouteScreen key={JSON.stringify(route)} route={route} />
      </Suspense>
    );
    await panel.paint(screen);
    await settlePage();
  };
  return {
    ...panel,
    show,
    press: async (name: string | RegExp) => {
      await panel.press(name);
      await settlePage();
    },
    /** Opens a screen that was left before. */
    open: async (route: Route) => {
      await show(undefined);
      await show(route);
    },
    close: async () => {
      stop();
      await panel.leave();
    },
  };
}

/** A call that somebody has still to log, and one whose log has arrived. */
export async function recordActivities(): Promise<void> {
  await activities.set('call:1', sampleActivity({ id: 'call:1', call: sampleCall({ sessionId: '1' }) }));
  await activities.set(
    'call:2',
    sampleActivity({
      id: 'call:2',
      call: sampleCall({ sessionId: '2' }),
      fate: 'logged',
      logId: 'log-2',
    }),
  );
}
