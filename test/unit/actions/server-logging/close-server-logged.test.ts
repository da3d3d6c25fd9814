import { beforeEach, describe, expect, test } from 'vitest';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const id = 'call:9001@400000001|101|callback.app-connect.example|keyCRM';

let world: Surroundings;
/** Sessions that the CRM has. */
let logged: string[];

beforeEach(async () => {
  world = createSurroundings();
  world.clock.time = call.startTime + 600_000;
  logged = [];
  await world.connect();
  await world.browser.storage.local.set({ preferences: { call: true, sms: true } });
});

const serverLogs = (record: unknown = { enable: true, loggingLevel: 'Account' }) =>
  world.browser.storage.local.set({ settingRecords: { admin: { serverSideLogging: record }, own: {} } });

async function load() {
  const server = createFakeServer({
    'GET /callLog': ({ url }) => {
      const asked = new URL(url).searchParams.get('sessionIds')?.split(',') ?? [];
      const logs = asked.map((sessionId) => ({
        sessionId,
        matched: logged.includes(sessionId),
        logId: `log-${sessionId}`,
      }));
      return json({ successful: true, logs });
    },
  });
  const [recording, outbox, serverLogged, { activities }] = await Promise.all([
    import('../../../../src/background/activity/recording'),
    import('../../../../src/background/activity/outbox'),
    import('../../../../src/actions/server-logging/close-server-logged'),
    import('../../../../src/storage/activity/activities'),
  ]);
  const context = world.context(server.http);
  await world.servePages(context);
  const get = () => activities.get(id);
  return {
    ...recording,
    ...outbox,
    ...serverLogged,
    context,
    get,
    server,
  };
}

describe('while the server logs calls', () => {
  test('the panel logs none automatically, whatever the person chose', async () => {
    await serverLogs();
    const { recordCall, flushOutbox, context, get, server } = await load();
    await recordCall(context, call, true);
    await flushOutbox(context);
    expect(await get()).toMatchObject({ fate: 'todo', operations: [] });
    expect(server.requests).toEqual([]);
  });

  test('a trial of somebody else’s leaves the rule as it is', async () => {
    await serverLogs({ enable: true, loggingLevel: 'User', subscribedBy: 'somebody' });
    const { recordCall, context, get } = await load();
    await recordCall(context, call, true);
    expect(await get()).toMatchObject({ fate: 'waiting', operations: [{ kind: 'resolve' }] });
  });

  test('a call that waited for its turn when this became known is not logged either', async () => {
    const { recordCall, flushOutbox, context, get, server } = await load();
    await recordCall(context, call, true);
    await serverLogs();
    await flushOutbox(context);
    expect(await get()).toMatchObject({ fate: 'todo', operations: [] });
    expect(server.requests).toEqual([]);
  });

  test('a call is done once the CRM has its log, and to do until then', async () => {
    await serverLogs();
    const { recordCall, lookForServerLogs, context, get } = await load();
    await recordCall(context, call, true);
    await lookForServerLogs(world.clock);
    expect(await get()).toMatchObject({ fate: 'todo' });
    logged = ['9001'];
    await lookForServerLogs(world.clock);
    expect(await get()).toMatchObject({ fate: 'logged', logId: 'log-9001' });
  });

  test('the dialer’s own question about it closes it as well', async () => {
    await serverLogs();
    logged = ['9001'];
    const { recordCall, matchLogsAndClose, context, get } = await load();
    await recordCall(context, call, true);
    expect(await matchLogsAndClose(['9001'])).toEqual({ 9001: 'log-9001' });
    expect(await get()).toMatchObject({ fate: 'logged', logId: 'log-9001' });
  });

  test('a call that a person has begun to write about stays open', async () => {
    await serverLogs();
    await world.browser.storage.local.set({
      drafts: { [`log:${id}`]: { value: { note: 'Quote' }, changedAt: 1 } },
    });
    logged = ['9001'];
    const { recordCall, lookForServerLogs, context, get } = await load();
    await recordCall(context, call, true);
    await lookForServerLogs(world.clock);
    expect(await get()).toMatchObject({ fate: 'todo' });
  });

  test('calls of long ago are not asked about for ever', async () => {
    await serverLogs();
    const { recordCall, lookForServerLogs, context, server } = await load();
    await recordCall(context, call, true);
    world.clock.time += 4 * 24 * 3_600_000;
    await lookForServerLogs(world.clock);
    expect(server.requests).toEqual([]);
  });
});

test('without it, nothing is asked and what is found stays to do', async () => {
  await world.browser.storage.local.set({ preferences: {} });
  logged = ['9001'];
  const { recordCall, lookForServerLogs, matchLogsAndClose, context, get, server } = await load();
  await recordCall(context, call, true);
  await lookForServerLogs(world.clock);
  expect(server.requests).toEqual([]);
  await matchLogsAndClose(['9001']);
  expect(await get()).toMatchObject({ fate: 'todo' });
});
