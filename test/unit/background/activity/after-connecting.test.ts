import { beforeEach, expect, test } from 'vitest';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Logs that have waited for a connection start the work of plugins: these are known first. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

/** A log that was written down while nothing could be sent. */
async function load() {
  const { routes } = createAppConnect();
  const server = createFakeServer({
    ...routes,
    'POST /callLog': () => json({ successful: true, logId: 'log-1', returnMessage: { message: 'Logged' } }),
  });
  const context = world.context(server.http);
  const page = await openPage(world, context);
  const [recording, outbox, connected] = await Promise.all([
    import('../../../../src/background/activity/recording'),
    import('../../../../src/background/activity/outbox'),
    import('../../../../src/background/activity/after-connecting'),
  ]);
  const call = {
    sessionId: '1',
    telephonySessionId: 's-1',
    direction: 'Inbound',
    startTime: world.clock.time,
    duration: 65,
    result: 'Disconnected',
    from: { phoneNumber: '+16505550123', name: 'Ada' },
    to: { phoneNumber: '+16505550100' },
  } as const;
  const { activityId } = await recording.recordCall(context, call, true);
  const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  await outbox.queueLog(context, activityId, { contact, subject: 'Call', note: '', additional: {} });
  return {
    ...page,
    server,
    goOnConnected: () => connected.goOnConnected(context),
    sent: () => server.to('POST /callLog').length,
  };
}

test('they go when a page has read which plugins there are', async () => {
  const { goOnConnected, refreshSettings, settle, sent } = await load();
  await goOnConnected();
  expect(sent()).toBe(0);
  await refreshSettings();
  await settle();
  expect(sent()).toBe(1);
});

test('they go when these cannot be read, too', async () => {
  const { goOnConnected, refreshSettings, settle, sent, server } = await load();
  server.routes['GET /user/settings'] = () => json({}, 500);
  await goOnConnected();
  await expect(refreshSettings()).rejects.toMatchObject({ problem: { code: 'server_error' } });
  await settle();
  expect(sent()).toBe(1);
});

test('they go at once where it was the same CRM before', async () => {
  const { goOnConnected, sent } = await load();
  await world.browser.storage.local.set({ installedPlugins: { plugins: [], refreshedAt: 1 } });
  await goOnConnected();
  expect(sent()).toBe(1);
});

test('they are not left lying when the page is closed before that', async () => {
  const { goOnConnected } = await load();
  await goOnConnected();
  expect(world.browser.alarms.all.get('outbox')?.scheduledTime).toBe(world.clock.time + 60_000);
});
