import { IDBCursor, IDBObjectStore } from 'fake-indexeddb';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import type { Conversation } from '../../../../src/core/activity/conversation';
import { createFakeServer, json } from '../../fakes/fake-server';
import { personKey } from '../../../../src/core/crm/account';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** What a busy day of calls and messages costs, in counts that gate; `npm run bench` prints them. */

const minute = 60_000;
const calls = 500;
const conversations = 200;
const messagesEach = 10;
const figures: [string, number, number][] = [];
let world: Surroundings;

beforeEach(() => {
  world = createSurroundings();
});
afterAll(() => {
  const lines = figures.map(
    ([name, value, limit]) =>
      `  ${name.padEnd(70)} ${String(value).padStart(6)}  of ${String(limit).padStart(6)}`,
  );
  console.log(`A day of ${calls} calls and 2,000 messages, in counts:\n${lines.join('\n')}`);
});

function gate(name: string, value: number, limit: number): void {
  figures.push([name, value, limit]);
  expect({ [name]: Math.max(value, limit) }).toEqual({ [name]: limit });
}

function callAt(index: number, startTime: number): Call {
  return {
    sessionId: `${900_000 + index}`,
    telephonySessionId: `s-${900_000 + index}`,
    direction: index % 3 === 0 ? 'Outbound' : 'Inbound',
    startTime,
    duration: 65,
    result: 'Accepted',
    from: { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' },
    to: { phoneNumber: '+16505550100', name: 'Priya Nair' },
  };
}

function dayOf(index: number, count: number, startTime: number): Conversation {
  const party = { phoneNumber: `+1650555${1000 + index}` };
  return {
    conversationLogId: `${index}/11/14/2023`,
    conversationId: `${index}`,
    kind: 'sms',
    date: '11/14/2023',
    self: { phoneNumber: '+16505550100' },
    correspondents: [party],
    messages: Array.from({ length: count }, (_, place) => ({
      id: `${index}-${count - place}`,
      direction: 'Inbound',
      creationTime: startTime - place * minute,
      text: 'Is the offer of last week still good? We would like to order before the end of the month.',
      from: party,
      to: [],
      attachments: [],
    })),
  };
}

async function load() {
  await world.connect();
  const [recording, outbox, list, view, newest, ledger] = await Promise.all([
    import('../../../../src/background/activity/recording'),
    import('../../../../src/background/activity/outbox'),
    import('../../../../src/panel/activity/list/activity-search'),
    import('../../../../src/storage/panel-view'),
    import('../../../../src/storage/activity/newest-activities'),
    import('../../../../src/background/tasks/task-ledger'),
  ]);
  const server = createFakeServer({
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
  });
  // As at every start of the worker: the tasks of this owner have been counted.
  await ledger.settleLedger(world.context(server.http));
  return {
    ...recording,
    ...outbox,
    ...list,
    ...view,
    ...newest,
    server,
    context: world.context(server.http),
  };
}

type Worker = Awaited<ReturnType<typeof load>>;

/** The whole day through the worker; every tenth call is logged as soon as it is over. */
async function liveTheDay(worker: Worker): Promise<void> {
  const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  for (let index = 0; index < calls; index += 1) {
    world.clock.time += minute;
    const { activityId } = await worker.recordCall(
      worker.context,
      callAt(index, world.clock.time - minute),
      true,
    );
    if (index % 10 !== 0) continue;
    await worker.queueLog(worker.context, activityId, { contact, subject: 'S', note: 'N', additional: {} });
    await worker.flushOutbox(worker.context);
  }
  for (let index = 0; index < conversations; index += 1) {
    world.clock.time += minute;
    for (const count of [1, messagesEach])
      await worker.recordConversation(worker.context, dayOf(index, count, world.clock.time));
  }
}

function watchReads() {
  return {
    storage: vi.spyOn(world.browser.storage.local, 'get'),
    single: vi.spyOn(IDBObjectStore.prototype, 'get'),
    all: vi.spyOn(IDBObjectStore.prototype, 'getAll'),
    steps: vi.spyOn(IDBCursor.prototype, 'continue'),
  };
}

test('a busy day: what is read before Activity paints, and what one more call costs', async () => {
  const worker = await load();
  const counts = watchReads();
  await liveTheDay(worker);
  gate('the whole day: times that all activities were read', counts.all.mock.calls.length, 0);
  vi.restoreAllMocks();

  const { storage, single, all, steps } = watchReads();
  const { activitySummary } = (await worker.openView()).view;
  expect(activitySummary.counts).toMatchObject({
    todo: calls - calls / 10 + conversations,
    logged: calls / 10,
  });
  gate('before paint: storage reads', storage.mock.calls.length, 1);
  gate('before paint: activities', activitySummary.newest.length, 30);
  gate(
    'before paint: records of the database read',
    [single, all, steps].flatMap((spy) => spy.mock.calls).length,
    0,
  );
  gate('before paint: bytes of the summary', JSON.stringify(activitySummary).length, 5_000);
  expect(await worker.readNewestActivities()).toHaveLength(30);
  gate('for the list: records of the database read', single.mock.calls.length, 30);
  gate('for the list: times that all activities were read', all.mock.calls.length, 0);
  single.mockClear();

  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await worker.recordCall(worker.context, callAt(calls, world.clock.time), true);
  gate('one more call: records read', single.mock.calls.length, 1);
  gate('one more call: times that all activities were read', all.mock.calls.length, 0);
  gate('one more call: records written', put.mock.calls.length, 1);
  gate('one more call: bytes of its record', JSON.stringify(put.mock.calls[0]?.[0]).length, 1000);

  put.mockClear();
  single.mockClear();
  await worker.recordConversation(worker.context, dayOf(7, messagesEach + 1, world.clock.time));
  gate('one more message: records read', single.mock.calls.length, 3);
  // Its day, and to whom the new one belongs.
  gate('one more message: records written', put.mock.calls.length, 2);

  all.mockClear();
  const page = await worker.searchActivities({
    person: personKey(identity),
    search: 'last week',
    isLeft: () => false,
    offset: 0,
    limit: 50,
  });
  expect([page.lines.length, page.total]).toEqual([50, conversations]);
  gate('a search: times that all activities were read', all.mock.calls.length, 1);
});
