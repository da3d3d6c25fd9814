import { beforeEach, expect, test } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { callToLog } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { installedPlugin } from '../../fakes/installed-plugin';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

/** Whose note is read again: that of a log which nobody is writing just now. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  const plugins = [installedPlugin('summary', { displayName: 'Summary', logTypes: ['call'] })];
  await world.browser.storage.local.set({ installedPlugins: { plugins, refreshedAt: 1 } });
});

test.each([
  ['is logged', { fate: 'logged', logId: 'log-1', operations: [] }, 1],
  [
    'needs somebody after it was created: the CRM has refused its disposition',
    { fate: 'needs_you', logId: 'log-1', operations: [{ kind: 'disposition' }] },
    1,
  ],
  ['needs somebody before it was created', { fate: 'needs_you', operations: [{ kind: 'create' }] }, 0],
  [
    'needs somebody because nobody knows whether its change has arrived, whose plugins may add to the note too',
    { fate: 'needs_you', logId: 'log-1', operations: [{ kind: 'update' }], maybeSent: true },
    0,
  ],
  ['is being sent', { fate: 'sending', logId: 'log-1', operations: [{ kind: 'update' }] }, 0],
  ['is asked about', { fate: 'asking', logId: 'log-1', operations: [{ kind: 'update' }] }, 0],
] as const)('a log that %s', async (_what, state, readings) => {
  const { ownerKey } = await import('../../../../src/core/crm/account');
  const { activities } = await import('../../../../src/storage/activity/activities');
  const { startTasks } = await import('../../../../src/background/tasks/task-ledger');
  const { checkTasks } = await import('../../../../src/background/tasks/task-pass');
  const account = ownerKey(identity, connection);
  const server = createFakeServer({ 'GET /callLog': () => json({ successful: true, logs: [] }) });
  const context = world.context(server.http);
  await startTasks(context, {
    operationId: 'create:1',
    operation: 'create',
    account,
    activityId: 'call:1',
    sessionId: '1',
    logId: 'log-1',
    logTypes: ['call'],
    subject: 'Ada',
    note: 'Hello',
    taskIds: undefined,
  });
  await activities.set('call:1', {
    ...callToLog,
    id: 'call:1',
    account,
    ...state,
    operations: [...state.operations],
  });
  await checkTasks(context, Number.POSITIVE_INFINITY);
  expect(server.to('GET /callLog')).toHaveLength(readings);
});

test.each([
  ['is there', 'afterConfirmed'],
  ['is left as it is', 'afterIgnored'],
] as const)(
  'an update that may have arrived and, a person says, %s has its own task: no text is taken for the run before',
  async (_said, decide) => {
    const decisions = await import('../../../../src/core/activity/activity-decision');
    const { ownerKey } = await import('../../../../src/core/crm/account');
    const { activities } = await import('../../../../src/storage/activity/activities');
    const { replaceActivities } = await import('../../../../src/background/activity/outbox');
    const { readTasksOf } = await import('../../../../src/storage/tasks/task-store');
    const { startTasksOf } = await import('../../../../src/background/tasks/started-tasks');
    const context = world.context(createFakeServer({}).http);
    const account = ownerKey(identity, connection);
    const created: Activity = { ...callToLog, id: 'call:1', account, operations: [{ kind: 'create' }] };
    await startTasksOf(context, created, { logId: 'log-1' });
    const asked: Activity = {
      ...created,
      fate: 'needs_you',
      logId: 'log-1',
      operations: [{ kind: 'update' }],
      sentAt: world.clock.time,
      maybeSent: true,
      problem: { code: 'unclear_outcome' },
    };
    await activities.set('call:1', asked);
    const record = decisions[decide](asked, world.clock.time);
    await replaceActivities(context, [{ expected: asked, record }]);
    const tasks = await readTasksOf('call:1');
    const states = new Map(tasks.map(({ operation, state }) => [operation, state]));
    expect([states.get('create'), states.get('update'), tasks.length]).toEqual(['replaced', 'pending', 2]);
  },
);
