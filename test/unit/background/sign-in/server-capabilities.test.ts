import { beforeEach, describe, expect, test } from 'vitest';
import { createAppConnect, redactionRecord, untouchedFields } from '../../fakes/app-connect';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { connection, createSurroundings, type Surroundings } from '../../fakes/worker';

const day = 86_400_000;
const key = 'plugin_redaction';
const nobody = () => text('Please go to Settings and authorize CRM platform', 400);
const polling = { rcTokenInHeader: false, accountPlugins: false, pollsTasks: true, interfaces: [] };
let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});

/** A server of the callback generation, known as one of the polling generation: it was upgraded in place. */
async function load(changes: { [route: string]: Route } = {}) {
  await world.connect({ capabilities: polling });
  const fake = createAppConnect();
  fake.state.admin = { [key]: redactionRecord(untouchedFields) };
  const server = createFakeServer({
    ...fake.routes,
    'GET /implementedInterfaces': () => json({ createContact: true }),
    'POST /plugin/register': (request, url) =>
      Object(request.body).pluginId
        ? (fake.routes['POST /plugin/register']?.(request, url) ?? nobody())
        : json({ successful: false, returnMessage: 'pluginId and rcAccountId are required' }, 400),
    'GET /calldown': nobody,
    'POST /restapi/oauth/token': () => json({ access_token: 'renewed', refresh_token: 'next' }),
    ...changes,
  });
  const context = world.context(server.http);
  const page = await openPage(world, context);
  return { ...fake, ...page, server, context };
}

const known = async () =>
  (await world.browser.storage.local.get('connection'))['connection'] ?? { capabilities: {} };

describe('what a connected server can do', () => {
  test('is asked again after a day, with the next refresh, and not before', async () => {
    const { refreshSettings, settle, server } = await load();
    await refreshSettings();
    await settle();
    expect(server.to('GET /implementedInterfaces')).toHaveLength(0);
    world.clock.time += day;
    await refreshSettings();
    await settle();
    expect(await known()).toMatchObject({
      capabilities: {
        rcTokenInHeader: true,
        accountPlugins: true,
        pollsTasks: false,
        callBacks: true,
        interfaces: ['createContact'],
      },
      capabilitiesReadAt: world.clock.time,
    });
    await refreshSettings();
    await settle();
    expect(server.to('GET /implementedInterfaces')).toHaveLength(1);
  });

  test('is asked with the next refresh where an earlier version never noted when', async () => {
    const { refreshSettings, settle } = await load();
    await world.browser.storage.local.set({ connection: { ...connection, capabilities: polling } });
    await refreshSettings();
    await settle();
    expect(await known()).toMatchObject({ capabilities: { accountPlugins: true } });
  });

  test('stays as it is known where the server cannot be asked', async () => {
    const late = () => text('', 503);
    const { refreshSettings, settle } = await load({
      'GET /implementedInterfaces': late,
      'POST /plugin/register': late,
      'POST /pluginAsyncTask': late,
      'GET /calldown': nobody,
    });
    world.clock.time += day;
    await refreshSettings();
    await settle();
    expect((await known()).capabilities).toMatchObject({
      accountPlugins: false,
      pollsTasks: true,
      interfaces: [],
    });
  });

  test('a plugin that was installed before the server could register it needs repair', async () => {
    const page = await load();
    await page.refreshSettings();
    await page.checkRegistrations();
    world.clock.time += day;
    await page.refreshSettings();
    await page.settle();
    await page.checkRegistrations();
    const { registrations } = await world.browser.storage.local.get('registrations');
    expect(registrations.states).toEqual({ redaction: 'missing' });
  });

  test('is asked at once where a route is missing, once a minute at most', async () => {
    const { server, context } = await load();
    const { withServer } = await import('../../../../src/background/sign-in/server-session');
    const { getOwnDocument } = await import('../../../../src/api/settings/settings');
    delete server.routes['GET /user/settings'];
    world.clock.time += 60_000;
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(withServer(context, (session) => getOwnDocument(server.http, session))).rejects.toThrow(
        'missing_route',
      );
    expect(server.to('GET /implementedInterfaces')).toHaveLength(1);
    expect(await known()).toMatchObject({ capabilities: { accountPlugins: true } });
  });

  test('is asked at once where a log answers with ids of tasks that nobody would track', async () => {
    const { context } = await load({ 'POST /pluginAsyncTask': nobody });
    await world.connect();
    world.clock.time += 60_000;
    const { startTasks } = await import('../../../../src/background/tasks/task-ledger');
    await startTasks(context, {
      account: 'a',
      activityId: 'call:1@a',
      operation: 'create',
      operationId: 'o1',
      sessionId: '1',
      logId: 'L1',
      logTypes: [],
      subject: 'Ada',
      note: '',
      taskIds: ['task-1'],
    });
    expect(await known()).toMatchObject({ capabilities: { pollsTasks: true, accountPlugins: true } });
  });

  test('is asked where the session token was rotated, as soon as what was sent is written down', async () => {
    const { server, context } = await load();
    const { keepRotatedToken } = await import('../../../../src/background/sign-in/rotated-token');
    const { sendAndWatch } = await import('../../../../src/background/activity/due-work');
    await sendAndWatch(context);
    expect(server.to('GET /implementedInterfaces')).toHaveLength(0);
    await keepRotatedToken({ token: 'jwt', serverUrl: connection.serverUrl }, 'rotated');
    await sendAndWatch(context);
    expect(server.to('GET /implementedInterfaces')).toHaveLength(1);
    expect(await known()).toMatchObject({ capabilities: { accountPlugins: true } });
  });
});
