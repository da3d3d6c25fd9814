import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Activity } from '../../../src/core/activity';
import { createFakeServer, json, text } from '../fakes/fake-server';
import { connection, createSurroundings, identity, type Surroundings } from '../fakes/worker';

const minute = 60_000;
let world: Surroundings;

beforeEach(() => {
  vi.resetModules();
  world = createSurroundings();
});

const plugin = {
  id: 'summary',
  name: 'labs.summary',
  displayName: 'Summary',
  developer: '',
  description: '',
  version: '1',
  access: 'public',
  isAsync: true,
  logTypes: ['call'],
  requireLicense: false,
  needsSignIn: false,
  hasManifest: true,
  form: { schema: {}, uiSchema: {} },
  settings: [],
};

async function load(polls: boolean) {
  await world.connect({
    capabilities: {
      ...connection.capabilities,
      pollsTasks: polls,
      rcTokenInHeader: !polls,
      accountPlugins: !polls,
    },
  });
  await world.browser.storage.local.set({ installedPlugins: { plugins: [plugin], refreshedAt: 1 } });
  const { startTasks } = await import('../../../src/background/task-ledger');
  const { checkTasks } = await import('../../../src/background/task-pass');
  const { ledger } = await import('../../../src/storage/collections');
  const { accountKey } = await import('../../../src/core/account');
  const activity: Activity = {
    id: 'call:1',
    account: accountKey(identity, connection),
    call: {
      sessionId: '1',
      direction: 'Inbound',
      startTime: 0,
      duration: 5,
      result: 'x',
      from: { name: 'Ada' },
      to: {},
    },
    form: { subject: '', note: 'Hello', additional: {} },
    fate: 'sending',
    kind: 'call',
    operations: [{ kind: 'create' }],
    attempts: 0,
    createdAt: 0,
    changedAt: 0,
  };
  return { startTasks, checkTasks, ledger, activity };
}

async function summary() {
  return (await world.browser.storage.local.get('taskSummary'))['taskSummary'];
}

describe('polling server', () => {
  test('pending, then completed; the alarm rings in five minutes and then never again', async () => {
    const { startTasks, checkTasks, activity } = await load(true);
    let status = 'processing';
    const server = createFakeServer({
      'POST /pluginAsyncTask': () => json({ tasks: [{ cacheKey: 'pluginTask-labs.summary', status }] }),
    });
    const context = world.context(server.http);
    await startTasks(context, activity, ['user-1']);
    expect(world.browser.alarms.all.get('tasks')?.scheduledTime).toBe(world.clock.time + 5 * minute);
    world.clock.time += 5 * minute;
    await checkTasks(context, world.clock.time);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
    status = 'completed';
    world.clock.time += 5 * minute;
    await checkTasks(context, world.clock.time);
    expect(await summary()).toMatchObject({ counts: { pending: 0, completed: 1 } });
    expect(world.browser.alarms.all.has('tasks')).toBe(false);
    const [request] = server.to('POST /pluginAsyncTask');
    expect(request).toMatchObject({ body: { asyncTaskIds: ['user-1'] } });
    expect(request?.url).toContain('jwtToken=jwt');
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  test('a task that vanished unread is unknown', async () => {
    const { startTasks, checkTasks, activity } = await load(true);
    const context = world.context(
      createFakeServer({ 'POST /pluginAsyncTask': () => json({ tasks: [] }) }).http,
    );
    await startTasks(context, activity, ['user-1']);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await summary()).toMatchObject({ counts: { unknown: 1, pending: 0 } });
  });

  test('no ids: nothing was started, nothing is asked', async () => {
    const { startTasks, activity } = await load(true);
    await startTasks(world.context(createFakeServer({}).http), activity, []);
    expect(world.browser.alarms.all.size).toBe(0);
  });

  test('a failure keeps the task and says why', async () => {
    const { startTasks, checkTasks, activity } = await load(true);
    const context = world.context(
      createFakeServer({ 'POST /pluginAsyncTask': () => text('<html>', 502) }).http,
    );
    await startTasks(context, activity, ['user-1']);
    await expect(checkTasks(context, Number.POSITIVE_INFINITY)).rejects.toThrow('server_error');
    expect(await summary()).toMatchObject({ counts: { pending: 1 }, problem: { code: 'server_error' } });
  });
});

describe('callback server', () => {
  test('the alarm follows the tasks: after the first reading, and after a pass with nothing due', async () => {
    const { startTasks, checkTasks, activity } = await load(false);
    const { readFirstNotes } = await import('../../../src/background/task-pass');
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    const plugins = [
      ...installedPlugins.plugins,
      { ...plugin, id: 'upper', name: 'labs.upper', isAsync: false },
    ];
    await world.browser.storage.local.set({ installedPlugins: { plugins, refreshedAt: 1 } });
    const server = createFakeServer({
      'GET /callLog': () =>
        json({
          successful: true,
          logs: [{ sessionId: '1', matched: true, logId: 'l', logData: { note: 'HELLO' } }],
        }),
    });
    const context = world.context(server.http);
    await startTasks(context, activity, undefined);
    world.clock.time += 900;
    await readFirstNotes(context);
    const dueAt = (await summary()).nextCheckAt;
    expect(world.browser.alarms.all.get('tasks')?.scheduledTime).toBe(dueAt);
    world.browser.alarms.all.clear();
    await checkTasks(context, dueAt - 60_000);
    expect(world.browser.alarms.all.get('tasks')?.scheduledTime).toBe(dueAt);
  });

  test('the appended note completes the task and is its message', async () => {
    const { startTasks, checkTasks, activity } = await load(false);
    let note = 'Hello';
    const server = createFakeServer({
      'GET /callLog': () =>
        json({ successful: true, logs: [{ sessionId: '1', matched: true, logId: 'l', logData: { note } }] }),
    });
    const context = world.context(server.http);
    await startTasks(context, activity, undefined);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await summary()).toMatchObject({ counts: { pending: 1 } });
    note = 'Hello\n\nAll agreed.';
    await checkTasks(context, Number.POSITIVE_INFINITY);
    expect(await summary()).toMatchObject({ counts: { completed: 1 }, newest: [{ message: 'All agreed.' }] });
  });

  test('tasks that are not due are left alone, and nothing pending means no request', async () => {
    const { startTasks, checkTasks, activity } = await load(false);
    const server = createFakeServer({});
    const context = world.context(server.http);
    await checkTasks(context, Number.POSITIVE_INFINITY);
    await startTasks(context, activity, undefined);
    await checkTasks(context, world.clock.time);
    expect(server.requests).toHaveLength(0);
  });
});
