import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SentLog } from '../../../../src/core/tasks/task-start';
import { callToLog } from '../../fakes/activity';
import { createFakeServer, json, text, type Route } from '../../fakes/fake-server';
import { installedPlugin } from '../../fakes/installed-plugin';
import { polled } from '../../fakes/task';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

const minute = 60_000;
const day = 24 * 60 * minute;
let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});

const plugin = installedPlugin('summary', { displayName: 'Summary', logTypes: ['call', 'sms'] });
const digest = { ...plugin, id: 'digest', name: 'labs.digest', displayName: 'Digest' };

async function load(polls: boolean, plugins: object[] = [plugin]) {
  await world.connect({
    capabilities: {
      ...connection.capabilities,
      pollsTasks: polls,
      rcTokenInHeader: !polls,
      accountPlugins: !polls,
    },
  });
  await world.browser.storage.local.set({ installedPlugins: { plugins, refreshedAt: 1 } });
  const modules = await Promise.all([
    import('../../../../src/background/tasks/task-ledger'),
    import('../../../../src/background/tasks/task-pass'),
    import('../../../../src/storage/tasks/task-store'),
    import('../../../../src/storage/activity/activities'),
  ]);
  const { ownerKey } = await import('../../../../src/core/crm/account');
  const [ledger, pass, store, collections] = modules;
  const account = ownerKey(identity, connection);
  return { ...ledger, ...pass, ...store, ...collections, sending: sendingOf(account) };
}

function sendingOf(account: string, key = '1', more: Partial<SentLog> = {}): SentLog {
  return {
    operationId: `create:${key}`,
    operation: 'create',
    account,
    activityId: `call:${key}`,
    sessionId: key,
    logId: `log-${key}`,
    logTypes: ['call'],
    subject: 'Ada',
    note: 'Hello',
    taskIds: undefined,
    ...more,
  };
}

function summary(): Promise<{ [key: string]: unknown }> {
  return world.browser.storage.local.get('taskSummary').then((stored) => Object(stored['taskSummary']));
}

function alarmIn(): number | undefined {
  const alarm = world.browser.alarms.all.get('tasks');
  return alarm && alarm.scheduledTime - world.clock.time;
}

/** The polling server: what it says of each plugin, forgotten once it is final. */
function pollingServer(status: { [name: string]: string }): Route {
  return () => {
    const tasks = Object.entries(status).map(([name, each]) => ({
      cacheKey: `pluginTask-${name}`,
      status: each,
    }));
    for (const [name, each] of Object.entries(status))
      if (each === 'completed' || each === 'failed') delete status[name];
    return json({ tasks });
  };
}

function notesOf(notes: { [sessionId: string]: string }): Route {
  return (_request, url) =>
    json({
      successful: true,
      logs: (url.searchParams.get('sessionIds') ?? '').split(',').map((sessionId) => ({
        sessionId,
        matched: sessionId in notes,
        logId: 'l',
        logData: { note: notes[sessionId] },
      })),
    });
}

describe('polling server', () => {
  test('pending, then completed; the alarm rings in five minutes and then never again', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    const status = { 'labs.summary': 'processing' };
    const server = createFakeServer({ 'POST /pluginAsyncTask': pollingServer(status) });
    const context = world.context(server.http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    expect(alarmIn()).toBe(5 * minute);
    world.clock.time += 5 * minute;
    await checkTasks(context, world.clock.time);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
    expect(alarmIn()).toBe(5 * minute);
    status['labs.summary'] = 'completed';
    world.clock.time += 5 * minute;
    await checkTasks(context, world.clock.time);
    expect(await summary()).toMatchObject({ counts: { pending: 0, completed: 1 } });
    expect(alarmIn()).toBeUndefined();
    const [request] = server.to('POST /pluginAsyncTask');
    expect(request).toMatchObject({ body: { asyncTaskIds: ['user-1'] } });
    expect(request?.url).toContain('jwtToken=jwt');
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  test('the same operation started twice is one', async () => {
    const { startTasks, sending } = await load(true);
    const context = world.context(createFakeServer({}).http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await startTasks(context, { ...sending, taskIds: undefined });
    expect(await summary()).toMatchObject({ counts: { pending: 1, unknown: 0 } });
  });

  test('one request for each operation; for all at once, once the server has shown ids', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    const statuses = new Map([
      ['a', 'processing'],
      ['b', 'processing'],
    ]);
    const server = createFakeServer({
      'POST /pluginAsyncTask': ({ body }) =>
        json({
          tasks: Object(body).asyncTaskIds.map((id: string) => ({
            id,
            cacheKey: 'pluginTask-labs.summary',
            status: statuses.get(id),
          })),
        }),
    });
    const polls = () => server.to('POST /pluginAsyncTask');
    const context = world.context(server.http);
    await startTasks(context, { ...sending, taskIds: ['a'] });
    await startTasks(context, sendingOf(sending.account, '2', { taskIds: ['b'] }));
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(polls()).toHaveLength(2);
    statuses.set('b', 'completed');
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(polls()).toHaveLength(3);
    expect(polls()[2]?.body).toEqual({ asyncTaskIds: ['a', 'b'] });
    expect(await summary()).toMatchObject({ counts: { pending: 1, completed: 1 } });
  });

  test('at most four requests at a time', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    let running = 0;
    let most = 0;
    const server = createFakeServer({
      'POST /pluginAsyncTask': async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 1));
        running -= 1;
        return json({ tasks: [{ cacheKey: 'pluginTask-labs.summary', status: 'processing' }] });
      },
    });
    const context = world.context(server.http);
    for (let key = 0; key < 12; key += 1)
      await startTasks(context, sendingOf(sending.account, `${key}`, { taskIds: [`id-${key}`] }));
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(server.requests).toHaveLength(12);
    expect(most).toBe(4);
  });

  test('no ids: nothing was started, nothing is asked', async () => {
    const { startTasks, sending } = await load(true);
    await startTasks(world.context(createFakeServer({}).http), { ...sending, taskIds: [] });
    expect(alarmIn()).toBeUndefined();
  });

  test('lost ids are reported at once', async () => {
    const { startTasks, readNewestTasks, sending } = await load(true);
    await startTasks(world.context(createFakeServer({}).http), sending);
    expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'unknown', source: 'ids_lost' }]);
    expect(alarmIn()).toBeUndefined();
  });

  test('a failure keeps the task, says why, and puts the alarm further off each time', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    const context = world.context(createFakeServer({ 'POST /pluginAsyncTask': () => text('', 503) }).http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('server_error');
    expect(await summary()).toMatchObject({ counts: { pending: 1 }, problem: { code: 'server_error' } });
    const first = alarmIn() ?? 0;
    expect(first).toBeGreaterThanOrEqual(0.75 * 5 * minute);
    for (let turn = 0; turn < 2; turn += 1)
      await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('server_error');
    expect(alarmIn()).toBeGreaterThan(first);
  });

  test.each([
    ['two hours', '7200', 7200_000],
    ['a year, of which a day is waited', '31536000', 86_400_000],
  ])('Retry-After is respected, by the alarm and by the person: %s', async (_name, retryAfter, waited) => {
    const { startTasks, checkTasks, checkTasksNow, sending } = await load(true);
    const server = createFakeServer({
      'POST /pluginAsyncTask': () => ({ ...json({ error: 'slow down' }, 429), retryAfter }),
    });
    const context = world.context(server.http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('slow down');
    expect(alarmIn()).toBe(waited);
    await expect(checkTasksNow(context)).rejects.toThrow('refused');
    expect(server.requests).toHaveLength(1);
  });

  test('a server that no longer answers for tasks leaves them unknown', async () => {
    const { startTasks, checkTasks, readNewestTasks, sending } = await load(true);
    const context = world.context(createFakeServer({}).http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'unknown', source: 'no_route' }]);
  });

  test('a revoked session stops the poll and keeps the ledger', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    const server = createFakeServer({
      'POST /pluginAsyncTask': () => json({ errorCode: 'CRM_SESSION_REVOKED' }, 401),
    });
    const context = world.context(server.http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('session_revoked');
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(server.requests).toHaveLength(1);
    expect(alarmIn()).toBeUndefined();
    expect(await summary()).toMatchObject({ counts: { pending: 1 }, problem: { code: 'session_revoked' } });
  });

  test('two passes at once are one', async () => {
    const { startTasks, checkTasks, checkTasksNow, sending } = await load(true);
    const status = { 'labs.summary': 'completed' };
    const server = createFakeServer({ 'POST /pluginAsyncTask': pollingServer(status) });
    const context = world.context(server.http);
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    await Promise.all([checkTasks(context, Number.POSITIVE_INFINITY), checkTasksNow(context)]);
    expect(server.to('POST /pluginAsyncTask')).toHaveLength(1);
    expect(await summary()).toMatchObject({ counts: { completed: 1, unknown: 0 } });
  });

  test('a pass that hangs is waited for no longer than its lease', async () => {
    const { startTasks, checkTasks, sending } = await load(true);
    let asked = 0;
    const context = world.context(
      createFakeServer({
        'POST /pluginAsyncTask': () => {
          asked += 1;
          return asked === 1 ? new Promise(() => undefined) : json({ tasks: [] });
        },
      }).http,
    );
    await startTasks(context, { ...sending, taskIds: ['user-1'] });
    void checkTasks(context, Number.POSITIVE_INFINITY);
    await vi.waitFor(() => expect(asked).toBe(1));
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(asked).toBe(1);
    world.clock.time += minute;
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(asked).toBe(2);
  });
});

describe('callback server', () => {
  test('the alarm follows the tasks: after the first reading, and after a pass with nothing due', async () => {
    const upper = { ...plugin, id: 'upper', name: 'labs.upper', isAsync: false };
    const { startTasks, checkTasks, readFreshNotes, sending } = await load(false, [plugin, upper]);
    const server = createFakeServer({ 'GET /callLog': notesOf({ 1: 'HELLO' }) });
    const context = world.context(server.http);
    await startTasks(context, sending);
    world.clock.time += 900;
    await readFreshNotes(context);
    await readFreshNotes(context);
    expect(server.requests).toHaveLength(1);
    expect(alarmIn()).toBe(5 * minute);
    const dueAt = world.clock.time + 5 * minute;
    world.browser.alarms.all.clear();
    await checkTasks(context, dueAt - minute);
    expect(alarmIn()).toBe(5 * minute);
  });

  test('the appended note completes the task and is its message', async () => {
    const { startTasks, checkTasks, readNewestTasks, sending } = await load(false);
    const notes = { 1: 'Hello' };
    const context = world.context(createFakeServer({ 'GET /callLog': notesOf(notes) }).http);
    await startTasks(context, sending);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
    notes[1] = 'Hello\n\nAll agreed.';
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'completed', message: 'All agreed.' }]);
  });

  test('a log is read early three times by a worker that is awake, and no alarm wakes one for it', async () => {
    const { startTasks, readFreshNotes, sending } = await load(false);
    const server = createFakeServer({ 'GET /callLog': notesOf({ 1: 'Hello' }) });
    const context = world.context(server.http);
    await startTasks(context, sending);
    const startedAt = world.clock.time;
    const readAt: number[] = [];
    for (let at = 0; at < 5 * minute; at += 5000) {
      world.clock.time = startedAt + at;
      const before = server.requests.length;
      // Several panels ask.
      await Promise.all([readFreshNotes(context), readFreshNotes(context)]);
      if (server.requests.length > before) readAt.push(at);
      expect((alarmIn() ?? 0) + at).toBeGreaterThanOrEqual(5 * minute);
    }
    expect(server.requests).toHaveLength(3);
    expect(readAt).toEqual([20_000, minute, 3 * minute]);
  });

  test('a worker that stays awake reads by itself', async () => {
    const { sending, readNewestTasks } = await load(false);
    const { startTasksOf } = await import('../../../../src/background/tasks/started-tasks');
    const server = createFakeServer({ 'GET /callLog': notesOf({ 1: 'Hello\n\nDone' }) });
    const context = world.context(server.http);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const activity = {
        ...callToLog,
        account: sending.account,
        form: { subject: '', note: 'Hello', additional: {} },
      };
      await startTasksOf(context, activity, { logId: 'l', taskIds: undefined });
      world.clock.time += 20_000;
      vi.advanceTimersByTime(20_000);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(async () =>
      expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'completed' }]),
    );
  });

  test('what it finds is told at once; where nothing can be had, the passes go on', async () => {
    const { startTasks, readFreshNotes, readNewestTasks, sending } = await load(false);
    const notes = { 1: 'Hello' };
    let isDown = true;
    const server = createFakeServer({
      'GET /callLog': (request, url) => (isDown ? text('', 503) : notesOf(notes)(request, url)),
    });
    const context = world.context(server.http);
    await startTasks(context, sending);
    await startTasks(context, sendingOf(sending.account, '2'));
    world.clock.time += 20_000;
    await readFreshNotes(context);
    isDown = false;
    world.clock.time += minute;
    await readFreshNotes(context);
    expect(server.requests).toHaveLength(1);
    expect(await readNewestTasks({}, 9)).toMatchObject([{ failures: 1 }, { failures: 1 }]);
    expect(alarmIn()).toBeGreaterThan(0);
  });

  test('a late writing of the log: the earlier run is replaced, and text is added once both may have answered', async () => {
    const { startTasks, checkTasks, readNewestTasks, sending } = await load(false);
    const notes = { 1: 'Hello' };
    const context = world.context(createFakeServer({ 'GET /callLog': notesOf(notes) }).http);
    await startTasks(context, sending);
    world.clock.time += minute;
    await startTasks(context, { ...sending, operationId: 'update:1', operation: 'update' });
    notes[1] = 'Hello\n\nAll agreed.';
    for (let turn = 0; turn < 2; turn += 1) {
      world.clock.time += 5 * minute;
      await checkTasks(context, world.clock.time);
    }
    expect(await readNewestTasks({}, 9)).toMatchObject([
      { operation: 'update', state: 'added', message: 'All agreed.' },
      { operation: 'create', state: 'replaced' },
    ]);
    expect(await summary()).toMatchObject({ counts: { pending: 0, added: 1, replaced: 1 } });
    expect(alarmIn()).toBeUndefined();
  });

  test.each([
    [14, undefined],
    [16, 'then'],
  ])('settings read %i minutes before: the task says %s', async (minutes, said) => {
    const { startTasks, readNewestTasks, sending } = await load(false);
    const refreshedAt = world.clock.time - minutes * minute;
    await world.browser.storage.local.set({ installedPlugins: { plugins: [plugin], refreshedAt } });
    await startTasks(world.context(createFakeServer({}).http), sending);
    expect((await readNewestTasks({}, 9))[0]?.settingsReadAt).toBe(said && refreshedAt);
  });

  test('tasks that are not due are left alone, and nothing pending means no request', async () => {
    const { startTasks, checkTasks, sending } = await load(false);
    const server = createFakeServer({});
    const context = world.context(server.http);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    await startTasks(context, sending);
    await checkTasks(context, world.clock.time);
    expect(server.requests).toHaveLength(0);
  });

  test('25 sessions a pass, five a request', async () => {
    const { startTasks, checkTasks, sending } = await load(false);
    const server = createFakeServer({ 'GET /callLog': notesOf({}) });
    const context = world.context(server.http);
    for (let key = 0; key < 40; key += 1) await startTasks(context, sendingOf(sending.account, `${key}`));
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(server.requests).toHaveLength(5);
  });

  test('a log that cannot be read does not hide the others', async () => {
    const { startTasks, checkTasks, sending } = await load(false);
    const route: Route = (request, url) =>
      url.searchParams.get('sessionIds')?.split(',').includes('bad')
        ? json({ successful: false, returnMessage: { message: 'Deleted' } })
        : notesOf({ good: 'Hello\n\nDone' })(request, url);
    const server = createFakeServer({ 'GET /callLog': route });
    const context = world.context(server.http);
    for (const key of ['bad', 'good']) await startTasks(context, sendingOf(sending.account, key));
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('Deleted');
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('Deleted');
    expect(await summary()).toMatchObject({ counts: { completed: 1, pending: 1 } });
  });

  test('a reading that crosses an update of the log proves nothing', async () => {
    const { startTasks, checkTasks, sending } = await load(false);
    const update = {
      ...sending,
      operationId: 'update:1',
      operation: 'update' as const,
      note: 'Hello\n\nMore',
    };
    const context = world.context(
      createFakeServer({
        'GET /callLog': async (request, url) => {
          await startTasks(context, update);
          return notesOf({ 1: 'Hello\n\nMore' })(request, url);
        },
      }).http,
    );
    await startTasks(context, sending);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await summary()).toMatchObject({ counts: { pending: 1, replaced: 1, completed: 0, added: 0 } });
  });

  test('a note that is just being written is not read', async () => {
    const { startTasks, checkTasks, activities, sending } = await load(false);
    const server = createFakeServer({ 'GET /callLog': notesOf({ 1: 'Hello\n\nMore' }) });
    const context = world.context(server.http);
    await startTasks(context, sending);
    const call = {
      sessionId: '1',
      direction: 'Inbound',
      startTime: 0,
      duration: 1,
      result: '',
      from: {},
      to: {},
    };
    await activities.set('call:1', {
      id: 'call:1',
      account: sending.account,
      kind: 'call',
      call: { ...call, direction: 'Inbound' },
      fate: 'sending',
      operations: [{ kind: 'create' }],
      attempts: 0,
      createdAt: 0,
      changedAt: 0,
    });
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(server.requests).toHaveLength(0);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
  });
});

test('messages are sent, never done, and nobody is asked', async () => {
  const { startTasks, readNewestTasks, sending } = await load(false);
  await startTasks(world.context(createFakeServer({}).http), { ...sending, logTypes: ['sms'] });
  expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'sent', source: 'message', logType: 'sms' }]);
  expect(alarmIn()).toBeUndefined();
});

describe('the ledger', () => {
  describe('of an owner who has left', () => {
    const sam = { ...identity, extensionId: '102' };
    const leavings = [
      ['another CRM is connected', { connection: { ...connection, platform: 'otherCRM' } }],
      ['no CRM is connected', { connection: null }],
      ['another person is here', { identity: sam }],
      ['nobody is signed in', { identity: null, connection: null }],
    ] as const;

    test.each(leavings)(
      'stay pending, unseen and uncounted while %s, and are read again',
      async (_where, now) => {
        const { startTasks, settleLedger, checkTasks, markTasksSeen, readNewestTasks, ...worker } =
          await load(true);
        const server = createFakeServer({
          'POST /pluginAsyncTask': pollingServer({ 'labs.summary': 'failed' }),
        });
        const context = world.context(server.http);
        await startTasks(context, { ...worker.sending, taskIds: ['a'] });
        await world.browser.storage.local.set(now);
        await settleLedger(context);
        expect(await summary()).toMatchObject({ counts: { pending: 0 }, unseen: 0, days: {}, plugins: {} });
        expect(alarmIn()).toBeUndefined();
        world.clock.time += day;
        await checkTasks(context, Number.POSITIVE_INFINITY);
        await worker.clearFinishedTasks(context);
        expect(server.requests).toEqual([]);
        expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'pending' }]);
        await world.connect({ capabilities: { ...connection.capabilities, pollsTasks: true } });
        await settleLedger(context);
        expect(await summary()).toMatchObject({ counts: { pending: 1 } });
        await checkTasks(context, Number.POSITIVE_INFINITY);
        expect(await summary()).toMatchObject({ counts: { pending: 0, failed: 1 }, unseen: 1 });
        expect(await world.browser.action.getBadgeText()).toBe('1');
        // A failure is theirs as well: whoever comes next has no badge, and cannot look at it for them.
        await world.browser.storage.local.set(now);
        await settleLedger(context);
        await markTasksSeen(context);
        expect(await world.browser.action.getBadgeText()).toBe('');
        await world.connect();
        await settleLedger(context);
        expect(await world.browser.action.getBadgeText()).toBe('1');
      },
    );

    test.each(leavings)('wait no longer than a week while %s', async (_where, now) => {
      const { startTasks, settleLedger, readNewestTasks, sending } = await load(false);
      const context = world.context(createFakeServer({}).http);
      await startTasks(context, sending);
      await world.browser.storage.local.set(now);
      world.clock.time += 7 * day;
      await settleLedger(context);
      expect(await readNewestTasks({}, 9)).toMatchObject([{ state: 'unknown', source: 'expired' }]);
      expect(world.browser.notifications.create).not.toHaveBeenCalled();
    });

    test('who leaves in the middle of a pass has no more asked of another server', async () => {
      const { startTasks, checkTasks, readNewestTasks, sending } = await load(true);
      const server = createFakeServer({
        'POST /pluginAsyncTask': async () => {
          await world.browser.storage.local.set({ connection: { ...connection, platform: 'otherCRM' } });
          return json({ tasks: [{ cacheKey: 'pluginTask-labs.summary', status: 'processing' }] });
        },
      });
      const context = world.context(server.http);
      const count = 12;
      for (let log = 0; log < count; log += 1)
        await startTasks(context, sendingOf(sending.account, `${log}`, { taskIds: [`id-${log}`] }));
      await checkTasks(context, Number.POSITIVE_INFINITY);
      // Those that were under way.
      expect(server.requests.length).toBeLessThanOrEqual(4);
      const found = await readNewestTasks({}, 99);
      expect(found.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'pending'));
    });

    test('what earlier versions ended as left stays so', async () => {
      const { changeTasks, settleLedger, readNewestTasks, sending } = await load(false);
      const { nextAt: _nextAt, ...ended } = { ...polled, account: sending.account };
      const left = { ...ended, state: 'unknown', source: 'left', settledAt: world.clock.time } as const;
      await changeTasks({ ids: [] }, () => [left]);
      await settleLedger(world.context(createFakeServer({}).http));
      expect(await readNewestTasks({}, 9)).toEqual([left]);
      expect(await summary()).toMatchObject({ counts: { unknown: 1 } });
    });
  });

  test('what ended is pruned after 30 days, dismissed and cleared on request; what is pending stays', async () => {
    const worker = await load(true);
    const context = world.context(
      createFakeServer({ 'POST /pluginAsyncTask': pollingServer({ 'labs.summary': 'failed' }) }).http,
    );
    await worker.startTasks(context, { ...worker.sending, taskIds: ['a'] });
    await worker.dismissTasks(context, ['create:1/summary']);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
    await worker.checkTasks(context, Number.POSITIVE_INFINITY);
    await worker.startTasks(context, sendingOf(worker.sending.account, '2', { taskIds: ['b'] }));
    world.clock.time += 30 * day - 1;
    await worker.pruneLedger(context);
    expect(await worker.readNewestTasks({}, 9)).toHaveLength(2);
    world.clock.time += 2;
    await worker.pruneLedger(context);
    expect(await worker.readNewestTasks({}, 9)).toMatchObject([{ state: 'pending' }]);
    await worker.clearFinishedTasks(context);
    expect(await worker.readNewestTasks({}, 9)).toHaveLength(1);
  });

  test('an alarm lost in a browser restart is set again, and a correct one is left alone', async () => {
    const { startTasks, settleLedger, sending } = await load(true);
    const context = world.context(createFakeServer({}).http);
    await startTasks(context, { ...sending, taskIds: ['a'] });
    world.clock.time += 2 * minute;
    await settleLedger(context);
    expect(alarmIn()).toBe(3 * minute);
    world.browser.alarms.all.clear();
    await settleLedger(context);
    expect(alarmIn()).toBe(3 * minute);
  });

  test('a task that is added while the alarm is taken away keeps its alarm', async () => {
    const { startTasks, settleLedger, sending } = await load(true);
    const context = world.context(createFakeServer({}).http);
    await Promise.all([
      settleLedger(context),
      startTasks(context, { ...sending, taskIds: ['a'] }),
      settleLedger(context),
    ]);
    expect(alarmIn()).toBe(5 * minute);
  });
});

describe('notifications', () => {
  const words = () =>
    json({
      tasks_failed_one: { message: '$1 failed' },
      tasks_completed_one: { message: '$1 completed' },
      notice_failed: { message: 'Failed: $1' },
      notice_completed: { message: 'Completed: $1' },
      badge_title_failed_one: { message: '$1 background task failed' },
      appName: { message: 'App Connect Panel' },
    });

  async function passWithTwoEnds(notices: string[]) {
    const worker = await load(true, [plugin, digest]);
    await world.browser.storage.local.set({ preferences: { notices } });
    const context = world.context(
      createFakeServer({
        'GET /_locales/en/messages.json': words,
        'POST /pluginAsyncTask': pollingServer({ 'labs.summary': 'completed', 'labs.digest': 'failed' }),
      }).http,
    );
    await worker.startTasks(context, { ...worker.sending, taskIds: ['a', 'b'] });
    await worker.checkTasks(context, Number.POSITIVE_INFINITY);
    return { worker, context };
  }

  test('one notification a pass, failures first; the badge counts failures, its title says so', async () => {
    const { worker, context } = await passWithTwoEnds(['failed', 'unknown', 'completed']);
    const { notifications, action } = world.browser;
    expect(notifications.create).toHaveBeenCalledTimes(1);
    expect(notifications.create.mock.calls[0]?.[1]).toMatchObject({
      title: '1 failed, 1 completed',
      message: 'Failed: Digest\nCompleted: Summary',
    });
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '1' });
    expect(action.setTitle).toHaveBeenLastCalledWith({
      title: 'App Connect Panel: 1 background task failed',
    });
    await worker.markTasksSeen(context);
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
    expect(action.setTitle).toHaveBeenLastCalledWith({ title: 'App Connect Panel' });
    expect(await summary()).toMatchObject({ counts: { failed: 1 }, unseen: 0 });
  });

  test('in a British browser, in the words of Chrome’s file for it', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB');
    const worker = await load(true, [plugin, digest]);
    const context = world.context(
      createFakeServer({
        'GET /_locales/en_GB/messages.json': words,
        'POST /pluginAsyncTask': pollingServer({ 'labs.summary': 'completed', 'labs.digest': 'failed' }),
      }).http,
    );
    await worker.startTasks(context, { ...worker.sending, taskIds: ['a', 'b'] });
    await worker.checkTasks(context, Number.POSITIVE_INFINITY);
    expect(world.browser.notifications.create.mock.calls[0]?.[1]).toMatchObject({
      title: '1 failed, 1 completed',
    });
  });

  test('only the chosen levels', async () => {
    await passWithTwoEnds(['completed']);
    expect(world.browser.notifications.create.mock.calls[0]?.[1]).toMatchObject({ title: '1 completed' });
  });

  test('none at all', async () => {
    await passWithTwoEnds([]);
    expect(world.browser.notifications.create).not.toHaveBeenCalled();
  });
});
