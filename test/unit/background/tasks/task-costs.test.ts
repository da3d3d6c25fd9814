import { IDBCursor, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { newNoteWatch } from '../../../../src/core/tasks/note-watch';
import type { Task } from '../../../../src/core/tasks/task';
import { createFakeServer, json } from '../../fakes/fake-server';
import { polled } from '../../fakes/task';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

/** What background work costs, in counts that gate; `npm run bench` prints them. */

const minute = 60_000;
const day = 24 * 60 * minute;
const figures: [string, number, number][] = [];
let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});
afterAll(() => {
  const lines = figures.map(
    ([name, value, limit]) =>
      `  ${name.padEnd(62)} ${String(value).padStart(6)}  of ${String(limit).padStart(6)}`,
  );
  console.log(`Background work, in counts:\n${lines.join('\n')}`);
});

function gate(name: string, value: number, limit: number): void {
  figures.push([name, value, limit]);
  expect({ [name]: Math.max(value, limit) }).toEqual({ [name]: limit });
}

type Kind = 'polling' | 'callback';

async function load(kind: Kind, count: number, startedAgo = 0) {
  await world.connect({
    capabilities: { ...connection.capabilities, pollsTasks: kind === 'polling' },
  });
  const [pass, ledger, store, { ownerKey }, person, start] = await Promise.all([
    import('../../../../src/background/tasks/task-pass'),
    import('../../../../src/background/tasks/task-ledger'),
    import('../../../../src/storage/tasks/task-store'),
    import('../../../../src/core/crm/account'),
    import('../../../../src/background/sign-in/ring-central-person'),
    import('../../../../src/background/start'),
  ]);
  const server = createFakeServer({
    'POST /restapi/oauth/token': () => json({ access_token: 'a', refresh_token: 'r', expires_in: 3600 }),
    'GET /restapi/v1.0/account/~/extension/~': () => json({ id: '101', account: { id: '400000001' } }),
    'POST /pluginAsyncTask': () =>
      json({ tasks: [{ cacheKey: `pluginTask-${polled.pluginName}`, status: 'processing' }] }),
    'GET /callLog': (_request, url) =>
      json({
        successful: true,
        logs: (url.searchParams.get('sessionIds') ?? '')
          .split(',')
          .map((sessionId) => ({ sessionId, matched: true, logId: 'l', logData: { note: 'Hello' } })),
      }),
  });
  const startedAt = world.clock.time - startedAgo;
  const tasks = Array.from({ length: count }, (_, index): Task => ({
    ...polled,
    id: `o${index}/summary`,
    operationId: `o${index}`,
    activityId: `call:${index}`,
    sessionId: `${index}`,
    account: ownerKey(identity, connection),
    watch: kind === 'polling' ? { by: 'poll', ids: [`u-${index}`] } : newNoteWatch('Hello', false, 1),
    startedAt: startedAt - index,
    nextAt: world.clock.time,
  }));
  await store.changeTasks({ ids: [] }, () => tasks);
  const context = world.context(server.http);
  await ledger.settleLedger(context);
  return { ...pass, ...ledger, ...store, ...person, ...start, context, server };
}

/** Lets all alarms ring for a day; returns how often that was. */
async function liveADay(worker: Awaited<ReturnType<typeof load>>): Promise<number> {
  const { all } = world.browser.alarms;
  const until = world.clock.time + day;
  let wakes = 0;
  for (;;) {
    const [alarm] = [...all.values()].toSorted((a, b) => a.scheduledTime - b.scheduledTime);
    if (!alarm || alarm.scheduledTime > until) break;
    world.clock.time = Math.max(world.clock.time, alarm.scheduledTime);
    all.delete(alarm.name);
    wakes += 1;
    if (alarm.name === 'ringcentral') await worker.renewPerson(worker.context);
    else await worker.checkTasks(worker.context, Math.max(alarm.scheduledTime, world.clock.time));
  }
  return wakes;
}

test('an idle day costs one look at who is signed in', async () => {
  for (const kind of ['polling', 'callback'] as const) {
    world = createSurroundings();
    const worker = await load(kind, 0);
    await worker.takeUp(worker.context);
    gate(`${kind} server, idle day: wakes`, await liveADay(worker), 1);
    // The sign-in is renewed with it.
    gate(`${kind} server, idle day: requests`, worker.server.requests.length, 2);
  }
});

test('a day with one pending task', async () => {
  for (const [kind, most] of [
    // Due at once, then every five minutes.
    ['polling', 289],
    ['callback', 36],
  ] as const) {
    world = createSurroundings();
    const worker = await load(kind, 1);
    gate(`${kind} server, one task pending for a day: wakes`, await liveADay(worker), most);
    gate(`${kind} server, one task pending for a day: requests`, worker.server.requests.length, most);
  }
});

test.each([
  ['polling', 1, 1],
  ['polling', 10, 10],
  ['polling', 1000, 1000],
  ['callback', 1, 1],
  ['callback', 10, 2],
  ['callback', 1000, 5],
] as const)('%s server, a pass over %i tasks', async (kind, count, most) => {
  const worker = await load(kind, count);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  const repaints = vi.fn<(changes: object) => void>();
  world.browser.storage.onChanged.addListener((changes) => {
    if ('taskSummary' in changes) repaints(changes);
  });
  await worker.checkTasks(worker.context, world.clock.time);
  gate(`${kind} server, pass over ${count} tasks: requests`, worker.server.requests.length, most);
  const touched = kind === 'polling' ? count : Math.min(count, 25);
  gate(`${kind} server, pass over ${count} tasks: records written`, put.mock.calls.length, 2 * touched);
  gate(`${kind} server, pass over ${count} tasks: view writes`, repaints.mock.calls.length, 1);
});

test('10,000 tasks: what is read before the first paint, and what a change writes', async () => {
  const worker = await load('callback', 10_000);
  const reads = vi.spyOn(world.browser.storage.local, 'get');
  const { openView } = await import('../../../../src/storage/panel-view');
  const { view } = await openView();
  gate('10,000 tasks, before paint: storage reads', reads.mock.calls.length, 1);
  gate('10,000 tasks, before paint: bytes of the summary', JSON.stringify(view.taskSummary).length, 4000);
  const single = vi.spyOn(IDBObjectStore.prototype, 'get');
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  const indexed = vi.spyOn(IDBIndex.prototype, 'getAll');
  const steps = vi.spyOn(IDBCursor.prototype, 'continue');
  const newest = await worker.readNewestTasks({}, 30);
  expect(newest.map(({ id }) => id).slice(0, 2)).toEqual(['o0/summary', 'o1/summary']);
  gate('10,000 tasks, before paint: tasks read', steps.mock.calls.length + 1, 30);
  gate(
    '10,000 tasks, before paint: other reads',
    [single, all, indexed].flatMap((spy) => spy.mock.calls).length,
    0,
  );
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await worker.changeTasks({ ids: ['o5/summary'] }, (tasks) =>
    tasks.map((task) => ({ ...task, attempts: task.attempts + 1 })),
  );
  gate(
    '10,000 tasks, a change: task records written',
    put.mock.calls.filter(([value]) => Object(value).id).length,
    1,
  );
  gate('10,000 tasks, a change: records written, the summary included', put.mock.calls.length, 2);
  const bytes = put.mock.calls.reduce((sum, [value]) => sum + JSON.stringify(value).length, 0);
  gate('10,000 tasks, a change: bytes written', bytes, 2500);
  gate('10,000 tasks, a change: records read', single.mock.calls.length, 2);
});
